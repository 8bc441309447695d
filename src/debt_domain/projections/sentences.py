"""What happened, in plain words; nothing personal, and no share of anybody's."""

from datetime import date
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
    ClaimAdjusted,
    ClaimWrittenOff,
    CommissionAgreed,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    DiscountTaken,
    DocumentsProvided,
    DocumentsRequested,
    HoldLifted,
    HoldPlaced,
    InterestAccrued,
    LegalEscalated,
    MoneyLeftToClient,
    PartnerAssigned,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.case_ledger.events import (
    CaseLedgerEvent,
    ClaimFact,
    CollectorEngaged,
    CollectorReleased,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    CostGivenUp,
    DiscountPosted,
    InterestPosted,
    LedgerOpened,
    TermsAdopted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.partner_case.events import (
    NetworkCollectorEngaged,
    NetworkCollectorReleased,
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
    SplitAdjusted,
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
            | DiscountTaken()
        ):
            return _of_payment(event)
        case HoldPlaced() | HoldLifted() | ReturnReviewOpened() | ReturnReviewEnded():
            return _of_pause(event)
        case CaseClosed() | CaseReopened() | MoneyLeftToClient():
            return _of_end(event)
        case _:
            return _of_claim(event)


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
    event: PaymentRecorded
    | PaymentVerified
    | PaymentRejected
    | PaymentReversed
    | DiscountTaken,
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
        case DiscountTaken(payment_id=payment_id, amount=amount):
            return f"{amount} was forgiven for payment {payment_id}."
        case _:
            assert_never(event)


def _of_claim(
    event: ClaimAdjusted
    | InterestAccrued
    | ClaimWrittenOff
    | CostsAuthorised
    | CostAdded
    | CostsAwarded
    | CostsGivenUp
    | LegalEscalated
    | CommissionAgreed,
) -> str:
    match event:
        case ClaimAdjusted(component=component, kind=kind, reason=reason):
            return f"The {_words(component)} was adjusted ({_words(kind)}): {reason}"
        case InterestAccrued(up_to=up_to):
            return f"Interest was charged up to {up_to}."
        case ClaimWrittenOff(amount=amount, reason=reason):
            return f"{amount} was written off: {reason}"
        case LegalEscalated(legal_partner_id=partner_id, effective_on=effective_on):
            return f"Partner {partner_id} takes the case to court from {effective_on}."
        case CommissionAgreed(collector_id=collector_id):
            return f"A commission was agreed with collector {collector_id}."
        case _:
            return _of_costs(event)


def _of_costs(event: CostsAuthorised | CostAdded | CostsAwarded | CostsGivenUp) -> str:
    match event:
        case CostsAuthorised(cap=cap):
            return f"Costs of {cap} in all were authorised."
        case CostAdded(cost_id=cost_id, kind=kind, amount=amount, advanced_by=payer):
            return (
                f"Cost {cost_id} ({_words(kind)}) of {amount} was advanced by {payer}."
            )
        case CostsAwarded(cost_id=cost_id, awarded=awarded):
            return f"The court awarded {awarded} of cost {cost_id}."
        case CostsGivenUp(cost_id=cost_id, reason=reason):
            return f"Cost {cost_id} was given up: {reason}"
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


def _of_end(event: CaseClosed | CaseReopened | MoneyLeftToClient) -> str:
    match event:
        case MoneyLeftToClient():
            return "No terms were agreed; the money of the case is the client's."
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
            return _of_terms(event)


def _of_terms(
    event: SplitAdjusted | NetworkCollectorEngaged | NetworkCollectorReleased,
) -> str:
    match event:
        case SplitAdjusted(effective_on=effective_on, reason=reason):
            return f"The split was adjusted from {effective_on}: {reason}"
        case NetworkCollectorEngaged(partner_id=partner_id):
            return f"Network collector {partner_id} earns its part from now on."
        case NetworkCollectorReleased(assignment_id=assignment_id):
            return f"The collector of assignment {assignment_id} earns no more."
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
        case TermsAdopted(terms=terms, from_on=from_on):
            since = "" if from_on == date.min else f" from {from_on} on"
            return (
                f"Money{since} is split by version {terms.terms_version} of the terms."
            )
        case CollectorEngaged(partner_id=partner_id, from_on=from_on):
            return f"Collector {partner_id} earns its part of money from {from_on} on."
        case CollectorReleased(assignment_id=assignment_id, from_on=from_on):
            return f"Assignment {assignment_id} earns no money from {from_on} on."
        case EntryPosted():
            return _of_entry(event)
        case _:
            return _of_ledger_fact(event)


def _of_entry(event: EntryPosted) -> str:
    parts = "; ".join(
        f"{'debit' if line.amount_minor > 0 else 'credit'} {line.account}"
        f" {Money(abs(line.amount_minor), line.currency or event.currency)}"
        for line in event.lines
    )
    return f"Posted by rule {event.rule}: {parts}."


def _of_ledger_fact(event: ClaimFact | CostGivenUp) -> str:
    match event:
        case CostAdvanced(cost_id=cost_id):
            return f"Cost {cost_id} was advanced, and is claimed."
        case CostAwarded(cost_id=cost_id):
            return f"Cost {cost_id} is claimed as the court says."
        case CostGivenUp(cost_id=cost_id):
            return f"Cost {cost_id} will not come back."
        case InterestPosted(counts_from=up_to):
            return f"Interest is claimed up to {up_to}."
        case CorrectionPosted(component=component):
            return f"What is claimed of the {_words(component)} was corrected."
        case _:
            return _of_lowered_claim(event)


def _of_lowered_claim(
    event: WriteOffPosted | DiscountPosted | WithdrawalPosted,
) -> str:
    match event:
        case WriteOffPosted():
            return "A part of the claim was written off."
        case DiscountPosted(payment_id=payment_id):
            return f"A part of the claim was forgiven for payment {payment_id}."
        case WithdrawalPosted():
            return "The claim was withdrawn."
        case _:
            assert_never(event)


def _words(code: str) -> str:
    """Turn PARTIALLY_PAID into partially paid."""
    return code.replace("_", " ").lower()


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(_words(code) for code in codes)
