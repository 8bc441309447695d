"""What can be asked of a subject."""

from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Command
from debt_domain.subject.model import ErasureReason
from debt_domain.values.text import Identifier, Instant


class RetainSubject(Command, frozen=True):
    """Keep a person's data: an open case needs it."""

    command_name: ClassVar[str] = "subject.retain_subject"
    subject_id: Identifier
    case_id: Identifier


class ReleaseSubject(Command, frozen=True):
    """Need a person's data no longer: the case has ended."""

    command_name: ClassVar[str] = "subject.release_subject"
    subject_id: Identifier
    case_id: Identifier


class EraseSubject(Command, frozen=True):
    """Destroy a person's key, and with it every personal text about them.

    Attributes:
        subject_id: The person.
        reason: The ground.
        requested_at: When the erasure was asked for.
    """

    command_name: ClassVar[str] = "subject.erase_subject"
    subject_id: Identifier
    reason: ErasureReason
    requested_at: Instant


SubjectCommand: TypeAlias = RetainSubject | ReleaseSubject | EraseSubject
