"""How an event changes what the rules remember about a case."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final, assert_never

from debt_domain.case.assigning import assigned
from debt_domain.case.events import (
    ActivityLogged,
    AssignmentDeclined,
    AssignmentEnded,
    AssignmentEvent,
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseRejected,
    CaseReopened,
    CaseSubmitted,
    ClaimAdjusted,
    ClaimEvent,
    ClaimWrittenOff,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    DiscountTaken,
    DocumentsProvided,
    DocumentsRequested,
    EndingEvent,
    EscalationOpened,
    EscalationResolved,
    HandlingAdopted,
    HoldLifted,
    HoldPlaced,
    InstructionsAcknowledged,
    InstructionsChanged,
    InterestAccrued,
    LegalPartnerReplaced,
    PartnerAssigned,
    PaymentEvent,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
    ReturnReviewEnded,
    ReturnReviewOpened,
    ReviewEvent,
    WorkEvent,
    WorkStarted,
)
from debt_domain.case.model import (
    ActivityKind,
    CaseStatus,
    Direction,
    LineKind,
    PaymentStatus,
)
from debt_domain.case.parts import (
    Cost,
    Escalation,
    Hold,
    Payment,
)
from debt_domain.case.state import CaseState
from debt_domain.case.turning import turned
from debt_domain.kernel.replacing import replace
from debt_domain.values.document import Document, DocumentKind

OUTREACH: Final = frozenset(
    {
        ActivityKind.CALL,
        ActivityKind.LETTER,
        ActivityKind.EMAIL,
        ActivityKind.SMS,
        ActivityKind.VISIT,
        ActivityKind.PORTAL_MESSAGE,
    }
)
"""What counts as an attempt to reach the debtor."""


def evolve(state: CaseState, event: CaseEvent) -> CaseState:
    """Apply one fact. Total: a recorded fact is never refused."""
    match event:
        case (
            PaymentRecorded()
            | PaymentVerified()
            | PaymentRejected()
            | PaymentReversed()
            | DiscountTaken()
        ):
            payment = _paid(state.payments, event)
            return replace(
                state, payments={**state.payments, event.payment_id: payment}
            )
        case (
            CaseSubmitted()
            | DocumentsRequested()
            | DocumentsProvided()
            | CaseAccepted()
            | CaseRejected()
        ):
            return _reviewed(state, event)
        case (
            PartnerAssigned()
            | HandlingAdopted()
            | AssignmentEnded()
            | AssignmentDeclined()
            | WorkStarted()
            | ActivityLogged()
            | HoldPlaced()
            | HoldLifted()
            | EscalationOpened()
            | EscalationResolved()
            | InstructionsChanged()
            | InstructionsAcknowledged()
            | CollectionPeriodStarted()
            | CollectionPeriodExtended()
            | LegalPartnerReplaced()
        ):
            return _worked(state, event)
        case (
            ClaimAdjusted()
            | InterestAccrued()
            | ClaimWrittenOff()
            | CostsAuthorised()
            | CostAdded()
            | CostsAwarded()
            | CostsGivenUp()
        ):
            return _claimed(state, event)
        case ReturnReviewOpened() | ReturnReviewEnded() | CaseClosed() | CaseReopened():
            return _ended(state, event)
        case _:
            return turned(state, event)


def bulk(state: CaseState, events: Iterable[CaseEvent]) -> CaseState:
    """Apply facts one after the other, copying the payments once and not for each."""
    payments = dict(state.payments)
    for event in events:
        match event:
            case (
                PaymentRecorded()
                | PaymentVerified()
                | PaymentRejected()
                | PaymentReversed()
                | DiscountTaken()
            ):
                payments[event.payment_id] = _paid(payments, event)
            case CaseSubmitted():
                state, payments = evolve(state, event), {}
            case _:
                state = evolve(state, event)
    return replace(state, payments=payments)


def _reviewed(
    state: CaseState,
    event: ReviewEvent,
) -> CaseState:
    match event:
        case CaseSubmitted():
            return _submitted(event)
        case DocumentsRequested():
            return replace(state, status=CaseStatus.DOCS_REQUESTED)
        case DocumentsProvided(documents=documents):
            return replace(
                state,
                status=CaseStatus.SUBMITTED,
                documents=state.documents | _kinds_of(documents),
            )
        case CaseAccepted():
            return replace(state, status=CaseStatus.ACCEPTED, accepted=True)
        case CaseRejected():
            return replace(state, status=CaseStatus.REJECTED)
        case _:
            assert_never(event)


def _submitted(event: CaseSubmitted) -> CaseState:
    submitters = {event.partner.submitter_id} if event.partner else set[str]()
    return CaseState(
        status=CaseStatus.SUBMITTED,
        case_id=event.case_id,
        client_id=event.client.client_id,
        debtor_id=event.debtor.debtor_id,
        debtor_kind=event.debtor.kind,
        partner=event.partner,
        invoice_numbers=event.claim.invoice_numbers,
        division_id=event.client.division_id,
        principal_minor=event.claim.principal_minor,
        open_invoices=event.claim.open_invoices,
        is_test=event.is_test,
        figures=event.figures,
        documents=_kinds_of(event.documents),
        escalation_preference=event.approach.escalation_preference,
        interest_basis=event.claim.interest_basis,
        begun=tuple(
            line.due_on + timedelta(days=1)
            for line in event.claim.lines
            if line.kind is LineKind.INVOICE and line.due_on is not None
        ),
        partner_ids=frozenset(submitters),
    )


def _kinds_of(documents: tuple[Document, ...]) -> frozenset[DocumentKind]:
    return frozenset(document.kind for document in documents)


def _worked(state: CaseState, event: WorkEvent | AssignmentEvent) -> CaseState:
    match event:
        case (
            PartnerAssigned()
            | AssignmentEnded()
            | AssignmentDeclined()
            | WorkStarted()
            | InstructionsChanged()
            | InstructionsAcknowledged()
            | CollectionPeriodStarted()
            | CollectionPeriodExtended()
            | LegalPartnerReplaced()
        ):
            return assigned(state, event)
        case ActivityLogged():
            return _reached_out(state, event)
        case HoldPlaced() | HoldLifted():
            return _held(state, event)
        case HandlingAdopted():
            return _handed_over(state, event)
        case EscalationOpened(escalation_id=escalation_id):
            escalation = Escalation(opened=event)
        case EscalationResolved(escalation_id=escalation_id):
            escalation = replace(state.escalations[escalation_id], resolved=event)
        case _:
            assert_never(event)
    return replace(state, escalations={**state.escalations, escalation_id: escalation})


def _reached_out(state: CaseState, event: ActivityLogged) -> CaseState:
    if event.kind not in OUTREACH or event.direction is not Direction.OUTBOUND:
        return state
    outreach = replace(
        state.outreach,
        attempts=state.outreach.attempts + 1,
        channels=state.outreach.channels | {event.kind},
    )
    return replace(state, outreach=outreach)


def _handed_over(state: CaseState, event: HandlingAdopted) -> CaseState:
    """Let the other side have the case, which waits for a collector of that side."""
    partner = state.partner
    if partner is not None:
        partner = partner.model_copy(update={"handling": event.handling})
    begun = state.status in (CaseStatus.ASSIGNED, CaseStatus.ACTIVE)
    status = CaseStatus.ACCEPTED if begun else state.status
    return replace(state, partner=partner, status=status)


def _held(state: CaseState, event: HoldPlaced | HoldLifted) -> CaseState:
    match event:
        case HoldPlaced(kind=kind, placed_at=placed_at, until=until):
            placed = Hold(kind=kind, placed_at=placed_at, until=until)
            return replace(state, holds=(*state.holds, placed))
        case HoldLifted(kind=kind, lifted_at=lifted_at):
            holds = tuple(
                replace(hold, lifted_at=lifted_at)
                if hold.kind is kind and hold.lifted_at is None
                else hold
                for hold in state.holds
            )
            return replace(state, holds=holds)
        case _:
            assert_never(event)


def _paid(
    payments: Mapping[str, Payment],
    event: PaymentEvent,
) -> Payment:
    match event:
        case PaymentRecorded(amount=amount):
            return Payment(
                amount=amount,
                received_on=event.received_on,
                holder=event.holder,
                method=event.method,
                status=PaymentStatus.REPORTED,
                left_minor=amount.amount_minor,
                conversion=event.conversion,
            )
        case PaymentVerified(payment_id=payment_id):
            return replace(payments[payment_id], status=PaymentStatus.VERIFIED)
        case PaymentRejected(payment_id=payment_id):
            return replace(payments[payment_id], status=PaymentStatus.REJECTED)
        case PaymentReversed(payment_id=payment_id, left_minor=left_minor):
            status = PaymentStatus.VERIFIED if left_minor else PaymentStatus.REVERSED
            return replace(payments[payment_id], status=status, left_minor=left_minor)
        case DiscountTaken(payment_id=payment_id):
            return replace(payments[payment_id], discount=event)
        case _:
            assert_never(event)


def _claimed(state: CaseState, event: ClaimEvent) -> CaseState:
    match event:
        case CostsAuthorised() | CostAdded() | CostsAwarded() | CostsGivenUp():
            return _advanced(state, event)
        case ClaimAdjusted(adjustment_id=adjustment_id):
            adjustments = {**state.adjustments, adjustment_id: event}
            return replace(state, adjustments=adjustments)
        case InterestAccrued(up_to=up_to):
            return replace(state, accrued_up_to=up_to)
        case ClaimWrittenOff():
            return state
        case _:
            assert_never(event)


def _advanced(
    state: CaseState, event: CostsAuthorised | CostAdded | CostsAwarded | CostsGivenUp
) -> CaseState:
    match event:
        case CostsAuthorised(cap=cap):
            return replace(state, cost_cap_minor=cap.amount_minor)
        case CostAdded():
            cost = Cost(added=event)
        case CostsAwarded(cost_id=cost_id, awarded=awarded):
            cost = replace(state.costs[cost_id], awarded=awarded)
        case CostsGivenUp(cost_id=cost_id):
            cost = replace(state.costs[cost_id], given_up=True)
        case _:
            assert_never(event)
    return replace(state, costs={**state.costs, event.cost_id: cost})


def _ended(state: CaseState, event: EndingEvent) -> CaseState:
    match event:
        case ReturnReviewOpened():
            return replace(
                state, status=CaseStatus.RETURN_REQUESTED, resumes_as=state.status
            )
        case ReturnReviewEnded():
            return replace(state, status=state.resumes_as)
        case CaseClosed():
            return replace(state, status=CaseStatus.CLOSED)
        case CaseReopened():
            status = CaseStatus.ACCEPTED if state.accepted else CaseStatus.SUBMITTED
            return replace(state, status=status)
        case _:
            assert_never(event)
