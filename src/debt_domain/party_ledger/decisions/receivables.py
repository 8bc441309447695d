"""What comes in on an invoice, or is given up of it."""

from debt_domain.party_ledger.commands import (
    RecordInvoicePayment,
    RecordRecovery,
    WriteOffBalance,
)
from debt_domain.party_ledger.decisions.invoices import known_invoice, require_issued
from debt_domain.party_ledger.decisions.posting import (
    post,
    require_amount,
    require_past,
)
from debt_domain.party_ledger.errors import (
    InvoicePaymentExistsError,
    InvoiceStatusError,
    NothingOpenError,
    PaymentExceedsInvoiceError,
)
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    InvoicePaymentRecorded,
    PartyLedgerEvent,
    RecoveryRecorded,
)
from debt_domain.party_ledger.model import InvoiceStatus, PartyLedgerContext
from debt_domain.party_ledger.rules.invoice import (
    pay_invoice,
    recover_balance,
    write_off_balance,
)
from debt_domain.party_ledger.state import Invoice, PartyLedgerState
from debt_domain.party_ledger.vat import part_of
from debt_domain.values.money import Money


def record_payment(
    command: RecordInvoicePayment, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Take a payment, of the whole or of a part.

    Raises:
        UnknownInvoiceError: There is no such invoice.
        InvoiceStatusError: It is void or written off.
        InvoicePaymentExistsError: The payment was recorded.
        PaymentExceedsInvoiceError: It is more than is open.
    """
    require_amount(command.amount, command)
    require_past("received_on", command.received_on, context)
    invoice = require_issued(command.invoice_id, state)
    if command.payment_id in invoice.payments:
        raise InvoicePaymentExistsError(
            invoice_id=command.invoice_id, payment_id=command.payment_id
        )
    _require_at_most(command, invoice.open_minor)
    recorded = InvoicePaymentRecorded(
        invoice_id=command.invoice_id,
        payment_id=command.payment_id,
        amount_minor=command.amount.amount_minor,
        received_on=command.received_on,
    )
    posting = pay_invoice(command.party, recorded.amount_minor)
    return recorded, post(posting, command, context, command.received_on)


def write_off(
    command: WriteOffBalance, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Give up what is open, and take back the tax in it.

    Raises:
        UnknownInvoiceError: There is no such invoice.
        InvoiceStatusError: It is void or written off.
        NothingOpenError: It is paid.
    """
    invoice = require_issued(command.invoice_id, state)
    open_minor, ordered = invoice.open_minor, invoice.ordered
    if not open_minor:
        raise NothingOpenError(invoice_id=command.invoice_id)
    written_off = BalanceWrittenOff(
        invoice_id=command.invoice_id,
        amount_minor=open_minor,
        vat_minor=part_of(ordered.vat_minor, open_minor, ordered.amount_minor),
        reason=command.reason,
    )
    posting = write_off_balance(command.party, open_minor, written_off.vat_minor)
    return written_off, post(posting, command, context)


def record_recovery(
    command: RecordRecovery, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Take what came in after all; its tax is owed again.

    Raises:
        UnknownInvoiceError: There is no such invoice.
        InvoiceStatusError: It was not written off.
        InvoicePaymentExistsError: The recovery was recorded.
        PaymentExceedsInvoiceError: It is more than was written off.
    """
    require_amount(command.amount, command)
    require_past("received_on", command.received_on, context)
    invoice = _require_written_off(command, state)
    _require_at_most(command, invoice.unrecovered_minor)
    amount_minor = command.amount.amount_minor
    recovered_minor = sum(invoice.recoveries.values()) + amount_minor
    vat_minor = part_of(
        invoice.written_off_vat_minor, recovered_minor, invoice.written_off_minor
    )
    recorded = RecoveryRecorded(
        invoice_id=command.invoice_id,
        recovery_id=command.recovery_id,
        amount_minor=amount_minor,
        vat_minor=vat_minor - invoice.recovered_vat_minor,
        received_on=command.received_on,
    )
    posting = recover_balance(amount_minor, recorded.vat_minor)
    return recorded, post(posting, command, context, command.received_on)


def _require_written_off(command: RecordRecovery, state: PartyLedgerState) -> Invoice:
    invoice_id, needed = command.invoice_id, InvoiceStatus.WRITTEN_OFF
    invoice = known_invoice(invoice_id, state)
    if invoice.status is not needed:
        raise InvoiceStatusError(
            invoice_id=invoice_id, status=invoice.status, needed=needed
        )
    if command.recovery_id in invoice.recoveries:
        raise InvoicePaymentExistsError(
            invoice_id=invoice_id, payment_id=command.recovery_id
        )
    return invoice


def _require_at_most(
    command: RecordInvoicePayment | RecordRecovery, left_minor: int
) -> None:
    if command.amount.amount_minor > left_minor:
        raise PaymentExceedsInvoiceError(
            invoice_id=command.invoice_id,
            amount=command.amount,
            left=Money(left_minor, command.currency),
        )
