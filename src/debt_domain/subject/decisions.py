"""The rules of a subject."""

from typing import assert_never

from debt_domain.kernel.decider import Decider
from debt_domain.kernel.errors import SubjectErasedError
from debt_domain.subject.commands import (
    EraseSubject,
    ReleaseSubject,
    RetainSubject,
    SubjectCommand,
)
from debt_domain.subject.errors import LegalHoldError
from debt_domain.subject.events import (
    SubjectErased,
    SubjectEvent,
    SubjectReleased,
    SubjectRetained,
)
from debt_domain.subject.state import SubjectState, evolve
from debt_domain.values.actor import Role
from debt_domain.values.context import Context


def decide(
    command: SubjectCommand, state: SubjectState, context: Context
) -> tuple[SubjectEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RoleNotAllowedError: Somebody else than the platform asks for an erasure.
        LegalHoldError: An open case needs the person's data.
        SubjectErasedError: A case needs the data of a person who was erased.
    """
    match command:
        case RetainSubject():
            return _retain(command, state)
        case ReleaseSubject():
            return _release(command, state)
        case EraseSubject():
            return _erase(command, state, context)
        case _:
            assert_never(command)


def _retain(command: RetainSubject, state: SubjectState) -> tuple[SubjectEvent, ...]:
    if state.erased:
        raise SubjectErasedError(subject_id=command.subject_id)
    if command.case_id in state.case_ids:
        return ()
    return (SubjectRetained(case_id=command.case_id),)


def _release(command: ReleaseSubject, state: SubjectState) -> tuple[SubjectEvent, ...]:
    if command.case_id not in state.case_ids:
        return ()
    return (SubjectReleased(case_id=command.case_id),)


def _erase(
    command: EraseSubject, state: SubjectState, context: Context
) -> tuple[SubjectEvent, ...]:
    context.require_role("EraseSubject", Role.PLATFORM)
    if state.erased:
        return ()
    if state.case_ids:
        raise LegalHoldError(
            subject_id=command.subject_id, case_ids=tuple(sorted(state.case_ids))
        )
    return (
        SubjectErased(
            subject_id=command.subject_id,
            reason=command.reason,
            requested_at=command.requested_at,
        ),
    )


SUBJECT: Decider[SubjectCommand, SubjectEvent, SubjectState, Context] = Decider(
    initial=SubjectState(), decide=decide, evolve=evolve
)
