"""What a bank charges, and what it gives for foreign money."""

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Derivation, Line
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.platform_ledger.rules.catalogue import BANK_CHARGE, EXCHANGE
from debt_domain.values.money import Money


def bank_charge(amount_minor: int, vat_minor: int, account: BankAccount) -> Posting:
    """Dr Expense:Bank · Dr Vat:Input · Cr Held:Platform:Own or Held:Platform."""
    is_own = account is BankAccount.OWN
    lines = (
        debit(accounts.BANK_CHARGES, amount_minor - vat_minor),
        debit(accounts.INPUT_VAT, vat_minor),
        credit(accounts.OWN_MONEY if is_own else accounts.HELD_PLATFORM, amount_minor),
    )
    return Posting(BANK_CHARGE, lines)


def exchange(sold: Money, bought: Money, carried: Money) -> Posting:
    """Dr Conversion:USD · Cr Held:Platform USD; Dr Held:Platform · Cr Conversion:EUR.

    The difference goes to Expense:FX, a gain on its credit side.
    """
    lines = (
        _foreign(accounts.conversion(sold.currency), sold.amount_minor, sold.currency),
        _foreign(accounts.HELD_PLATFORM, -sold.amount_minor, sold.currency),
        debit(accounts.HELD_PLATFORM, bought.amount_minor),
        debit(accounts.EXCHANGE_DIFFERENCE, carried.amount_minor - bought.amount_minor),
        credit(accounts.conversion(bought.currency), carried.amount_minor),
    )
    return Posting(EXCHANGE, lines)


def _foreign(account: str, amount_minor: int, currency: str) -> Line:
    return Line(
        account=account,
        amount_minor=amount_minor,
        derivation=Derivation.AMOUNT,
        currency=currency,
    )
