"""What happened to a command that one asks for and another approves."""

from typing import assert_never

from debt_domain.approval.events import (
    ApprovalEvent,
    ApprovalGranted,
    ApprovalRefused,
    ApprovalRequested,
    ApprovalWithdrawn,
)
from debt_domain.projections.sentences.phrases import words


def approval_sentence(event: ApprovalEvent) -> str:
    """Say what happened; people are named by their ids, which are no names."""
    match event:
        case ApprovalRequested(asked_by=asked_by, kept=kept):
            named = f"{asked_by.actor_id} asked for {_called(kept.command.name)}"
            return f"{named}, to be approved by {event.due_at:%Y-%m-%d %H:%M} UTC."
        case ApprovalGranted(asked_by=asked_by, approved_by=approved_by):
            return (
                f"{approved_by.actor_id} approved {_called(event.command_name)},"
                f" which {asked_by.actor_id} had asked for."
            )
        case ApprovalRefused(asked_by=asked_by, refused_by=refused_by):
            return (
                f"{refused_by.actor_id} refused {_called(event.command_name)}, which"
                f" {asked_by.actor_id} had asked for: {event.reason}"
            )
        case ApprovalWithdrawn():
            return f"The request for {_called(event.command_name)} was withdrawn."
        case _:
            assert_never(event)


def _called(name: str) -> str:
    return f'"{words(name.rpartition(".")[2])}"'
