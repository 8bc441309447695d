"""What the rules remember of a party's account, and how an event changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from debt_domain.accounting.events import EntryPosted
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    CreditNoteIssued,
    CreditNoteOrdered,
    InvoiceIssued,
    InvoiceOrdered,
    InvoicePaymentRecorded,
    PartyLedgerEvent,
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
    RecoveryRecorded,
    RemittanceRecorded,
    StatementIssued,
)
from debt_domain.party_ledger.model import InvoiceSource, InvoiceStatus, PayoutStatus
from debt_domain.party_ledger.rules.catalogue import NET_HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    """A payout as it stands; its amount is in minor units."""

    amount_minor: int
    status: PayoutStatus = PayoutStatus.INSTRUCTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """An invoice as it stands; amounts are in minor units.

    Attributes:
        ordered: What was to be invoiced.
        status: Where it stands.
        number: In the series; 0 before it is issued.
        due_on: It is overdue from the next day on; None before it is issued.
        payments: What was paid on it, by payment.
        written_off_minor: What was given up of it.
        written_off_vat_minor: What of that is tax.
        recoveries: What came in of that after all, by recovery.
        recovered_vat_minor: What of that is tax.
    """

    ordered: InvoiceOrdered
    status: InvoiceStatus = InvoiceStatus.ORDERED
    number: int = 0
    due_on: date | None = None
    payments: Mapping[str, int] = field(default_factory=dict[str, int])
    written_off_minor: int = 0
    written_off_vat_minor: int = 0
    recoveries: Mapping[str, int] = field(default_factory=dict[str, int])
    recovered_vat_minor: int = 0

    @property
    def paid_minor(self) -> int:
        """What was paid on it."""
        return sum(self.payments.values())

    @property
    def open_minor(self) -> int:
        """What is still to be paid; nothing of one that is void or written off."""
        if self.status in {InvoiceStatus.ORDERED, InvoiceStatus.ISSUED}:
            return self.ordered.amount_minor - self.paid_minor
        return 0

    @property
    def unrecovered_minor(self) -> int:
        """What was given up and has not come in after all."""
        return self.written_off_minor - sum(self.recoveries.values())

    def is_overdue(self, day: date) -> bool:
        """Tell whether it should have been paid before a day."""
        return self.due_on is not None and self.open_minor > 0 and day > self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLedgerState:
    """A party's account in one currency; amounts are in minor units.

    Attributes:
        accounts: The party's balances over all ledgers, by account, as its last
            statement closed with them; a debit balance is above zero.
        number: How many statements there are.
        through_position: The last one's range ends here.
        through_on: The last day that it is for; None before the first.
        closing_minor: What it closed with.
        payable_minor: What is left to be paid out until the next one.
        payout_on: When the last statement has it paid out; None if it is not due.
        owing_since: Since when the party has owed something not invoiced.
        statement_ids: Those issued.
        payouts: By id.
        remittance_ids: Those recorded.
        netted_minor: What statements have netted of the money held, less what
            remittances gave back of it.
        invoices: By id.
        credit_notes: The invoice that each voids.
    """

    accounts: Mapping[str, int] = field(default_factory=dict[str, int])
    number: int = 0
    through_position: int = 0
    through_on: date | None = None
    closing_minor: int = 0
    payable_minor: int = 0
    payout_on: date | None = None
    owing_since: date | None = None
    statement_ids: frozenset[str] = frozenset()
    payouts: Mapping[str, Payout] = field(default_factory=dict[str, Payout])
    remittance_ids: frozenset[str] = frozenset()
    netted_minor: int = 0
    invoices: Mapping[str, Invoice] = field(default_factory=dict[str, Invoice])
    credit_notes: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def open_invoiced_minor(self) -> int:
        """What is still to be paid on all invoices."""
        return sum(invoice.open_minor for invoice in self.invoices.values())


def evolve(state: PartyLedgerState, event: PartyLedgerEvent) -> PartyLedgerState:
    """Apply one fact. Of entries only netting counts: balances come from the log."""
    match event:
        case StatementIssued():
            return _stated(state, event)
        case PayoutInstructed() | PayoutConfirmed() | PayoutFailed() | PayoutReturned():
            return _paid_out(state, event)
        case RemittanceRecorded(remittance_id=remittance_id):
            return replace(
                state,
                remittance_ids=state.remittance_ids | {remittance_id},
                netted_minor=state.netted_minor - event.returned_minor,
            )
        case CreditNoteOrdered() | InvoiceOrdered():
            return _ordered(state, event)
        case (
            InvoiceIssued()
            | CreditNoteIssued()
            | InvoicePaymentRecorded()
            | BalanceWrittenOff()
            | RecoveryRecorded()
        ):
            invoice = _changed(state.invoices[event.invoice_id], event)
            invoices = {**state.invoices, event.invoice_id: invoice}
            return replace(state, invoices=invoices)
        case EntryPosted(rule=rule):
            netted = _netted(event) if rule == NET_HELD.rule_id else 0
            return replace(state, netted_minor=state.netted_minor + netted)
        case _:
            assert_never(event)


def _netted(entry: EntryPosted) -> int:
    """Give what an entry of netting moves, by its debit."""
    return sum(max(0, line.amount_minor) for line in entry.lines)


def _stated(state: PartyLedgerState, event: StatementIssued) -> PartyLedgerState:
    return replace(
        state,
        accounts={x.account: x.amount_minor for x in event.accounts},
        number=event.number,
        through_position=event.through_position,
        through_on=event.through_on,
        closing_minor=event.closing_minor,
        payable_minor=event.payable_minor,
        payout_on=event.payout_on,
        owing_since=event.owing_since,
        statement_ids=state.statement_ids | {event.statement_id},
    )


def _ordered(
    state: PartyLedgerState, event: CreditNoteOrdered | InvoiceOrdered
) -> PartyLedgerState:
    match event:
        case CreditNoteOrdered(credit_note_id=note_id, invoice_id=invoice_id):
            noted = {**state.credit_notes, note_id: invoice_id}
            return replace(state, credit_notes=noted)
        case InvoiceOrdered(invoice_id=invoice_id, source=source):
            owing = state.owing_since if source is InvoiceSource.FEE else None
            invoices = {**state.invoices, invoice_id: Invoice(ordered=event)}
            return replace(state, owing_since=owing, invoices=invoices)
        case _:
            assert_never(event)


def _paid_out(
    state: PartyLedgerState,
    event: PayoutInstructed | PayoutConfirmed | PayoutFailed | PayoutReturned,
) -> PartyLedgerState:
    match event:
        case PayoutInstructed(amount_minor=amount_minor):
            payout, payable = Payout(amount_minor=amount_minor), -amount_minor
        case PayoutConfirmed(payout_id=payout_id):
            payout = replace(state.payouts[payout_id], status=PayoutStatus.CONFIRMED)
            payable = 0
        case PayoutFailed(payout_id=payout_id):
            payout = replace(state.payouts[payout_id], status=PayoutStatus.FAILED)
            payable = payout.amount_minor
        case PayoutReturned(payout_id=payout_id):
            payout = replace(state.payouts[payout_id], status=PayoutStatus.RETURNED)
            payable = payout.amount_minor
        case _:
            assert_never(event)
    return replace(
        state,
        payouts={**state.payouts, event.payout_id: payout},
        payable_minor=state.payable_minor + payable,
    )


def _changed(
    invoice: Invoice,
    event: InvoiceIssued
    | CreditNoteIssued
    | InvoicePaymentRecorded
    | BalanceWrittenOff
    | RecoveryRecorded,
) -> Invoice:
    match event:
        case InvoiceIssued(number=number, due_on=due_on):
            issued = InvoiceStatus.ISSUED
            return replace(invoice, status=issued, number=number, due_on=due_on)
        case CreditNoteIssued():
            return replace(invoice, status=InvoiceStatus.VOIDED)
        case InvoicePaymentRecorded(payment_id=payment_id, amount_minor=amount_minor):
            payments = {**invoice.payments, payment_id: amount_minor}
            return replace(invoice, payments=payments)
        case BalanceWrittenOff(amount_minor=amount_minor, vat_minor=vat_minor):
            return replace(
                invoice,
                status=InvoiceStatus.WRITTEN_OFF,
                written_off_minor=amount_minor,
                written_off_vat_minor=vat_minor,
            )
        case RecoveryRecorded(recovery_id=recovery_id, amount_minor=amount_minor):
            return replace(
                invoice,
                recoveries={**invoice.recoveries, recovery_id: amount_minor},
                recovered_vat_minor=invoice.recovered_vat_minor + event.vat_minor,
            )
        case _:
            assert_never(event)
