"""What can have happened to a subject."""

from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Event
from debt_domain.subject.model import ErasureReason
from debt_domain.values.text import Identifier, Instant


class SubjectRetained(Event, frozen=True):
    """An open case needs the person's data."""

    stored_name: ClassVar[str] = "subject.subject_retained"
    stored_version: ClassVar[int] = 1
    case_id: Identifier


class SubjectReleased(Event, frozen=True):
    """The case has ended and needs it no longer."""

    stored_name: ClassVar[str] = "subject.subject_released"
    stored_version: ClassVar[int] = 1
    case_id: Identifier


class SubjectErased(Event, frozen=True):
    """The person's key is destroyed for good; facts and figures stay."""

    stored_name: ClassVar[str] = "subject.subject_erased"
    stored_version: ClassVar[int] = 1
    subject_id: Identifier
    reason: ErasureReason
    requested_at: Instant


SubjectEvent: TypeAlias = SubjectRetained | SubjectReleased | SubjectErased
