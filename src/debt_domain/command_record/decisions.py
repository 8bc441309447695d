"""The rules of a command's record."""

from debt_domain.command_record.commands import CommandRecordCommand
from debt_domain.command_record.errors import CommandIdReusedError
from debt_domain.command_record.events import CommandRecorded, CommandRecordEvent
from debt_domain.command_record.state import CommandRecordState, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.context import Context


def decide(
    command: CommandRecordCommand, state: CommandRecordState, _context: Context
) -> tuple[CommandRecordEvent, ...]:
    """Record a command once; the same one again leads to nothing.

    Raises:
        CommandIdReusedError: The id was used for another command.
    """
    recorded = state.recorded
    if recorded is None:
        return (
            CommandRecorded(
                command_id=command.command_id,
                name=command.name,
                digest=command.digest,
                events=command.events,
            ),
        )
    if (recorded.name, recorded.digest) != (command.name, command.digest):
        raise CommandIdReusedError(
            command_id=command.command_id, recorded=recorded.name, given=command.name
        )
    return ()


COMMAND_RECORD: Decider[
    CommandRecordCommand, CommandRecordEvent, CommandRecordState, Context
] = Decider(initial=CommandRecordState(), decide=decide, evolve=evolve)
