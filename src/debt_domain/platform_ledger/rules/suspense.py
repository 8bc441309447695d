"""Receipts of which nobody knows yet whose they are."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Line
from debt_domain.platform_ledger.rules.catalogue import (
    MATCH_RECEIPT,
    RECEIVE_UNIDENTIFIED,
    RETURN_RECEIPT,
)


def receive_unidentified(amount_minor: int) -> Posting:
    """Dr Held:Platform · Cr Suspense."""
    lines = (
        debit(accounts.HELD_PLATFORM, amount_minor),
        credit(accounts.SUSPENSE, amount_minor),
    )
    return Posting(RECEIVE_UNIDENTIFIED, lines)


def match_receipt(amount_minor: int) -> Posting:
    """Dr Suspense · Cr Held:Platform; the case's ledger debits it again."""
    return Posting(MATCH_RECEIPT, _left(amount_minor))


def return_receipt(amount_minor: int) -> Posting:
    """Dr Suspense · Cr Held:Platform."""
    return Posting(RETURN_RECEIPT, _left(amount_minor))


def _left(amount_minor: int) -> tuple[Line, ...]:
    return (
        debit(accounts.SUSPENSE, amount_minor),
        credit(accounts.HELD_PLATFORM, amount_minor),
    )
