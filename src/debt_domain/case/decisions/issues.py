"""What a partner raises to the platform's team, and what it is answered."""

from typing import TypeAlias, assert_never

from debt_domain.case.commands import FlagConflict, ResolveEscalation
from debt_domain.case.decisions.access import require_access, require_status
from debt_domain.case.errors import (
    EscalationIdReusedError,
    EscalationResolvedError,
    NotAssignedPartnerError,
    UnknownEscalationError,
)
from debt_domain.case.events import CaseEvent, EscalationOpened, EscalationResolved
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role

IssueCommand: TypeAlias = FlagConflict | ResolveEscalation


def decide(
    command: IssueCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about an issue."""
    match command:
        case FlagConflict():
            return _flag(command, state, context)
        case ResolveEscalation():
            return _resolve(command, state, context)
        case _:
            assert_never(command)


def _flag(
    command: FlagConflict, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    context.require_role(type(command).__name__, Role.COLLECTOR, Role.SUBMITTER)
    require_status(command, state, CaseStatus.ASSIGNED, CaseStatus.ACTIVE)
    assignment, actor = state.assignment, context.actor
    by_party = context.cause is None and actor.role is not Role.SYSTEM
    assigned = state.collector_id
    if assignment is None or (by_party and actor.party_id != assigned):
        raise NotAssignedPartnerError(party_id=actor.party_id, assigned=assigned)
    opened = EscalationOpened(
        escalation_id=command.escalation_id,
        partner_id=assignment.partner_id,
        instructions_version=state.instructions.version,
        explanation=command.explanation,
    )
    earlier = state.escalations.get(command.escalation_id)
    if earlier is None:
        return (opened,)
    if earlier.opened != opened:
        raise EscalationIdReusedError(escalation_id=command.escalation_id)
    return ()


def _resolve(
    command: ResolveEscalation, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    escalation = state.escalations.get(command.escalation_id)
    if escalation is None:
        raise UnknownEscalationError(escalation_id=command.escalation_id)
    resolved = EscalationResolved(
        escalation_id=command.escalation_id, answer=command.answer
    )
    if escalation.resolved is None:
        return (resolved,)
    if escalation.resolved != resolved:
        raise EscalationResolvedError(escalation_id=command.escalation_id)
    return ()
