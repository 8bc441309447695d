"""How a case ended, began again, or waited for the review of a return."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import (
    CloseCode,
)
from debt_domain.kernel.message import Event
from debt_domain.values.policy import PolicyDeadline
from debt_domain.values.text import Text


class ReturnReviewOpened(Event, frozen=True):
    """A return is under review; there is no outreach meanwhile."""

    stored_name: ClassVar[str] = "case.return_review_opened"
    stored_version: ClassVar[int] = 1


class ReturnReviewEnded(Event, frozen=True):
    """The return was refused or withdrawn; the case goes on where it was."""

    stored_name: ClassVar[str] = "case.return_review_ended"
    stored_version: ClassVar[int] = 1


class CaseClosed(Event, frozen=True):
    """The case ended; so did its assignments."""

    stored_name: ClassVar[str] = "case.case_closed"
    stored_version: ClassVar[int] = 1
    code: CloseCode
    explanation: Text | None
    outstanding_minor: int


class CaseReopened(Event, frozen=True):
    """The case was taken up again, with the client's consent.

    Attributes:
        review: By when it is to be reviewed, if it never was.
    """

    stored_name: ClassVar[str] = "case.case_reopened"
    stored_version: ClassVar[int] = 1
    reason: Text
    consent_reference: Text
    consented_on: date
    review: PolicyDeadline | None = None

    @override
    def under_policy(self) -> str | None:
        return None if self.review is None else self.review.name_and_version


EndingEvent: TypeAlias = (
    ReturnReviewOpened | ReturnReviewEnded | CaseClosed | CaseReopened
)
