"""What can have happened to a command's record."""

from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier, Sha256


class CommandRecorded(Event, frozen=True):
    """A command was carried out; this is its last event."""

    stored_name: ClassVar[str] = "command_record.command_recorded"
    stored_version: ClassVar[int] = 1
    command_id: Identifier
    name: str
    digest: Sha256
    events: tuple[str, ...]


CommandRecordEvent: TypeAlias = CommandRecorded
