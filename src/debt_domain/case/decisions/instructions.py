"""What the client wants its partners to do, and whether they know it."""

from typing import TypeAlias, assert_never

from debt_domain.case.commands import AcknowledgeInstructions, ChangeInstructions
from debt_domain.case.decisions.access import (
    OPEN,
    UNDER_WORK,
    require_access,
    require_status,
)
from debt_domain.case.errors import (
    InstructionsOutdatedError,
    InstructionsUnacknowledgedError,
    NotAssignedPartnerError,
)
from debt_domain.case.events import (
    CaseEvent,
    InstructionsAcknowledged,
    InstructionsChanged,
)
from debt_domain.case.model import CaseContext
from debt_domain.case.parts import Assignment
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role

InstructionsCommand: TypeAlias = ChangeInstructions | AcknowledgeInstructions

_PARTNERS = (Role.COLLECTOR, Role.SUBMITTER, Role.LEGAL)


def decide(
    command: InstructionsCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about the client's instructions."""
    match command:
        case ChangeInstructions():
            return _change(command, state, context)
        case AcknowledgeInstructions():
            return _acknowledge(command, state, context)
        case _:
            assert_never(command)


def assigned_version(wanted: int | None, state: CaseState) -> int:
    """Give the instructions that a partner is charged under: by default the current.

    Raises:
        InstructionsOutdatedError: Newer ones are known.
    """
    current = state.instructions.version
    if wanted is not None and wanted < current:
        raise InstructionsOutdatedError(instructions_version=wanted, earliest=current)
    return wanted or current


def require_acknowledged(assignment: Assignment | None, state: CaseState) -> None:
    """Refuse a partner that does not know the current instructions."""
    current = state.instructions.version
    if assignment is not None and assignment.acknowledged_version < current:
        raise InstructionsUnacknowledgedError(
            acknowledged=assignment.acknowledged_version, current=current
        )


def _change(
    command: ChangeInstructions, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.CLIENT, Role.SUBMITTER)
    require_status(command, state, *OPEN)
    current, version = state.instructions, command.instructions_version
    if (version, command.sha256) == (current.version, current.sha256):
        return ()
    if version <= current.version:
        raise InstructionsOutdatedError(
            instructions_version=version, earliest=current.version + 1
        )
    return (InstructionsChanged(instructions_version=version, sha256=command.sha256),)


def _acknowledge(
    command: AcknowledgeInstructions, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    context.require_role(type(command).__name__, *_PARTNERS)
    require_status(command, state, *UNDER_WORK)
    assignment = _own(state, context)
    current = state.instructions.version
    if command.instructions_version != current:
        raise InstructionsUnacknowledgedError(
            acknowledged=command.instructions_version, current=current
        )
    if assignment.acknowledged_version == current:
        return ()
    return (
        InstructionsAcknowledged(
            partner_id=assignment.partner_id,
            role=assignment.role,
            instructions_version=current,
        ),
    )


def _own(state: CaseState, context: CaseContext) -> Assignment:
    actor = context.actor
    assignment = state.legal if actor.role is Role.LEGAL else state.assignment
    by_system = context.cause is not None or actor.role is Role.SYSTEM
    if assignment is None or not (by_system or actor.party_id == assignment.partner_id):
        assigned = None if assignment is None else assignment.partner_id
        raise NotAssignedPartnerError(party_id=actor.party_id, assigned=assigned)
    return assignment
