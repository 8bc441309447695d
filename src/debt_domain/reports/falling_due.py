"""What falls due on parties' accounts: payouts to make, invoices that are not paid."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.positions import party_of
from debt_domain.kernel.message import Message
from debt_domain.party_ledger.balances import position
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.projections.trial_balance import LedgerBalance
from debt_domain.reports.funding import unfunded_minor
from debt_domain.values.holder import Holder, HolderKind


class PayoutDue(Message, frozen=True):
    """What the last statement of an account left to be paid out, in minor units.

    Attributes:
        party: Whose account.
        currency: Its currency.
        payable_minor: What is left of what the statement closed with.
        funded_minor: What of that money in hand covers now.
        payout_on: The day on which the terms have it paid out.
    """

    party: Holder
    currency: str
    payable_minor: int
    funded_minor: int
    payout_on: date


class InvoiceOverdue(Message, frozen=True):
    """An invoice that should have been paid.

    Attributes:
        party: Who owes it.
        currency: Of the amount.
        invoice_id: The invoice.
        number: In the series of all invoices.
        due_on: The last day on which it could be paid in time.
        days: How many days that is ago.
        open_minor: What is still to be paid, in minor units.
    """

    party: Holder
    currency: str
    invoice_id: str
    number: int
    due_on: date
    days: int
    open_minor: int


def account_holders(
    ledgers: Iterable[LedgerBalance],
) -> tuple[tuple[Holder, str], ...]:
    """Give the partners and clients that accounts name, each with each currency."""
    found = {
        (party_of(account, ledger.client_id or ""), ledger.currency)
        for ledger in ledgers
        if ledger.currency is not None
        for account in ledger.by_account
        if book_of(account) is Book.SETTLEMENT
    }
    return tuple(
        (Holder(kind=HolderKind(kind), party_id=party_id), currency)
        for name, currency in sorted(found)
        for kind, _, party_id in (name.partition(":"),)
        if party_id
    )


def payout_due(
    ledgers: Sequence[LedgerBalance],
    party: Holder,
    currency: str,
    account: PartyLedgerState,
) -> PayoutDue | None:
    """Tell what is to be paid out to a party; None: nothing is due.

    Args:
        ledgers: The accounts of all ledgers.
        party: Whose account.
        currency: Its currency.
        account: The account as it stands.
    """
    if account.payout_on is None or account.payable_minor <= 0:
        return None
    covered = position(party, _balances(ledgers, currency)) - unfunded_minor(
        ledgers, party, currency
    )
    return PayoutDue(
        party=party,
        currency=currency,
        payable_minor=account.payable_minor,
        funded_minor=max(0, min(account.payable_minor, covered)),
        payout_on=account.payout_on,
    )


def overdue_invoices(
    party: Holder, currency: str, account: PartyLedgerState, on: date
) -> tuple[InvoiceOverdue, ...]:
    """Give the invoices of an account that should have been paid before a day."""
    return tuple(
        InvoiceOverdue(
            party=party,
            currency=currency,
            invoice_id=invoice_id,
            number=invoice.number,
            due_on=invoice.due_on,
            days=(on - invoice.due_on).days,
            open_minor=invoice.open_minor,
        )
        for invoice_id, invoice in account.invoices.items()
        if invoice.due_on is not None and invoice.is_overdue(on)
    )


def _balances(ledgers: Iterable[LedgerBalance], currency: str) -> Mapping[str, int]:
    total = Counter[str]()
    for ledger in ledgers:
        if ledger.currency == currency:
            total.update(ledger.by_account)
    return total
