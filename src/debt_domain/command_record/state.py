"""What was carried out under a command id."""

from dataclasses import dataclass

from debt_domain.command_record.events import CommandRecorded, CommandRecordEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRecordState:
    """What the rules remember of a command id.

    Attributes:
        recorded: The command that was carried out, or None.
    """

    recorded: CommandRecorded | None = None


def evolve(_state: CommandRecordState, event: CommandRecordEvent) -> CommandRecordState:
    """Apply one fact."""
    return CommandRecordState(recorded=event)
