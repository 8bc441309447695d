"""What the rules have to remember about a case, and how an event changes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
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
from debt_domain.case.model import (
    AssignmentRole,
    CaseStatus,
    HoldKind,
    PaymentMethod,
    PaymentStatus,
)
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.resolved_terms import CaseFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is charged with the case, under which of the client's instructions."""

    partner_id: str
    role: AssignmentRole
    instructions_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """A payment as it was recorded, and how far it is believed.

    Its reference is personal and stays out of the state.

    Attributes:
        left_minor: What of it has not been reversed, in minor units.
    """

    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod
    status: PaymentStatus
    left_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hold that was placed, and for how long.

    Attributes:
        placed_at: From when on it is in force.
        until: The last day; None: no end.
        lifted_at: When it was lifted; None: it was not.
    """

    kind: HoldKind
    placed_at: datetime
    until: date | None
    lifted_at: datetime | None = None

    def covers(self, instant: datetime, day: date) -> bool:
        """Tell whether it was in force at an instant, which lies on `day`."""
        begun = self.placed_at <= instant
        lifted = self.lifted_at is not None and self.lifted_at <= instant
        return begun and not lifted and (self.until is None or day <= self.until)


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
        assignment: The collector, if there is one.
        partner_ids: Every partner that has ever had to do with it.
        payments: Every payment by its id, in the order recorded.
        holds: Every hold that was ever placed, in this order.
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
    assignment: Assignment | None = None
    partner_ids: frozenset[str] = frozenset()
    payments: Mapping[str, Payment] = field(default_factory=dict[str, Payment])
    holds: tuple[Hold, ...] = ()

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
        ):
            payment = _paid(state.payments, event)
            return replace(
                state, payments={**state.payments, event.payment_id: payment}
            )
        case HoldPlaced() | HoldLifted():
            return _held(state, event)
        case ReturnReviewOpened() | ReturnReviewEnded() | CaseClosed() | CaseReopened():
            return _ended(state, event)
        case ActivityLogged():
            return state
        case _:
            assert_never(event)


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
        partner_ids=frozenset(submitters),
    )


def _proves_claim(documents: tuple[Document, ...]) -> bool:
    return any(document.kind is DocumentKind.INVOICE for document in documents)


def _reassigned(
    state: CaseState, event: PartnerAssigned | AssignmentEnded | WorkStarted
) -> CaseState:
    match event:
        case PartnerAssigned(partner_id=partner_id, instructions_version=version):
            return replace(
                state,
                status=CaseStatus.ASSIGNED,
                assignment=Assignment(
                    partner_id=partner_id, role=event.role, instructions_version=version
                ),
                partner_ids=state.partner_ids | {partner_id},
            )
        case AssignmentEnded():
            return replace(state, assignment=None)
        case WorkStarted():
            return replace(state, status=CaseStatus.ACTIVE)
        case _:
            assert_never(event)


def _paid(
    payments: Mapping[str, Payment],
    event: PaymentRecorded | PaymentVerified | PaymentRejected | PaymentReversed,
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
            )
        case PaymentVerified(payment_id=payment_id):
            return replace(payments[payment_id], status=PaymentStatus.VERIFIED)
        case PaymentRejected(payment_id=payment_id):
            return replace(payments[payment_id], status=PaymentStatus.REJECTED)
        case PaymentReversed(payment_id=payment_id, left_minor=left_minor):
            status = PaymentStatus.VERIFIED if left_minor else PaymentStatus.REVERSED
            return replace(payments[payment_id], status=status, left_minor=left_minor)
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
    event: ReturnReviewOpened | ReturnReviewEnded | CaseClosed | CaseReopened,
) -> CaseState:
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
