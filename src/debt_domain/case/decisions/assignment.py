"""Who works the case."""

from typing import TypeAlias, assert_never

from debt_domain.case.commands import (
    AcknowledgeInstructions,
    AssignPartner,
    ChangeInstructions,
    DeclineAssignment,
    StartWork,
)
from debt_domain.case.decisions import collection_period, instructions
from debt_domain.case.decisions.access import (
    UNDER_WORK,
    require_access,
    require_authority,
    require_status,
)
from debt_domain.case.decisions.instructions import InstructionsCommand
from debt_domain.case.errors import (
    AlreadyAssignedError,
    DuplicateOutreachError,
    InstructionsUnacknowledgedError,
    LegalByEscalationError,
    PartnerNotEligibleError,
    PastDateError,
    QuoteRequiredError,
    WrongStatusError,
)
from debt_domain.case.events import (
    AssignmentDeclined,
    AssignmentEnded,
    CaseEvent,
    LegalPartnerReplaced,
    PartnerAssigned,
    WorkStarted,
)
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus
from debt_domain.case.parts import Assignment
from debt_domain.case.state import CaseState
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.partner_submission import Handling

AssignmentCommand: TypeAlias = (
    AssignPartner | StartWork | DeclineAssignment | InstructionsCommand
)


def decide(
    command: AssignmentCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about the assignment."""
    match command:
        case AssignPartner():
            return _assign(command, state, context)
        case StartWork():
            return _start(command, state, context)
        case DeclineAssignment():
            return _decline(command, state, context)
        case ChangeInstructions() | AcknowledgeInstructions():
            return instructions.decide(command, state, context)
        case _:
            assert_never(command)


def ended(*assignments: Assignment | None) -> tuple[AssignmentEnded, ...]:
    """End those of these assignments that there are."""
    return tuple(
        AssignmentEnded(
            assignment_id=assignment.assignment_id,
            partner_id=assignment.partner_id,
            role=assignment.role,
        )
        for assignment in assignments
        if assignment is not None
    )


def require_handling(state: CaseState, partner_id: str) -> None:
    """Refuse a collector beside the party that the handling leaves the debtor to."""
    if state.submitter_id is None or state.handling is None:
        return
    match state.handling:
        case Handling.SELF:
            fits = partner_id == state.submitter_id
            accepted = f"the submitter {state.submitter_id}"
        case Handling.NETWORK:
            fits = partner_id != state.submitter_id
            accepted = f"a partner other than the submitter {state.submitter_id}"
        case _:
            assert_never(state.handling)
    if not fits:
        raise DuplicateOutreachError(
            partner_id=partner_id, handling=state.handling, accepted=accepted
        )


def require_exclusive(state: CaseState, partner_id: str, context: CaseContext) -> None:
    """Refuse a collector beside the client's exclusive partner.

    A case's submitter that leaves it to the network waives its own exclusivity; a
    case that it keeps for itself is assigned by a process.
    """
    exclusive = context.exclusive_partner_id
    if exclusive in {None, partner_id, state.submitter_id} or context.cause is not None:
        return
    raise PartnerNotEligibleError(
        partner_id=partner_id,
        exclusive_partner_id=str(exclusive),
        client_id=state.client_id,
    )


def _assign(
    command: AssignPartner, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, *UNDER_WORK)
    match command.role:
        case AssignmentRole.LEGAL:
            return _replace_legal(command, state, context)
        case AssignmentRole.COLLECTOR:
            return _charge(command, state, context)
        case _:
            assert_never(command.role)


def _charge(
    command: AssignPartner, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    if command.partner_id == state.collector_id:
        raise AlreadyAssignedError(partner_id=command.partner_id)
    require_handling(state, command.partner_id)
    _require_quote(command, state, context)
    if command.exclusivity_waiver is None:
        require_exclusive(state, command.partner_id, context)
    collection_period.require_expired(
        command.partner_id, command.reassignment_reason, state, context
    )
    return *ended(state.assignment), _assigned(command, state)


def _replace_legal(
    command: AssignPartner, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    if state.legal is None:
        raise LegalByEscalationError
    if command.partner_id == state.legal.partner_id:
        raise AlreadyAssignedError(partner_id=command.partner_id)
    effective_on, earliest = context.effective_on, state.legal_from
    if earliest is not None and effective_on < earliest:
        raise PastDateError(field="effective_on", value=effective_on, earliest=earliest)
    return (
        *ended(state.legal),
        _assigned(command, state),
        LegalPartnerReplaced(
            legal_partner_id=command.partner_id, effective_on=effective_on
        ),
    )


def _assigned(command: AssignPartner, state: CaseState) -> PartnerAssigned:
    return PartnerAssigned(
        assignment_id=state.next_assignment_id,
        partner_id=command.partner_id,
        role=command.role,
        instructions_version=instructions.assigned_version(
            command.instructions_version, state
        ),
        handed_over=command.handed_over,
        exclusivity_waiver=command.exclusivity_waiver,
        collection_days=command.collection_days,
        reassignment_reason=command.reassignment_reason,
    )


def _require_quote(
    command: AssignPartner, state: CaseState, context: CaseContext
) -> None:
    """Refuse what is not standard, unless a quote of the last bidding was accepted."""
    quoted = state.bidding is not None and state.bidding.winner is not None
    if state.claim_type.is_standard or quoted or context.cause is not None:
        return
    raise QuoteRequiredError(partner_id=command.partner_id, claim_type=state.claim_type)


def _start(
    command: StartWork, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    assignment = _waiting(command, state, context)
    acknowledged = command.acknowledged_instructions_version
    current = state.instructions.version
    if acknowledged != current:
        raise InstructionsUnacknowledgedError(
            acknowledged=acknowledged, current=current
        )
    terms, days = context.collection_period, assignment.collection_days
    if days is not None:
        terms = terms.model_copy(update={"days": days})
    return (
        WorkStarted(
            partner_id=assignment.partner_id,
            acknowledged_instructions_version=acknowledged,
            authority=require_authority(state, context),
        ),
        *collection_period.started(
            assignment.assignment_id, assignment.partner_id, terms, context
        ),
    )


def _decline(
    command: DeclineAssignment, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    assignment = _waiting(command, state, context)
    declined = AssignmentDeclined(
        assignment_id=assignment.assignment_id,
        partner_id=assignment.partner_id,
        reason=command.reason,
    )
    return declined, *ended(assignment)


def _waiting(
    command: StartWork | DeclineAssignment, state: CaseState, context: CaseContext
) -> Assignment:
    """Give the assignment that its partner, and nobody else, takes or declines."""
    name = type(command).__name__
    context.require_role(name, Role.COLLECTOR, Role.SUBMITTER)
    if state.status is not CaseStatus.ASSIGNED or state.assignment is None:
        raise WrongStatusError(
            command=name, status=state.status, allowed=(CaseStatus.ASSIGNED,)
        )
    partner_id = state.assignment.partner_id
    by_party = context.cause is None and context.actor.role is not Role.SYSTEM
    if by_party and context.actor.party_id != partner_id:
        raise PartyNotAllowedError(
            command=name,
            party_id=context.actor.party_id,
            allowed=f"the assigned partner {partner_id}",
        )
    return state.assignment
