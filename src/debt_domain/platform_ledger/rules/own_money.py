"""What goes between the client account and the platform's own."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.platform_ledger.rules.catalogue import (
    MAKE_GOOD_SHORTAGE,
    WITHDRAW_INCOME,
)


def withdraw_income(amount_minor: int) -> Posting:
    """Dr Held:Platform:Own · Cr Held:Platform."""
    lines = (
        debit(accounts.OWN_MONEY, amount_minor),
        credit(accounts.HELD_PLATFORM, amount_minor),
    )
    return Posting(WITHDRAW_INCOME, lines)


def make_good_shortage(amount_minor: int) -> Posting:
    """Dr Held:Platform · Cr Held:Platform:Own."""
    lines = (
        debit(accounts.HELD_PLATFORM, amount_minor),
        credit(accounts.OWN_MONEY, amount_minor),
    )
    return Posting(MAKE_GOOD_SHORTAGE, lines)
