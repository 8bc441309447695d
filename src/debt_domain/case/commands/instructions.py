"""What can be asked about the client's instructions."""

from typing import ClassVar

from pydantic import Field

from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Sha256


class ChangeInstructions(Command, frozen=True):
    """Give the partners of the case other instructions of its client.

    Each has to acknowledge them before its next activity or step at court.

    Attributes:
        instructions_version: Above the current one; a case begins with 1.
        sha256: The document's digest; its bytes lie in the host's storage.
    """

    command_name: ClassVar[str] = "case.change_instructions"
    case_id: Identifier
    instructions_version: int = Field(ge=2)
    sha256: Sha256


class AcknowledgeInstructions(Command, frozen=True):
    """Say, as an assigned partner, that the current instructions were read.

    Attributes:
        instructions_version: The current one.
    """

    command_name: ClassVar[str] = "case.acknowledge_instructions"
    case_id: Identifier
    instructions_version: int = Field(ge=1)
