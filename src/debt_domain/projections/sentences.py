"""What happened, in plain words; nothing personal, and no share of anybody's."""

from typing import assert_never

from debt_domain.accounting.events import EntryPosted
from debt_domain.case.events import (
    ActivityLogged,
    AssignmentEnded,
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseRejected,
    CaseReopened,
    CaseSubmitted,
    DocumentsProvided,
    DocumentsRequested,
    HoldLifted,
    HoldPlaced,
    PartnerAssigned,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.case_ledger.events import CaseLedgerEvent, LedgerOpened, TermsAdopted
from debt_domain.partner_case.events import (
    PartnerCaseAccepted,
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
    PartnerCaseReopened,
    PartnerCaseSubmitted,
    ReturnApproved,
    ReturnRefused,
    ReturnRequested,
    ReturnWithdrawn,
)
from debt_domain.values.money import Money


def case_sentence(event: CaseEvent) -> str:
    """Say what happened to a case."""
    match event:
        case (
            CaseSubmitted()
            | DocumentsRequested()
            | DocumentsProvided()
            | CaseAccepted()
            | CaseRejected()
        ):
            return _of_review(event)
        case PartnerAssigned() | AssignmentEnded() | WorkStarted() | ActivityLogged():
            return _of_work(event)
        case (
            PaymentRecorded()
            | PaymentVerified()
            | PaymentRejected()
            | PaymentReversed()
        ):
            return _of_payment(event)
        case HoldPlaced() | HoldLifted() | ReturnReviewOpened() | ReturnReviewEnded():
            return _of_pause(event)
        case CaseClosed() | CaseReopened():
            return _of_end(event)
        case _:
            assert_never(event)


def _of_review(
    event: CaseSubmitted
    | DocumentsRequested
    | DocumentsProvided
    | CaseAccepted
    | CaseRejected,
) -> str:
    match event:
        case CaseSubmitted(claim=claim, client=client):
            total = Money(claim.total_minor, claim.currency)
            return f"A claim of {total} was submitted for client {client.client_id}."
        case DocumentsRequested(items=items, due_at=due_at):
            kinds = _listed(items)
            return f"Documents were requested by {due_at:%Y-%m-%d %H:%M} UTC: {kinds}."
        case DocumentsProvided(documents=documents):
            kinds = _listed(tuple(document.kind for document in documents))
            return f"Documents were provided: {kinds}."
        case CaseAccepted():
            return "The case was accepted."
        case CaseRejected(reason=reason, explanation=explanation):
            return f"The case was rejected ({_words(reason)}): {explanation}"
        case _:
            assert_never(event)


def _of_work(
    event: PartnerAssigned | AssignmentEnded | WorkStarted | ActivityLogged,
) -> str:
    match event:
        case PartnerAssigned(partner_id=partner_id, role=role):
            return f"Partner {partner_id} was assigned as {_words(role)}."
        case AssignmentEnded(partner_id=partner_id, role=role):
            return f"Partner {partner_id} is no longer {_words(role)}."
        case WorkStarted(partner_id=partner_id):
            return f"Partner {partner_id} started to work."
        case ActivityLogged(kind=kind, direction=direction, outcome=outcome):
            came = f": {_words(outcome)}" if outcome else ""
            return f"{_words(kind).capitalize()}, {_words(direction)}{came}."
        case _:
            assert_never(event)


def _of_payment(
    event: PaymentRecorded | PaymentVerified | PaymentRejected | PaymentReversed,
) -> str:
    match event:
        case PaymentRecorded(payment_id=payment_id, amount=amount, holder=holder):
            return f"Payment {payment_id} of {amount} was reported, held by {holder}."
        case PaymentVerified(payment_id=payment_id, amount=amount, holder=holder):
            return f"Payment {payment_id} of {amount} was verified, held by {holder}."
        case PaymentRejected(payment_id=payment_id, reason=reason):
            return f"Payment {payment_id} was rejected: {reason}"
        case PaymentReversed(payment_id=payment_id, amount=amount, kind=kind):
            return f"{amount} of payment {payment_id} was reversed ({_words(kind)})."
        case _:
            assert_never(event)


def _of_pause(
    event: HoldPlaced | HoldLifted | ReturnReviewOpened | ReturnReviewEnded,
) -> str:
    match event:
        case HoldPlaced(kind=kind, reason=reason, until=until):
            end = f" until {until}" if until else ""
            return f"A {_words(kind)} hold was placed{end}: {reason}"
        case HoldLifted(kind=kind, reason=reason):
            return f"The {_words(kind)} hold was lifted: {reason}"
        case ReturnReviewOpened():
            return "A return is under review; nobody contacts the debtor meanwhile."
        case ReturnReviewEnded():
            return "The review of the return ended; the case goes on."
        case _:
            assert_never(event)


def _of_end(event: CaseClosed | CaseReopened) -> str:
    match event:
        case CaseClosed(code=code, explanation=None):
            return f"The case was closed ({_words(code)})."
        case CaseClosed(code=code, explanation=explanation):
            return f"The case was closed ({_words(code)}): {explanation}"
        case CaseReopened(reason=reason):
            return f"The case was reopened, with the client's consent: {reason}"
        case _:
            assert_never(event)


def partner_case_sentence(event: PartnerCaseEvent) -> str:
    """Say what happened to a partner case."""
    match event:
        case PartnerCaseSubmitted() | PartnerCaseAccepted() | PartnerCaseRejected():
            return _of_partner_review(event)
        case ReturnRequested() | ReturnApproved() | ReturnRefused() | ReturnWithdrawn():
            return _of_return(event)
        case PartnerCaseClosed(code=code):
            return f"The partner case was closed ({_words(code)})."
        case PartnerCaseReopened():
            return "The partner case was reopened."
        case _:
            assert_never(event)


def _of_partner_review(
    event: PartnerCaseSubmitted | PartnerCaseAccepted | PartnerCaseRejected,
) -> str:
    match event:
        case PartnerCaseSubmitted(partner=partner, client_id=client_id):
            by = partner.submitter_id
            return f"Partner {by} submitted the case for its client {client_id}."
        case PartnerCaseAccepted(terms=terms):
            model, version = _words(terms.revenue_model), terms.terms_version
            return f"The terms were frozen: {model}, version {version}."
        case PartnerCaseRejected(feedback=feedback):
            return f"The partner case was rejected: {feedback}"
        case _:
            assert_never(event)


def _of_return(
    event: ReturnRequested | ReturnApproved | ReturnRefused | ReturnWithdrawn,
) -> str:
    match event:
        case ReturnRequested(reason=reason, explanation=explanation):
            return f"A return was requested ({_words(reason)}): {explanation}"
        case ReturnApproved():
            return "The return was approved."
        case ReturnRefused(explanation=explanation):
            return f"The return was refused: {explanation}"
        case ReturnWithdrawn():
            return "The request for a return was withdrawn."
        case _:
            assert_never(event)


def ledger_sentence(event: CaseLedgerEvent) -> str:
    """Say what happened in a ledger."""
    match event:
        case LedgerOpened(currency=currency, waterfall=waterfall):
            return f"Books were opened in {currency}, in the order of {waterfall}."
        case TermsAdopted(terms=terms):
            return f"Money is split by version {terms.terms_version} of the terms."
        case EntryPosted(lines=lines, currency=currency, rule=rule):
            parts = "; ".join(
                f"{'debit' if line.amount_minor > 0 else 'credit'} {line.account}"
                f" {Money(abs(line.amount_minor), currency)}"
                for line in lines
            )
            return f"Posted by rule {rule}: {parts}."
        case _:
            assert_never(event)


def _words(code: str) -> str:
    """Turn PARTIALLY_PAID into partially paid."""
    return code.replace("_", " ").lower()


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(_words(code) for code in codes)
