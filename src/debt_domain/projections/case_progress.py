"""How far a case has come: its status by the events alone, for several read models."""

from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self, TypeAlias, assert_never, assert_type, get_args

from typing_extensions import TypeIs

from debt_domain.case.events import (
    ActivityLogged,
    AddressRecorded,
    AssignmentDeclined,
    AssignmentEnded,
    BiddingClosed,
    BiddingOpened,
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseRejected,
    CaseReopened,
    CaseSubmitted,
    ClaimAdjusted,
    ClaimFiled,
    ClaimWrittenOff,
    ClientInformed,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    CommissionAdjusted,
    CommissionAgreed,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    DeathRecorded,
    DiscountTaken,
    DisputeEnded,
    DisputeRecorded,
    DisputeResolved,
    DocumentsProvided,
    DocumentsRequested,
    EnforcementStarted,
    EscalationOpened,
    EscalationResolved,
    HandlingAdopted,
    HoldLifted,
    HoldPlaced,
    InsolvencyRecorded,
    InstructionsAcknowledged,
    InstructionsChanged,
    InterestAccrued,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    LegalPartnerReplaced,
    MoneyLeftToClient,
    PartnerAssigned,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
    PriceDetermined,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.case.model import AssignmentRole, CaseStatus
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.rows import changed


class NextStep(StrEnum):
    """What a case waits for."""

    NONE = "NONE"
    REVIEW = "REVIEW"
    PROVIDE_DOCUMENTS = "PROVIDE_DOCUMENTS"
    ASSIGN = "ASSIGN"
    CHOOSE_QUOTE = "CHOOSE_QUOTE"
    START_WORK = "START_WORK"
    COLLECT = "COLLECT"
    DECIDE_RETURN = "DECIDE_RETURN"


_KeepsStatus: TypeAlias = (
    AssignmentEnded
    | DiscountTaken
    | ClaimAdjusted
    | InterestAccrued
    | ClaimWrittenOff
    | CostsAuthorised
    | CostAdded
    | CostsAwarded
    | CostsGivenUp
    | LegalEscalated
    | CommissionAgreed
    | CommissionAdjusted
    | PriceDetermined
    | MoneyLeftToClient
    | HoldPlaced
    | HoldLifted
    | AddressRecorded
    | ClaimFiled
    | ClientInformed
    | DeathRecorded
    | DisputeEnded
    | DisputeRecorded
    | DisputeResolved
    | EnforcementStarted
    | EscalationOpened
    | EscalationResolved
    | InsolvencyRecorded
    | JudgmentRecorded
    | LegalCostsQuoted
    | QuoteAccepted
    | QuoteLapsed
    | QuoteSubmitted
    | InstructionsChanged
    | InstructionsAcknowledged
    | CollectionPeriodStarted
    | CollectionPeriodExtended
    | LegalPartnerReplaced
)
"""What leaves the status as it is: a new event of a case goes into it, or changes it."""


class CaseProgress(Message, frozen=True):
    """Where a case stands.

    Attributes:
        status: As the case's own rules have it.
        resumes_as: Where it stood before the last return was requested.
        accepted: Whether it was ever accepted.
    """

    status: CaseStatus = CaseStatus.ABSENT
    resumes_as: CaseStatus = CaseStatus.ABSENT
    accepted: bool = False

    @property
    def next_step(self) -> NextStep:
        """What the case waits for."""
        return _NEXT[self.status]

    def after(self, event: CaseEvent) -> "CaseProgress":
        """Give the progress after an event of the case."""
        status = self._status_after(event)
        match event:
            case ReturnReviewOpened():
                return changed(self, status=status, resumes_as=self.status)
            case CaseAccepted():
                return changed(self, status=status, accepted=True)
            case _:
                return self if status is self.status else changed(self, status=status)

    def _status_after(self, event: CaseEvent) -> CaseStatus:
        match event:
            case (
                PaymentRecorded()
                | PaymentVerified()
                | PaymentRejected()
                | PaymentReversed()
                | ActivityLogged()
            ):
                # The most frequent ones come first.
                return self.status
            case (
                CaseSubmitted()
                | DocumentsRequested()
                | DocumentsProvided()
                | CaseAccepted()
                | CaseRejected()
            ):
                return _after_review(event)
            case PartnerAssigned(role=AssignmentRole.LEGAL):
                return self.status
            case (
                PartnerAssigned()
                | WorkStarted()
                | BiddingOpened()
                | BiddingClosed()
                | AssignmentDeclined()
            ):
                return _AFTER_WORK[type(event)]
            case (
                HandlingAdopted()
                | ReturnReviewOpened()
                | ReturnReviewEnded()
                | CaseClosed()
                | CaseReopened()
            ):
                return self._status_after_end(event)
            case _:
                assert_type(event, _KeepsStatus)
                return self.status

    def _status_after_end(
        self,
        event: HandlingAdopted
        | ReturnReviewOpened
        | ReturnReviewEnded
        | CaseClosed
        | CaseReopened,
    ) -> CaseStatus:
        match event:
            case HandlingAdopted():
                begun = self.status in (CaseStatus.ASSIGNED, CaseStatus.ACTIVE)
                return CaseStatus.ACCEPTED if begun else self.status
            case ReturnReviewOpened():
                return CaseStatus.RETURN_REQUESTED
            case ReturnReviewEnded():
                return self.resumes_as
            case CaseClosed():
                return CaseStatus.CLOSED
            case CaseReopened():
                return CaseStatus.ACCEPTED if self.accepted else CaseStatus.SUBMITTED
            case _:
                assert_never(event)


_AFTER_WORK: Final = {
    PartnerAssigned: CaseStatus.ASSIGNED,
    WorkStarted: CaseStatus.ACTIVE,
    BiddingOpened: CaseStatus.QUOTING,
    BiddingClosed: CaseStatus.ACCEPTED,
    AssignmentDeclined: CaseStatus.ACCEPTED,
}


def _after_review(
    event: CaseSubmitted
    | DocumentsRequested
    | DocumentsProvided
    | CaseAccepted
    | CaseRejected,
) -> CaseStatus:
    match event:
        case CaseSubmitted() | DocumentsProvided():
            return CaseStatus.SUBMITTED
        case DocumentsRequested():
            return CaseStatus.DOCS_REQUESTED
        case CaseAccepted():
            return CaseStatus.ACCEPTED
        case CaseRejected():
            return CaseStatus.REJECTED
        case _:
            assert_never(event)


class CaseStanding(Message, frozen=True):
    """What rows of several read models have in common: how far their case has come.

    Attributes:
        progress: Where the collection stands.
        review_due_at: By when it is to be reviewed, while the review waits for nobody
            else.
        period_ends_on: The last day of the collector's time; None: none runs.
    """

    progress: CaseProgress = CaseProgress()
    review_due_at: datetime | None = None
    period_ends_on: date | None = None

    def stands_after(self, event: CaseEvent) -> Self:
        """Give the row after an event of the case, as far as it is in all of them."""
        standing = {
            "progress": self.progress.after(event),
            "review_due_at": self._review_due_after(event),
            "period_ends_on": self._period_ends_after(event),
        }
        same = all(getattr(self, name) == value for name, value in standing.items())
        return self if same else changed(self, **standing)

    def _review_due_after(self, event: CaseEvent) -> datetime | None:
        match event:
            case CaseSubmitted() | DocumentsProvided() | CaseReopened():
                return None if event.review is None else event.review.due_at
            case DocumentsRequested() | CaseAccepted() | CaseRejected() | CaseClosed():
                return None
            case _:
                return self.review_due_at

    def _period_ends_after(self, event: CaseEvent) -> date | None:
        match event:
            case CollectionPeriodStarted() | CollectionPeriodExtended():
                return event.ends_on
            case AssignmentEnded(role=AssignmentRole.COLLECTOR):
                return None
            case _:
                return self.period_ends_on


CASE_EVENTS: Final[tuple[type[CaseEvent], ...]] = get_args(CaseEvent)
"""The classes of the events of a case."""


def is_of_case(event: Event) -> TypeIs[CaseEvent]:
    """Tell the events of a case from those of others."""
    return type(event) in CASE_EVENTS


_NEXT: Final = {
    CaseStatus.ABSENT: NextStep.NONE,
    CaseStatus.SUBMITTED: NextStep.REVIEW,
    CaseStatus.DOCS_REQUESTED: NextStep.PROVIDE_DOCUMENTS,
    CaseStatus.REJECTED: NextStep.NONE,
    CaseStatus.ACCEPTED: NextStep.ASSIGN,
    CaseStatus.QUOTING: NextStep.CHOOSE_QUOTE,
    CaseStatus.ASSIGNED: NextStep.START_WORK,
    CaseStatus.ACTIVE: NextStep.COLLECT,
    CaseStatus.RETURN_REQUESTED: NextStep.DECIDE_RETURN,
    CaseStatus.CLOSED: NextStep.NONE,
}
