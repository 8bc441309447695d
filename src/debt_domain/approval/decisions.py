"""The rules of an approval."""

from datetime import timedelta
from typing import assert_never

from debt_domain.approval.commands import (
    ApprovalCommand,
    ApproveCommand,
    RefuseApproval,
    RequestApproval,
    WithdrawApproval,
)
from debt_domain.approval.errors import (
    ApprovalAbsentError,
    ApprovalEndedError,
    ApprovalExistsError,
    ApprovalLapsedError,
    NotOwnApprovalError,
    SelfApprovalError,
    WrittenCommandError,
)
from debt_domain.approval.events import (
    ApprovalEvent,
    ApprovalGranted,
    ApprovalRefused,
    ApprovalRequested,
    ApprovalWithdrawn,
)
from debt_domain.approval.model import ApprovalContext
from debt_domain.approval.state import ApprovalState, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.actor import Actor, PartyNotAllowedError, Role


def decide(
    command: ApprovalCommand, state: ApprovalState, context: ApprovalContext
) -> tuple[ApprovalEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        ApprovalExistsError: The id belongs to another request.
        ApprovalAbsentError: Nothing was asked for under it.
        ApprovalEndedError: It was decided on before.
        ApprovalLapsedError: It can be approved no more.
        SelfApprovalError: Who asked for it decides on it.
        NotOwnApprovalError: Somebody else withdraws it.
        RoleNotAllowedError: The actor has nothing to do with such requests.
        PartyNotAllowedError: The same, of another party.
    """
    match command:
        case RequestApproval():
            return _request(command, state, context)
        case ApproveCommand():
            return _approve(command, state, context)
        case RefuseApproval():
            return _refuse(command, state, context)
        case WithdrawApproval():
            return _withdraw(command, state, context)
        case _:
            assert_never(command)


def _request(
    command: RequestApproval, state: ApprovalState, context: ApprovalContext
) -> tuple[ApprovalEvent, ...]:
    approval_id, kept = command.approval_id, context.kept
    if state.asked_by is not None:
        raise ApprovalExistsError(approval_id=approval_id)
    if kept is None:
        raise WrittenCommandError(command=command.command.name, reason="not read")
    return (
        ApprovalRequested(
            approval_id=approval_id,
            asked_by=context.actor,
            kept=kept,
            due_at=context.now + timedelta(hours=kept.hours),
        ),
    )


def _approve(
    command: ApproveCommand, state: ApprovalState, context: ApprovalContext
) -> tuple[ApprovalEvent, ...]:
    approval_id = command.approval_id
    asked_by = _waiting(approval_id, state)
    if state.due_at is not None and context.now > state.due_at:
        raise ApprovalLapsedError(
            approval_id=approval_id, due_at=state.due_at, now=context.now
        )
    _require_another("ApproveCommand", approval_id, asked_by, context)
    return (
        ApprovalGranted(
            approval_id=approval_id,
            command_name=state.command_name,
            asked_by=asked_by,
            approved_by=context.actor,
        ),
    )


def _refuse(
    command: RefuseApproval, state: ApprovalState, context: ApprovalContext
) -> tuple[ApprovalEvent, ...]:
    asked_by = _waiting(command.approval_id, state)
    _require_another("RefuseApproval", command.approval_id, asked_by, context)
    return (
        ApprovalRefused(
            approval_id=command.approval_id,
            command_name=state.command_name,
            asked_by=asked_by,
            refused_by=context.actor,
            reason=command.reason,
        ),
    )


def _withdraw(
    command: WithdrawApproval, state: ApprovalState, context: ApprovalContext
) -> tuple[ApprovalEvent, ...]:
    asked_by = _waiting(command.approval_id, state)
    if context.actor != asked_by:
        raise NotOwnApprovalError(
            approval_id=command.approval_id,
            actor_id=context.actor.actor_id,
            asked_by=asked_by.actor_id,
        )
    return (
        ApprovalWithdrawn(
            approval_id=command.approval_id, command_name=state.command_name
        ),
    )


def _waiting(approval_id: str, state: ApprovalState) -> Actor:
    """Give who asked for what waits.

    Raises:
        ApprovalAbsentError: Nobody has.
        ApprovalEndedError: It waits no more.
    """
    if state.asked_by is None:
        raise ApprovalAbsentError(approval_id=approval_id)
    if state.ended is not None:
        raise ApprovalEndedError(approval_id=approval_id, ended=state.ended)
    return state.asked_by


def _require_another(
    command: str, approval_id: str, asked_by: Actor, context: ApprovalContext
) -> None:
    """Refuse the asker, and who is neither of the platform nor of the asker's party."""
    actor, platform = context.actor, (Role.PLATFORM, Role.FINANCE)
    if actor.actor_id == asked_by.actor_id:
        raise SelfApprovalError(approval_id=approval_id, actor_id=actor.actor_id)
    context.require_role(command, *dict.fromkeys((*platform, asked_by.role)))
    if (
        actor.role not in {*platform, Role.SYSTEM}
        and actor.party_id != asked_by.party_id
    ):
        raise PartyNotAllowedError(
            command=command,
            party_id=actor.party_id,
            allowed=f"party {asked_by.party_id}",
        )


APPROVAL: Decider[ApprovalCommand, ApprovalEvent, ApprovalState, ApprovalContext] = (
    Decider(initial=ApprovalState(), decide=decide, evolve=evolve)
)
