"""How an assignment changes what is remembered about a case."""

from dataclasses import replace
from typing import TypeAlias, assert_never

from debt_domain.case.events import (
    AssignmentDeclined,
    AssignmentEnded,
    AssignmentEvent,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    InstructionsAcknowledged,
    InstructionsChanged,
    LegalPartnerReplaced,
    PartnerAssigned,
    WorkStarted,
)
from debt_domain.case.model import AssignmentRole, CaseStatus
from debt_domain.case.parts import Assignment, CollectionPeriod, Instructions
from debt_domain.case.state import CaseState

_PartnerEvent: TypeAlias = (
    PartnerAssigned | AssignmentEnded | AssignmentDeclined | WorkStarted
)


def assigned(state: CaseState, event: _PartnerEvent | AssignmentEvent) -> CaseState:
    """Apply a fact about who is assigned, and how that goes on."""
    match event:
        case InstructionsChanged() | InstructionsAcknowledged():
            return _instructed(state, event)
        case CollectionPeriodStarted() | CollectionPeriodExtended():
            return replace(state, collection_period=_period(state, event))
        case LegalPartnerReplaced(effective_on=effective_on):
            return replace(state, legal_from=effective_on)
        case _:
            return _reassigned(state, event)


def _reassigned(state: CaseState, event: _PartnerEvent) -> CaseState:
    match event:
        case PartnerAssigned():
            return _partner_assigned(state, event)
        case AssignmentEnded(role=AssignmentRole.COLLECTOR):
            return replace(state, assignment=None, collection_period=None)
        case AssignmentEnded():
            return replace(state, legal=None)
        case AssignmentDeclined():
            return replace(state, status=CaseStatus.ACCEPTED)
        case WorkStarted(acknowledged_instructions_version=version):
            known = _acknowledged(state.assignment, version)
            return replace(state, status=CaseStatus.ACTIVE, assignment=known)
        case _:
            assert_never(event)


def _partner_assigned(state: CaseState, event: PartnerAssigned) -> CaseState:
    version = event.instructions_version
    assignment = Assignment(
        assignment_id=event.assignment_id,
        partner_id=event.partner_id,
        role=event.role,
        instructions_version=version,
        collection_days=event.collection_days,
    )
    if version > state.instructions.version:
        state = replace(state, instructions=Instructions(version=version))
    state = replace(
        state,
        assignments=state.assignments + 1,
        partner_ids=state.partner_ids | {event.partner_id},
    )
    match event.role:
        case AssignmentRole.COLLECTOR:
            return replace(state, status=CaseStatus.ASSIGNED, assignment=assignment)
        case AssignmentRole.LEGAL:
            # It has no start of work: it takes the case knowing the instructions.
            return replace(state, legal=_acknowledged(assignment, version))
        case _:
            assert_never(event.role)


def _acknowledged(assignment: Assignment | None, version: int) -> Assignment | None:
    return assignment and replace(assignment, acknowledged_version=version)


def _instructed(
    state: CaseState, event: InstructionsChanged | InstructionsAcknowledged
) -> CaseState:
    version = event.instructions_version
    match event:
        case InstructionsChanged(sha256=sha256):
            changed = Instructions(version=version, sha256=sha256)
            return replace(state, instructions=changed)
        case InstructionsAcknowledged(role=AssignmentRole.LEGAL):
            return replace(state, legal=_acknowledged(state.legal, version))
        case InstructionsAcknowledged():
            known = _acknowledged(state.assignment, version)
            return replace(state, assignment=known)
        case _:
            assert_never(event)


def _period(
    state: CaseState, event: CollectionPeriodStarted | CollectionPeriodExtended
) -> CollectionPeriod | None:
    match event:
        case CollectionPeriodStarted():
            return CollectionPeriod(
                assignment_id=event.assignment_id,
                ends_on=event.ends_on,
                extension_days=event.extension_days,
            )
        case CollectionPeriodExtended(ends_on=ends_on):
            running = state.collection_period
            return running and replace(running, ends_on=ends_on)
        case _:
            assert_never(event)
