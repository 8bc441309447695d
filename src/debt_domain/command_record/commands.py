"""What can be asked of a command's record."""

from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Sha256


class RecordCommand(Command, frozen=True):
    """Write down that a command was carried out.

    Attributes:
        command_id: The caller's id of the request.
        name: The command's recorded name.
        digest: The keyed digest of its body.
        events: The events that it made, by name, in order.
    """

    command_name: ClassVar[str] = "command_record.record_command"
    command_id: Identifier
    name: str
    digest: Sha256
    events: tuple[str, ...]


CommandRecordCommand: TypeAlias = RecordCommand
