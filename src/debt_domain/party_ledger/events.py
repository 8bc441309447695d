"""What can have happened to an account. Stored names and versions never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.accounting.events import EntryPosted
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.model import (
    AccountAmount,
    InvoiceSource,
    KindSum,
    RemittanceKind,
)
from debt_domain.values.holder import Holder
from debt_domain.values.money import MinorUnits
from debt_domain.values.text import Currency, DocumentId, Identifier, Sha256, Text


class StatementIssued(Event, frozen=True):
    """All that was posted about the party in a range of the log was stated.

    Amounts are in minor units of the account's currency. What follows from it, such as
    netting, tax, an invoice or a payout, falls into the range of the next one.

    Attributes:
        statement_id: The statement.
        number: From 1, within the account.
        after_position: Its range begins after this position of the log.
        through_position: Its range ends with this one.
        from_on: The first day of the period that it is for.
        through_on: The last one.
        opening_minor: The balance that the last statement closed with.
        closing_minor: The balance at the end of the range; below zero the party owes.
        sums: What the entries of each kind have changed of it; not those of zero.
        accounts: The party's accounts at the end of the range that are not zero.
        supplied_minor: Fees and shares in it, without those invoiced case by case.
        vat_bps: The rate of the tax on them, in hundredths of a percent.
        vat_minor: The tax; it is posted in the next range.
        reverse_charge: The party owes the tax itself.
        payable_minor: What can be paid out at most until the next statement.
        payout_due: Whether that is at least the minimum payout.
        payout_on: The day on which the terms have it paid out; None if it is not due.
        owing_since: The last day of the first statement since which the party has
            owed something that is not invoiced; None if it does not.
        entries_digest: SHA-256 of the list of entries.
        entry_count: How many they are.
    """

    stored_name: ClassVar[str] = "party_ledger.statement_issued"
    stored_version: ClassVar[int] = 1
    party: Holder
    currency: Currency
    statement_id: Identifier
    number: int
    after_position: int
    through_position: int
    from_on: date
    through_on: date
    opening_minor: MinorUnits
    closing_minor: MinorUnits
    sums: tuple[KindSum, ...]
    accounts: tuple[AccountAmount, ...]
    supplied_minor: MinorUnits
    vat_bps: int
    vat_minor: MinorUnits
    reverse_charge: bool
    payable_minor: MinorUnits
    payout_due: bool
    payout_on: date | None
    owing_since: date | None
    entries_digest: Sha256
    entry_count: int


class PayoutInstructed(Event, frozen=True):
    """The bank was told to pay the party."""

    stored_name: ClassVar[str] = "party_ledger.payout_instructed"
    stored_version: ClassVar[int] = 1
    party: Holder
    currency: Currency
    payout_id: Identifier
    amount_minor: MinorUnits
    instructed_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.instructed_on


class PayoutConfirmed(Event, frozen=True):
    """The money has left the client account."""

    stored_name: ClassVar[str] = "party_ledger.payout_confirmed"
    stored_version: ClassVar[int] = 1
    payout_id: Identifier


class PayoutFailed(Event, frozen=True):
    """The money has not left."""

    stored_name: ClassVar[str] = "party_ledger.payout_failed"
    stored_version: ClassVar[int] = 1
    payout_id: Identifier
    reason: Text


class PayoutReturned(Event, frozen=True):
    """The money came back after it had left."""

    stored_name: ClassVar[str] = "party_ledger.payout_returned"
    stored_version: ClassVar[int] = 1
    payout_id: Identifier
    reason: Text


class RemittanceRecorded(Event, frozen=True):
    """The party paid in of the money that it holds.

    Attributes:
        amount_minor: What came in.
        returned_minor: What of it the party neither held nor owed besides: it gives
            back what was netted.
    """

    stored_name: ClassVar[str] = "party_ledger.remittance_recorded"
    stored_version: ClassVar[int] = 1
    remittance_id: Identifier
    amount_minor: MinorUnits
    returned_minor: MinorUnits
    received_on: date
    kind: RemittanceKind

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class InvoiceOrdered(Event, frozen=True):
    """What the party owes is to be invoiced; the number is drawn next.

    Attributes:
        invoice_id: The invoice.
        source: What it follows from.
        amount_minor: What it asks for, tax included.
        vat_minor: What of it is tax.
        from_held_minor: What of it the party holds.
        from_due_minor: What of it was taken from what was due to the party. The rest
            stood as owed already.
        net_minor: The fee that has its own invoice by this; 0 if it is for a balance.
    """

    stored_name: ClassVar[str] = "party_ledger.invoice_ordered"
    stored_version: ClassVar[int] = 1
    party: Holder
    currency: Currency
    invoice_id: DocumentId
    source: InvoiceSource
    amount_minor: MinorUnits
    vat_minor: MinorUnits
    from_held_minor: MinorUnits
    from_due_minor: MinorUnits
    net_minor: MinorUnits = 0


class InvoiceIssued(Event, frozen=True):
    """An invoice has its number, and is owed.

    Attributes:
        number: In the series of all invoices.
        due_on: It is overdue from the next day on.
        net_minor: As in `InvoiceOrdered`.
        reverse_charge: The party owes the tax itself.
    """

    stored_name: ClassVar[str] = "party_ledger.invoice_issued"
    stored_version: ClassVar[int] = 1
    invoice_id: DocumentId
    number: int
    amount_minor: MinorUnits
    vat_minor: MinorUnits
    net_minor: MinorUnits
    due_on: date
    reverse_charge: bool


class CreditNoteOrdered(Event, frozen=True):
    """An invoice is to be voided; the credit note's number is drawn next."""

    stored_name: ClassVar[str] = "party_ledger.credit_note_ordered"
    stored_version: ClassVar[int] = 1
    party: Holder
    currency: Currency
    credit_note_id: DocumentId
    invoice_id: DocumentId
    reason: Text


class CreditNoteIssued(Event, frozen=True):
    """An invoice is void.

    Attributes:
        number: In the series of all credit notes.
        net_minor: The fee that has no invoice of its own any more.
    """

    stored_name: ClassVar[str] = "party_ledger.credit_note_issued"
    stored_version: ClassVar[int] = 1
    credit_note_id: DocumentId
    invoice_id: DocumentId
    number: int
    amount_minor: MinorUnits
    net_minor: MinorUnits


class InvoicePaymentRecorded(Event, frozen=True):
    """The party paid on an invoice."""

    stored_name: ClassVar[str] = "party_ledger.invoice_payment_recorded"
    stored_version: ClassVar[int] = 1
    invoice_id: DocumentId
    payment_id: Identifier
    amount_minor: MinorUnits
    received_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class BalanceWrittenOff(Event, frozen=True):
    """What was open of an invoice was given up.

    Attributes:
        amount_minor: What was open, tax included.
        vat_minor: What of it is tax, which is taken back.
    """

    stored_name: ClassVar[str] = "party_ledger.balance_written_off"
    stored_version: ClassVar[int] = 1
    invoice_id: DocumentId
    amount_minor: MinorUnits
    vat_minor: MinorUnits
    reason: Text


class RecoveryRecorded(Event, frozen=True):
    """Something came in after all on what was given up."""

    stored_name: ClassVar[str] = "party_ledger.recovery_recorded"
    stored_version: ClassVar[int] = 1
    invoice_id: DocumentId
    recovery_id: Identifier
    amount_minor: MinorUnits
    vat_minor: MinorUnits
    received_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


PartyLedgerEvent: TypeAlias = (
    StatementIssued
    | PayoutInstructed
    | PayoutConfirmed
    | PayoutFailed
    | PayoutReturned
    | RemittanceRecorded
    | InvoiceOrdered
    | InvoiceIssued
    | CreditNoteOrdered
    | CreditNoteIssued
    | InvoicePaymentRecorded
    | BalanceWrittenOff
    | RecoveryRecorded
    | EntryPosted
)
