"""Handing a claim in."""

from collections import Counter
from datetime import date, timedelta
from typing import Final, assert_never

from debt_domain.case.commands import SubmitCase
from debt_domain.case.decisions.access import require_subject
from debt_domain.case.errors import (
    AlreadyPaidError,
    CaseExistsError,
    ClaimNotPositiveError,
    CreditNoteExceedsInvoiceError,
    DueBeforeIssueError,
    DueDateMissingError,
    DueInFutureError,
    DuplicateLineError,
    InterestBasisError,
    LineAmountError,
    PreviousCaseError,
    RegistrationMissingError,
    ReminderFeesError,
    UnexpectedLowersError,
    UnknownInvoiceError,
)
from debt_domain.case.events import CaseEvent, CaseSubmitted, DocumentsRequested
from debt_domain.case.model import (
    CaseContext,
    CaseStatus,
    Claim,
    ClaimLine,
    ClientParty,
    DebtorKind,
    DebtorParty,
    InterestBasis,
    InterestKind,
    LineKind,
)
from debt_domain.case.state import CaseState
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.document import DocumentKind

DOCUMENTS_WITHIN: Final = timedelta(days=14)
"""How long a submitter has to hand in an invoice that the submission lacks."""

ENDED: Final = (CaseStatus.REJECTED, CaseStatus.CLOSED)
"""In which status a case may be tried anew by another."""


def submit(
    command: SubmitCase, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Take a submission in; one without an invoice is answered by a request for it."""
    _require_own_party(command, context)
    if state.status is not CaseStatus.ABSENT:
        raise CaseExistsError(case_id=command.case_id)
    _require_previous(command, context)
    _require_client(command.client)
    _require_debtor(command.debtor)
    _require_claim(command, context.effective_on)
    has_invoice = any(x.kind is DocumentKind.INVOICE for x in command.documents)
    submitted = CaseSubmitted(
        submitted_on=context.effective_on,
        review=context.review if has_invoice else None,
        **dict(command),
    )
    if has_invoice:
        return (submitted,)
    return (
        submitted,
        DocumentsRequested(
            items=(DocumentKind.INVOICE,), due_at=context.now + DOCUMENTS_WITHIN
        ),
    )


def _require_own_party(command: SubmitCase, context: CaseContext) -> None:
    name, actor = type(command).__name__, context.actor
    context.require_role(name, Role.CLIENT, Role.SUBMITTER, Role.PLATFORM)
    if context.cause is not None or actor.role not in (Role.CLIENT, Role.SUBMITTER):
        return
    if command.partner is None:
        role, party_id = Role.CLIENT, command.client.client_id
    else:
        role, party_id = Role.SUBMITTER, command.partner.submitter_id
    if (actor.role, actor.party_id) != (role, party_id):
        raise PartyNotAllowedError(
            command=name, party_id=actor.party_id, allowed=f"the {role} {party_id}"
        )


def _require_previous(command: SubmitCase, context: CaseContext) -> None:
    """Refuse as unknown a case of another client: nobody is to learn that there is one."""
    case_id, client_id = command.previous_case_id, command.client.client_id
    if case_id is None:
        return
    found = context.previous
    known = found if found is not None and found.client_id == client_id else None
    if known is None or known.status not in ENDED:
        raise PreviousCaseError(
            case_id=case_id,
            client_id=client_id,
            status=CaseStatus.ABSENT if known is None else known.status,
        )


def _require_client(client: ClientParty) -> None:
    contact = client.contact
    for field, text in (
        ("client.contact.name", contact.name),
        ("client.contact.email", contact.email),
        ("client.contact.phone", contact.phone),
        ("client.billing.email", client.billing.email),
    ):
        require_subject(field, text, contact.contact_id)


def _require_debtor(debtor: DebtorParty) -> None:
    for field, text in (
        ("debtor.name", debtor.name),
        ("debtor.contact_person", debtor.contact_person),
        ("debtor.payment_history", debtor.payment_history),
        *(("debtor.emails", email) for email in debtor.emails),
        *(("debtor.phones", phone) for phone in debtor.phones),
        *(("debtor.addresses.street", x.street) for x in debtor.addresses),
        *(("debtor.addresses.postal_code", x.postal_code) for x in debtor.addresses),
        *(("debtor.addresses.city", x.city) for x in debtor.addresses),
    ):
        require_subject(field, text, debtor.debtor_id)
    if debtor.kind is DebtorKind.BUSINESS and debtor.registration_number is None:
        raise RegistrationMissingError(debtor_id=debtor.debtor_id)


def _require_claim(command: SubmitCase, submitted_on: date) -> None:
    claim = command.claim
    latest_due = None if command.pre_collection else submitted_on
    number, count = Counter(line.number for line in claim.lines).most_common(1)[0]
    if count > 1:
        raise DuplicateLineError(number=number)
    for line in claim.lines:
        match line.kind:
            case LineKind.INVOICE:
                _require_invoice(line, latest_due)
            case LineKind.CREDIT_NOTE:
                _require_credit_note(line, claim)
            case _:
                assert_never(line.kind)
    _require_no_invoice_below_zero(claim)
    if claim.principal_minor <= 0:
        raise ClaimNotPositiveError(principal_minor=claim.principal_minor)
    if claim.reminder_fees_minor > claim.fees_minor:
        raise ReminderFeesError(
            reminder_fees_minor=claim.reminder_fees_minor, fees_minor=claim.fees_minor
        )
    _require_interest_basis(claim.interest_basis)


def _require_invoice(line: ClaimLine, latest_due: date | None) -> None:
    if line.lowers is not None:
        raise UnexpectedLowersError(number=line.number, lowers=line.lowers)
    if line.amount_minor <= 0:
        raise LineAmountError(
            number=line.number,
            amount_minor=line.amount_minor,
            accepted="more than 0 for an invoice",
        )
    if line.already_paid_minor > line.amount_minor:
        raise AlreadyPaidError(
            number=line.number,
            already_paid_minor=line.already_paid_minor,
            most_minor=line.amount_minor,
        )
    if line.due_on is None:
        raise DueDateMissingError(number=line.number)
    if line.due_on < line.issued_on:
        raise DueBeforeIssueError(
            number=line.number, due_on=line.due_on, issued_on=line.issued_on
        )
    if latest_due is not None and line.due_on > latest_due:
        raise DueInFutureError(
            number=line.number, due_on=line.due_on, submitted_on=latest_due
        )


def _require_credit_note(line: ClaimLine, claim: Claim) -> None:
    if line.amount_minor >= 0:
        raise LineAmountError(
            number=line.number,
            amount_minor=line.amount_minor,
            accepted="less than 0 for a credit note",
        )
    if line.already_paid_minor:
        raise AlreadyPaidError(
            number=line.number,
            already_paid_minor=line.already_paid_minor,
            most_minor=0,
        )
    if line.lowers not in claim.invoice_numbers:
        raise UnknownInvoiceError(
            number=line.number, lowers=line.lowers, invoices=claim.invoice_numbers
        )


def _require_no_invoice_below_zero(claim: Claim) -> None:
    left = {
        line.number: line.amount_minor - line.already_paid_minor
        for line in claim.lines
        if line.kind is LineKind.INVOICE
    }
    for line in claim.lines:
        if line.lowers is None:
            continue
        if -line.amount_minor > left[line.lowers]:
            raise CreditNoteExceedsInvoiceError(
                number=line.number, lowers=line.lowers, left_minor=left[line.lowers]
            )
        left[line.lowers] += line.amount_minor


def _require_interest_basis(basis: InterestBasis) -> None:
    given = (basis.rate_bps is not None, basis.statute is not None)
    needed, accepted = _INTEREST_FIELDS[basis.kind]
    if given != needed:
        raise InterestBasisError(kind=basis.kind, accepted=accepted)


_INTEREST_FIELDS: Final = {
    InterestKind.CONTRACTUAL: ((True, False), "rate_bps and no statute"),
    InterestKind.STATUTORY: ((False, True), "statute and no rate_bps"),
    InterestKind.NONE: ((False, False), "neither rate_bps nor statute"),
}
