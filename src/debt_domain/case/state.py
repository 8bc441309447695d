"""What the rules have to remember about a case, and how an event changes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import assert_never

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
from debt_domain.case.model import (
    AssignmentRole,
    CaseStatus,
    EscalationPreference,
    HoldKind,
    InterestBasis,
    LineKind,
    PaymentStatus,
    Phase,
)
from debt_domain.case.parts import Assignment, Cost, Hold, Payment
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.resolved_terms import CaseFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """Everything `decide` and the processes may look at; no personal data.

    Attributes:
        status: Where the case stands.
        case_id: The case; "" while it is absent, like the next two.
        client_id: The creditor.
        debtor_id: The debtor.
        partner: How a partner submitted it; None where the client did.
        invoice_numbers: The invoices claimed.
        figures: Amount, country and age at submission; None while absent.
        has_invoice: Whether an INVOICE document is on the case.
        accepted: Whether it has ever been accepted.
        resumes_as: Where it goes on when a return is refused.
        escalation: What the client wants of courts.
        phase: Whether courts have to do with it.
        interest_basis: The right to further interest.
        begun: The first day of interest of each invoice that was open at submission.
        accrued_up_to: The last day that interest was charged for; None: none was.
        assignments: How many assignments there ever were, of both roles.
        assignment: The collector, if there is one.
        legal: The legal partner, if there is one.
        partner_ids: Every partner that has ever had to do with it.
        payments: Every payment by its id, in the order recorded.
        holds: Every hold that was ever placed, in this order.
        adjustments: What changed the claim, by its id.
        cost_cap_minor: What may be advanced in all, in minor units.
        costs: Every cost by its id.
        commission: What was agreed on a client's own case.
        left_to_client: Whether it was ever closed without any terms.
    """

    status: CaseStatus = CaseStatus.ABSENT
    case_id: str = ""
    client_id: str = ""
    debtor_id: str = ""
    partner: PartnerSubmission | None = None
    invoice_numbers: tuple[str, ...] = ()
    figures: CaseFigures | None = None
    has_invoice: bool = False
    accepted: bool = False
    resumes_as: CaseStatus = CaseStatus.ABSENT
    escalation: EscalationPreference = EscalationPreference.ASK_FIRST
    phase: Phase = Phase.PRE_LEGAL
    interest_basis: InterestBasis = field(default_factory=InterestBasis)
    begun: tuple[date, ...] = ()
    accrued_up_to: date | None = None
    assignments: int = 0
    assignment: Assignment | None = None
    legal: Assignment | None = None
    partner_ids: frozenset[str] = frozenset()
    payments: Mapping[str, Payment] = field(default_factory=dict[str, Payment])
    holds: tuple[Hold, ...] = ()
    adjustments: Mapping[str, ClaimAdjusted] = field(
        default_factory=dict[str, ClaimAdjusted]
    )
    cost_cap_minor: int = 0
    costs: Mapping[str, Cost] = field(default_factory=dict[str, Cost])
    commission: CommissionAgreed | None = None
    left_to_client: bool = False

    @property
    def currency(self) -> str:
        """The claim's currency; "" while the case is absent."""
        return self.figures.claim.currency if self.figures else ""

    @property
    def submitter_id(self) -> str | None:
        """The partner that submitted the case, if one did."""
        return self.partner.submitter_id if self.partner else None

    @property
    def handling(self) -> Handling | None:
        """Who contacts the debtor, where a partner submitted the case."""
        return self.partner.handling if self.partner else None

    @property
    def collector_id(self) -> str | None:
        """The partner that is charged with the case, if one is."""
        return self.assignment.partner_id if self.assignment else None

    @property
    def legal_partner_id(self) -> str | None:
        """The partner that has the case at court, if one has."""
        return self.legal.partner_id if self.legal else None

    @property
    def next_assignment_id(self) -> str:
        """What the next assignment is called."""
        return f"AS-{self.assignments + 1}"

    @property
    def advanced_minor(self) -> int:
        """What was ever advanced, in minor units."""
        return sum(cost.added.amount.amount_minor for cost in self.costs.values())

    @property
    def unverified_payments(self) -> tuple[str, ...]:
        """The ids of the payments that are only reported."""
        return tuple(
            payment_id
            for payment_id, payment in self.payments.items()
            if payment.status is PaymentStatus.REPORTED
        )

    @property
    def submitted_on(self) -> date:
        """The day of submission; no day is before it while the case is absent."""
        return self.figures.submitted_on if self.figures else date.min

    @property
    def unlifted(self) -> tuple[HoldKind, ...]:
        """The kinds of hold that can be lifted, whether their last day is past or not."""
        return tuple(hold.kind for hold in self.holds if hold.lifted_at is None)

    def hold_at(self, kind: HoldKind, instant: datetime, day: date) -> Hold | None:
        """Give the hold of a kind that was in force at an instant, which lies on `day`."""
        for hold in self.holds:
            if hold.kind is kind and hold.covers(instant, day):
                return hold
        return None


def evolve(state: CaseState, event: CaseEvent) -> CaseState:
    """Apply one fact. Total: a recorded fact is never refused."""
    match event:
        case (
            CaseSubmitted()
            | DocumentsRequested()
            | DocumentsProvided()
            | CaseAccepted()
            | CaseRejected()
        ):
            return _reviewed(state, event)
        case PartnerAssigned() | AssignmentEnded() | WorkStarted():
            return _reassigned(state, event)
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
            HoldPlaced()
            | HoldLifted()
            | ReturnReviewOpened()
            | ReturnReviewEnded()
            | CaseClosed()
            | CaseReopened()
            | MoneyLeftToClient()
        ):
            return _ended(state, event)
        case _:
            return _changed(state, event)


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
    event: (
        CaseSubmitted
        | DocumentsRequested
        | DocumentsProvided
        | CaseAccepted
        | CaseRejected
    ),
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
                has_invoice=state.has_invoice or _proves_claim(documents),
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
        partner=event.partner,
        invoice_numbers=event.claim.invoice_numbers,
        figures=event.figures,
        has_invoice=_proves_claim(event.documents),
        escalation=event.approach.escalation,
        interest_basis=event.claim.interest_basis,
        begun=tuple(
            line.due_on + timedelta(days=1)
            for line in event.claim.lines
            if line.kind is LineKind.INVOICE and line.due_on is not None
        ),
        partner_ids=frozenset(submitters),
    )


def _proves_claim(documents: tuple[Document, ...]) -> bool:
    return any(document.kind is DocumentKind.INVOICE for document in documents)


def _reassigned(
    state: CaseState, event: PartnerAssigned | AssignmentEnded | WorkStarted
) -> CaseState:
    match event:
        case PartnerAssigned():
            return _assigned(state, event)
        case AssignmentEnded(role=AssignmentRole.COLLECTOR):
            return replace(state, assignment=None)
        case AssignmentEnded():
            return replace(state, legal=None)
        case WorkStarted():
            return replace(state, status=CaseStatus.ACTIVE)
        case _:
            assert_never(event)


def _assigned(state: CaseState, event: PartnerAssigned) -> CaseState:
    assignment = Assignment(
        assignment_id=event.assignment_id,
        partner_id=event.partner_id,
        role=event.role,
        instructions_version=event.instructions_version,
    )
    state = replace(
        state,
        assignments=state.assignments + 1,
        partner_ids=state.partner_ids | {event.partner_id},
    )
    match event.role:
        case AssignmentRole.COLLECTOR:
            return replace(state, status=CaseStatus.ASSIGNED, assignment=assignment)
        case AssignmentRole.LEGAL:
            return replace(state, legal=assignment)
        case _:
            assert_never(event.role)


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


def _changed(
    state: CaseState,
    event: (
        CostsAuthorised
        | CostAdded
        | CostsAwarded
        | CostsGivenUp
        | ClaimAdjusted
        | InterestAccrued
        | LegalEscalated
        | CommissionAgreed
        | ActivityLogged
        | ClaimWrittenOff
    ),
) -> CaseState:
    match event:
        case CostsAuthorised() | CostAdded() | CostsAwarded() | CostsGivenUp():
            return _advanced(state, event)
        case ClaimAdjusted(adjustment_id=adjustment_id):
            adjustments = {**state.adjustments, adjustment_id: event}
            return replace(state, adjustments=adjustments)
        case InterestAccrued(up_to=up_to):
            return replace(state, accrued_up_to=up_to)
        case LegalEscalated():
            return replace(state, phase=Phase.LEGAL)
        case CommissionAgreed():
            return replace(state, commission=event)
        case ActivityLogged() | ClaimWrittenOff():
            return state
        case _:
            assert_never(event)


def _paid(
    payments: Mapping[str, Payment],
    event: (
        PaymentRecorded
        | PaymentVerified
        | PaymentRejected
        | PaymentReversed
        | DiscountTaken
    ),
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


def _ended(
    state: CaseState,
    event: (
        HoldPlaced
        | HoldLifted
        | ReturnReviewOpened
        | ReturnReviewEnded
        | CaseClosed
        | CaseReopened
        | MoneyLeftToClient
    ),
) -> CaseState:
    match event:
        case HoldPlaced() | HoldLifted():
            return _held(state, event)
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
        case MoneyLeftToClient():
            return replace(state, left_to_client=True)
        case _:
            assert_never(event)
