"""What can have happened to an approval."""

from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.approval.model import KeptCommand
from debt_domain.kernel.message import Event
from debt_domain.values.actor import Actor
from debt_domain.values.text import Identifier, Instant, Text


class ApprovalRequested(Event, frozen=True):
    """Somebody asked for a command that another has to approve.

    Attributes:
        approval_id: Identifies the request.
        asked_by: Who asked.
        kept: The whole command, and what the policy said of it.
        due_at: Until when it can be approved.
    """

    stored_name: ClassVar[str] = "approval.approval_requested"
    stored_version: ClassVar[int] = 1
    approval_id: Identifier
    asked_by: Actor
    kept: KeptCommand
    due_at: Instant

    @override
    def under_policy(self) -> str:
        return self.kept.decision.name_and_version


class ApprovalGranted(Event, frozen=True):
    """Another approved the command; its own events follow, with this as their cause.

    Attributes:
        approval_id: Identifies the request.
        command_name: The command's recorded name.
        asked_by: Who asked: the actor of the command's events.
        approved_by: Who approved it.
    """

    stored_name: ClassVar[str] = "approval.approval_granted"
    stored_version: ClassVar[int] = 1
    approval_id: Identifier
    command_name: Identifier
    asked_by: Actor
    approved_by: Actor


class ApprovalRefused(Event, frozen=True):
    """Another refused it, for good."""

    stored_name: ClassVar[str] = "approval.approval_refused"
    stored_version: ClassVar[int] = 1
    approval_id: Identifier
    command_name: Identifier
    asked_by: Actor
    refused_by: Actor
    reason: Text


class ApprovalWithdrawn(Event, frozen=True):
    """Who had asked took it back."""

    stored_name: ClassVar[str] = "approval.approval_withdrawn"
    stored_version: ClassVar[int] = 1
    approval_id: Identifier
    command_name: Identifier


ApprovalEvent: TypeAlias = (
    ApprovalRequested | ApprovalGranted | ApprovalRefused | ApprovalWithdrawn
)
