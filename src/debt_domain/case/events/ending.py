"""How a case ended, began again, or waited for the review of a return."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.case.model import (
    CloseCode,
)
from debt_domain.kernel.message import Event
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
    """The case was taken up again, with the client's consent."""

    stored_name: ClassVar[str] = "case.case_reopened"
    stored_version: ClassVar[int] = 1
    reason: Text
    consent_reference: Text
    consented_on: date


EndingEvent: TypeAlias = (
    ReturnReviewOpened | ReturnReviewEnded | CaseClosed | CaseReopened
)
