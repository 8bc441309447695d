"""What can be asked of a party's account."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Command
from debt_domain.party_ledger.model import RemittanceKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.text import Currency, DocumentId, Identifier, Text


class PartyCommand(Command, frozen=True):
    """Names the account: a partner's or a client's, in a currency."""

    party: Holder
    currency: Currency


class IssueStatement(PartyCommand, frozen=True):
    """State all that was posted about the party since its last statement.

    Attributes:
        statement_id: The statement.
        through_on: The last day of the period that it is for.
    """

    command_name: ClassVar[str] = "party_ledger.issue_statement"
    statement_id: Identifier
    through_on: date


class InstructPayout(PartyCommand, frozen=True):
    """Have money paid to the party.

    Attributes:
        payout_id: The payout.
        amount: At most what the last statement closed with, and what is funded.
        instructed_on: The day that the bank was told.
    """

    command_name: ClassVar[str] = "party_ledger.instruct_payout"
    payout_id: Identifier
    amount: Money
    instructed_on: date


class ConfirmPayout(PartyCommand, frozen=True):
    """Say that the money has left the client account."""

    command_name: ClassVar[str] = "party_ledger.confirm_payout"
    payout_id: Identifier


class FailPayout(PartyCommand, frozen=True):
    """Say that the money has not left: it is due again."""

    command_name: ClassVar[str] = "party_ledger.fail_payout"
    payout_id: Identifier
    reason: Text


class ReturnPayout(PartyCommand, frozen=True):
    """Say that the money came back after it had left: it is due again."""

    command_name: ClassVar[str] = "party_ledger.return_payout"
    payout_id: Identifier
    reason: Text


class RecordRemittance(PartyCommand, frozen=True):
    """Record what the party paid in of the money that it holds, of all its cases.

    Money that one case's ledger alone is to show going from hand to hand is
    `TransferHeldMoney`; what is paid on an invoice is `RecordInvoicePayment`.

    Attributes:
        remittance_id: The payment.
        amount: What came in: at most what the kind allows.
        received_on: When.
        kind: Whether it is gross, net of its share, or of several cases.
    """

    command_name: ClassVar[str] = "party_ledger.record_remittance"
    remittance_id: Identifier
    amount: Money
    received_on: date
    kind: RemittanceKind


class OrderInvoice(PartyCommand, frozen=True):
    """Invoice what the party owes and has no invoice for, without a statement.

    Attributes:
        order_id: The order; the invoice is `balance.<order_id>`.
    """

    command_name: ClassVar[str] = "party_ledger.order_invoice"
    order_id: Identifier


class BillCaseFee(PartyCommand, frozen=True):
    """Invoice a case fee at once, if the account's billing is PER_CASE.

    Attributes:
        case_id: The case; the invoice is `fee.<case_id>`.
        fee: Without VAT.
    """

    command_name: ClassVar[str] = "party_ledger.bill_case_fee"
    case_id: Identifier
    fee: Money


class IssueInvoice(PartyCommand, frozen=True):
    """Issue an invoice that was ordered, now that it has a number."""

    command_name: ClassVar[str] = "party_ledger.issue_invoice"
    invoice_id: DocumentId
    number: int


class OrderCreditNote(PartyCommand, frozen=True):
    """Void an invoice that is wrong; its credit note is `void.<order_id>`."""

    command_name: ClassVar[str] = "party_ledger.order_credit_note"
    order_id: Identifier
    invoice_id: DocumentId
    reason: Text


class IssueCreditNote(PartyCommand, frozen=True):
    """Issue a credit note that was ordered, now that it has a number."""

    command_name: ClassVar[str] = "party_ledger.issue_credit_note"
    credit_note_id: DocumentId
    number: int


class RecordInvoicePayment(PartyCommand, frozen=True):
    """Record what the party paid on an invoice, the whole or a part of it."""

    command_name: ClassVar[str] = "party_ledger.record_invoice_payment"
    invoice_id: DocumentId
    payment_id: Identifier
    amount: Money
    received_on: date


class WriteOffBalance(PartyCommand, frozen=True):
    """Give up what is still open of an invoice."""

    command_name: ClassVar[str] = "party_ledger.write_off_balance"
    invoice_id: DocumentId
    reason: Text


class RecordRecovery(PartyCommand, frozen=True):
    """Record what came in after all on an invoice that was written off."""

    command_name: ClassVar[str] = "party_ledger.record_recovery"
    invoice_id: DocumentId
    recovery_id: Identifier
    amount: Money
    received_on: date


PartyLedgerDoorCommand: TypeAlias = (
    IssueStatement
    | InstructPayout
    | ConfirmPayout
    | FailPayout
    | ReturnPayout
    | RecordRemittance
    | OrderInvoice
    | OrderCreditNote
    | RecordInvoicePayment
    | WriteOffBalance
    | RecordRecovery
)
"""What a host asks of a party's account; processes ask the rest."""

PartyLedgerCommand: TypeAlias = (
    PartyLedgerDoorCommand | BillCaseFee | IssueInvoice | IssueCreditNote
)
"""The same, and what only processes ask."""
