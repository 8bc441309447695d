"""Invoices and credit notes: ordered first, issued once they have a number."""

from datetime import timedelta

from debt_domain.party_ledger.balances import added, position
from debt_domain.party_ledger.commands import (
    BillCaseFee,
    IssueCreditNote,
    IssueInvoice,
    OrderCreditNote,
    OrderInvoice,
)
from debt_domain.party_ledger.decisions.ordering import (
    order_invoice,
    require_new_invoice,
    uninvoiced,
)
from debt_domain.party_ledger.decisions.posting import post, require_amount
from debt_domain.party_ledger.errors import (
    CreditNoteExistsError,
    InvoiceExistsError,
    InvoiceStatusError,
    NothingToInvoiceError,
    UnknownCreditNoteError,
    UnknownInvoiceError,
)
from debt_domain.party_ledger.events import (
    CreditNoteIssued,
    CreditNoteOrdered,
    InvoiceIssued,
    InvoiceOrdered,
    PartyLedgerEvent,
)
from debt_domain.party_ledger.model import (
    InvoiceSource,
    InvoiceStatus,
    PartyLedgerContext,
    changes,
)
from debt_domain.party_ledger.rules.invoice import credit_invoice, issue_invoice
from debt_domain.party_ledger.rules.statement import charge_vat
from debt_domain.party_ledger.state import Invoice, PartyLedgerState
from debt_domain.party_ledger.vat import vat_on
from debt_domain.values.account_terms import Billing
from debt_domain.values.money import Money


def order_balance(
    command: OrderInvoice, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Order an invoice of what is owed, without waiting for a statement.

    Raises:
        NothingToInvoiceError: Nothing is owed, or all of it is invoiced.
        InvoiceExistsError: The id was used.
    """
    now = added(state.accounts, changes(context.gathered.entries))
    invoiced_minor = state.open_invoiced_minor
    if uninvoiced(command.party, now, invoiced_minor) <= 0:
        raise NothingToInvoiceError(
            balance=Money(position(command.party, now), command.currency),
            invoiced=Money(invoiced_minor, command.currency),
        )
    source, own_id = InvoiceSource.BALANCE, command.order_id
    return (order_invoice(command, source, own_id, state, now, vat_minor=0),)


def bill_case_fee(
    command: BillCaseFee, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Order an invoice of one case fee with its tax, if fees are billed so.

    Raises:
        InvoiceExistsError: The fee of the case was billed.
    """
    terms, fee_minor = context.terms, command.fee.amount_minor
    if terms.billing is not Billing.PER_CASE:
        return ()
    require_amount(command.fee, command)
    vat_minor = vat_on(fee_minor, 0 if terms.reverse_charge else terms.vat_bps)
    ordered = InvoiceOrdered(
        party=command.party,
        currency=command.currency,
        invoice_id=require_new_invoice(InvoiceSource.FEE, command.case_id, state),
        source=InvoiceSource.FEE,
        amount_minor=fee_minor + vat_minor,
        vat_minor=vat_minor,
        from_held_minor=0,
        from_due_minor=fee_minor + vat_minor,
        net_minor=fee_minor,
    )
    return (ordered,)


def issue(
    command: IssueInvoice, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Issue what was ordered.

    Raises:
        UnknownInvoiceError: It was not ordered.
        InvoiceExistsError: It was issued.
    """
    invoice = known_invoice(command.invoice_id, state)
    if invoice.status is not InvoiceStatus.ORDERED:
        raise InvoiceExistsError(invoice_id=command.invoice_id)
    ordered, terms = invoice.ordered, context.terms
    issued = InvoiceIssued(
        invoice_id=command.invoice_id,
        number=command.number,
        amount_minor=ordered.amount_minor,
        vat_minor=ordered.vat_minor,
        net_minor=ordered.net_minor,
        due_on=context.effective_on + timedelta(days=terms.payment_days),
        reverse_charge=terms.reverse_charge,
    )
    events: list[PartyLedgerEvent] = [issued]
    if ordered.source is InvoiceSource.FEE and ordered.vat_minor:
        posting = charge_vat(command.party, ordered.vat_minor)
        events.append(post(posting, command, context))
    if ordered.from_held_minor or ordered.from_due_minor:
        events.append(post(issue_invoice(command.party, ordered), command, context))
    return tuple(events)


def order_credit_note(
    command: OrderCreditNote, state: PartyLedgerState, _context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Order the credit note that voids an invoice.

    Raises:
        UnknownInvoiceError: There is no such invoice.
        InvoiceStatusError: It is void or written off.
        CreditNoteExistsError: The id was used.
    """
    require_issued(command.invoice_id, state)
    credit_note_id = f"void.{command.order_id}"
    if credit_note_id in state.credit_notes:
        raise CreditNoteExistsError(credit_note_id=credit_note_id)
    return (
        CreditNoteOrdered(
            party=command.party,
            currency=command.currency,
            credit_note_id=credit_note_id,
            invoice_id=command.invoice_id,
            reason=command.reason,
        ),
    )


def issue_credit_note(
    command: IssueCreditNote, state: PartyLedgerState, context: PartyLedgerContext
) -> tuple[PartyLedgerEvent, ...]:
    """Void the invoice; the tax of a case fee goes with it, a statement's stays.

    Raises:
        UnknownCreditNoteError: It was not ordered.
        InvoiceStatusError: The invoice is void already.
    """
    invoice_id = state.credit_notes.get(command.credit_note_id)
    if invoice_id is None:
        raise UnknownCreditNoteError(credit_note_id=command.credit_note_id)
    invoice = require_issued(invoice_id, state)
    ordered = invoice.ordered
    events: list[PartyLedgerEvent] = [
        CreditNoteIssued(
            credit_note_id=command.credit_note_id,
            invoice_id=invoice_id,
            number=command.number,
            amount_minor=ordered.amount_minor,
            net_minor=ordered.net_minor,
        )
    ]
    if ordered.source is InvoiceSource.FEE and ordered.vat_minor:
        posting = charge_vat(command.party, -ordered.vat_minor)
        events.append(post(posting, command, context))
    posting = credit_invoice(command.party, ordered, invoice.paid_minor)
    events.append(post(posting, command, context))
    return tuple(events)


def known_invoice(invoice_id: str, state: PartyLedgerState) -> Invoice:
    """Give an invoice of the account.

    Raises:
        UnknownInvoiceError: There is none.
    """
    invoice = state.invoices.get(invoice_id)
    if invoice is None:
        raise UnknownInvoiceError(invoice_id=invoice_id)
    return invoice


def require_issued(invoice_id: str, state: PartyLedgerState) -> Invoice:
    """Give an invoice that counts.

    Raises:
        UnknownInvoiceError: There is none.
        InvoiceStatusError: It is void, or was written off.
    """
    invoice, needed = known_invoice(invoice_id, state), InvoiceStatus.ISSUED
    if invoice.status is not needed:
        raise InvoiceStatusError(
            invoice_id=invoice_id, status=invoice.status, needed=needed
        )
    return invoice
