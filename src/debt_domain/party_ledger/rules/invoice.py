"""Invoices: issued, credited, paid, given up, recovered."""

from debt_domain.accounting.accounts import (
    BAD_DEBT,
    OWN_MONEY,
    VAT,
    due,
    held,
    receivable,
)
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.party_ledger.events import InvoiceOrdered
from debt_domain.party_ledger.rules.catalogue import (
    CREDIT_INVOICE,
    ISSUE_INVOICE,
    PAY_INVOICE,
    RECOVER_BALANCE,
    WRITE_OFF_BALANCE,
)
from debt_domain.values.holder import Holder


def issue_invoice(party: Holder, ordered: InvoiceOrdered) -> Posting:
    """Dr Receivable:X · Cr Held:X while above zero, then Cr Due:X.

    What a case ledger has found to be owed stands as Receivable:X already.
    """
    lines = (
        debit(receivable(party), ordered.from_held_minor + ordered.from_due_minor),
        credit(held(party), ordered.from_held_minor),
        credit(due(party), ordered.from_due_minor),
    )
    return Posting(ISSUE_INVOICE, lines)


def credit_invoice(party: Holder, ordered: InvoiceOrdered, paid_minor: int) -> Posting:
    """Give the mirror of the invoice; what was paid on it is due to the party."""
    left = ordered.from_held_minor + ordered.from_due_minor - paid_minor
    lines = (
        debit(held(party), ordered.from_held_minor),
        debit(due(party), ordered.from_due_minor - paid_minor),
        credit(receivable(party), left),
    )
    return Posting(CREDIT_INVOICE, lines)


def pay_invoice(party: Holder, amount_minor: int) -> Posting:
    """Dr Held:Platform:Own · Cr Receivable:X."""
    lines = debit(OWN_MONEY, amount_minor), credit(receivable(party), amount_minor)
    return Posting(PAY_INVOICE, lines)


def write_off_balance(party: Holder, amount_minor: int, vat_minor: int) -> Posting:
    """Dr Expense:BadDebt · Dr Vat · Cr Receivable:X."""
    lines = (
        debit(BAD_DEBT, amount_minor - vat_minor),
        debit(VAT, vat_minor),
        credit(receivable(party), amount_minor),
    )
    return Posting(WRITE_OFF_BALANCE, lines)


def recover_balance(amount_minor: int, vat_minor: int) -> Posting:
    """Dr Held:Platform:Own · Cr Expense:BadDebt · Cr Vat."""
    lines = (
        debit(OWN_MONEY, amount_minor),
        credit(BAD_DEBT, amount_minor - vat_minor),
        credit(VAT, vat_minor),
    )
    return Posting(RECOVER_BALANCE, lines)
