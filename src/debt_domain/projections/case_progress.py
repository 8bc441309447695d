"""How far a case has come: its status by the events alone, for several read models."""

from enum import StrEnum
from typing import Final

from debt_domain.case.events import (
    CaseAccepted,
    CaseClosed,
    CaseRejected,
    CaseReopened,
    CaseSubmitted,
    DocumentsProvided,
    DocumentsRequested,
    PartnerAssigned,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.case.model import CaseStatus
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.rows import changed


class NextStep(StrEnum):
    """What a case waits for."""

    NONE = "NONE"
    REVIEW = "REVIEW"
    PROVIDE_DOCUMENTS = "PROVIDE_DOCUMENTS"
    ASSIGN = "ASSIGN"
    START_WORK = "START_WORK"
    COLLECT = "COLLECT"
    DECIDE_RETURN = "DECIDE_RETURN"


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

    def after(self, event: Event) -> "CaseProgress":
        """Give the progress after an event; most events leave it as it is."""
        match event:
            case ReturnReviewOpened():
                status = CaseStatus.RETURN_REQUESTED
                return changed(self, status=status, resumes_as=self.status)
            case ReturnReviewEnded():
                return changed(self, status=self.resumes_as)
            case CaseReopened():
                status = CaseStatus.ACCEPTED if self.accepted else CaseStatus.SUBMITTED
                return changed(self, status=status)
            case _:
                return self._moved(event)

    def _moved(self, event: Event) -> "CaseProgress":
        status = _LEADS_TO.get(type(event))
        if status is None:
            return self
        accepted = self.accepted or status is CaseStatus.ACCEPTED
        return changed(self, status=status, accepted=accepted)


_LEADS_TO: Final[dict[type[Event], CaseStatus]] = {
    CaseSubmitted: CaseStatus.SUBMITTED,
    DocumentsRequested: CaseStatus.DOCS_REQUESTED,
    DocumentsProvided: CaseStatus.SUBMITTED,
    CaseAccepted: CaseStatus.ACCEPTED,
    CaseRejected: CaseStatus.REJECTED,
    PartnerAssigned: CaseStatus.ASSIGNED,
    WorkStarted: CaseStatus.ACTIVE,
    CaseClosed: CaseStatus.CLOSED,
}

_NEXT: Final = {
    CaseStatus.ABSENT: NextStep.NONE,
    CaseStatus.SUBMITTED: NextStep.REVIEW,
    CaseStatus.DOCS_REQUESTED: NextStep.PROVIDE_DOCUMENTS,
    CaseStatus.REJECTED: NextStep.NONE,
    CaseStatus.ACCEPTED: NextStep.ASSIGN,
    CaseStatus.ASSIGNED: NextStep.START_WORK,
    CaseStatus.ACTIVE: NextStep.COLLECT,
    CaseStatus.RETURN_REQUESTED: NextStep.DECIDE_RETURN,
    CaseStatus.CLOSED: NextStep.NONE,
}
