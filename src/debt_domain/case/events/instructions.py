"""What the client wants its partners to do, and that they know it."""

from typing import ClassVar, TypeAlias

from debt_domain.case.model import AssignmentRole
from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier, Sha256


class InstructionsChanged(Event, frozen=True):
    """The client's instructions are others from now on.

    Attributes:
        sha256: The document's digest.
    """

    stored_name: ClassVar[str] = "case.instructions_changed"
    stored_version: ClassVar[int] = 1
    instructions_version: int
    sha256: Sha256


class InstructionsAcknowledged(Event, frozen=True):
    """An assigned partner has read the current instructions."""

    stored_name: ClassVar[str] = "case.instructions_acknowledged"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier
    role: AssignmentRole
    instructions_version: int


InstructionsEvent: TypeAlias = InstructionsChanged | InstructionsAcknowledged
