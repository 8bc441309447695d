"""What the rules remember of an approval, and how an event changes it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from debt_domain.approval.events import (
    ApprovalEvent,
    ApprovalGranted,
    ApprovalRefused,
    ApprovalRequested,
    ApprovalWithdrawn,
)
from debt_domain.approval.model import ApprovalEnding
from debt_domain.values.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalState:
    """Who asked for what, and how it ended; the command itself stays in its event.

    Attributes:
        asked_by: Who asked; None: nobody has.
        command_name: The command's recorded name.
        due_at: Until when it can be approved.
        ended: How it ended; None: it waits.
    """

    asked_by: Actor | None = None
    command_name: str = ""
    due_at: datetime | None = None
    ended: ApprovalEnding | None = None


def evolve(state: ApprovalState, event: ApprovalEvent) -> ApprovalState:
    """Apply one fact."""
    match event:
        case ApprovalRequested(asked_by=asked_by, kept=kept, due_at=due_at):
            name = kept.command.name
            return ApprovalState(asked_by=asked_by, command_name=name, due_at=due_at)
        case ApprovalGranted():
            return replace(state, ended=ApprovalEnding.GRANTED)
        case ApprovalRefused():
            return replace(state, ended=ApprovalEnding.REFUSED)
        case ApprovalWithdrawn():
            return replace(state, ended=ApprovalEnding.WITHDRAWN)
        case _:
            assert_never(event)
