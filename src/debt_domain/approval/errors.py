"""Why an approval refuses, and why a command is refused without one."""

from datetime import datetime
from typing import ClassVar

from debt_domain.approval.model import ApprovalEnding
from debt_domain.kernel.errors import RejectedError


class ApprovalRequiredError(RejectedError):
    """What the policy names is asked for by one and approved by another.

    Attributes:
        command: The command's recorded name.
        reasons: Why the policy wants a second one to look at it.
    """

    code: ClassVar[str] = "approval.required"

    def __init__(self, *, command: str, reasons: tuple[str, ...]) -> None:
        accepted = "RequestApproval of it by one, then ApproveCommand by another"
        super().__init__(
            f"{command} takes two: {'; '.join(reasons)}; accepted is {accepted}",
            field="command",
            value=command,
            accepted=accepted,
        )
        self.command, self.reasons = command, reasons


class ApprovalExistsError(RejectedError):
    """A request keeps its id for good."""

    code: ClassVar[str] = "approval.exists"

    def __init__(self, *, approval_id: str) -> None:
        accepted = "an id that no request has had"
        super().__init__(
            f"approval {approval_id} was asked for before; accepted is {accepted}",
            field="approval_id",
            value=approval_id,
            accepted=accepted,
        )
        self.approval_id = approval_id


class ApprovalAbsentError(RejectedError):
    """What is approved, refused or withdrawn was asked for."""

    code: ClassVar[str] = "approval.absent"

    def __init__(self, *, approval_id: str) -> None:
        accepted = "the id of a request"
        super().__init__(
            f"approval {approval_id} was never asked for; accepted is {accepted}",
            field="approval_id",
            value=approval_id,
            accepted=accepted,
        )
        self.approval_id = approval_id


class SelfApprovalError(RejectedError):
    """Nobody decides on a request of their own, in whatever role."""

    code: ClassVar[str] = "approval.self"

    def __init__(self, *, approval_id: str, actor_id: str) -> None:
        accepted = f"anybody but {actor_id}, who can only withdraw it"
        super().__init__(
            f"approval {approval_id} was asked for by {actor_id}; accepted is {accepted}",
            field="by.actor_id",
            value=actor_id,
            accepted=accepted,
        )
        self.approval_id, self.actor_id = approval_id, actor_id


class NotOwnApprovalError(RejectedError):
    """A request is withdrawn by who has made it."""

    code: ClassVar[str] = "approval.not_own"

    def __init__(self, *, approval_id: str, actor_id: str, asked_by: str) -> None:
        accepted = f"{asked_by}, who asked; others refuse it"
        super().__init__(
            f"approval {approval_id} cannot be withdrawn by {actor_id}; accepted is"
            f" {accepted}",
            field="by.actor_id",
            value=actor_id,
            accepted=accepted,
        )
        self.approval_id, self.actor_id = approval_id, actor_id
        self.asked_by = asked_by


class ApprovalEndedError(RejectedError):
    """A request ends once."""

    code: ClassVar[str] = "approval.ended"

    def __init__(self, *, approval_id: str, ended: ApprovalEnding) -> None:
        accepted = "a request that waits; ask anew under another id"
        super().__init__(
            f"approval {approval_id} is {ended}; accepted is {accepted}",
            field="approval_id",
            value=ended.value,
            accepted=accepted,
        )
        self.approval_id, self.ended = approval_id, ended


class ApprovalLapsedError(RejectedError):
    """A request is approved in time, or asked anew."""

    code: ClassVar[str] = "approval.lapsed"

    def __init__(self, *, approval_id: str, due_at: datetime, now: datetime) -> None:
        accepted = "a request that waits; ask anew under another id"
        super().__init__(
            f"approval {approval_id} lapsed at {due_at.isoformat()}, and it is"
            f" {now.isoformat()}; accepted is {accepted}",
            field="approval_id",
            value=approval_id,
            accepted=accepted,
        )
        self.approval_id, self.due_at, self.now = approval_id, due_at, now


class ApprovalOfApprovalError(RejectedError):
    """Who decides on a request does so alone."""

    code: ClassVar[str] = "approval.of_approval"

    def __init__(self, *, command: str) -> None:
        accepted = "a command that is not itself about an approval"
        super().__init__(
            f"command.name: {command} takes no approval; accepted is {accepted}",
            field="command.name",
            value=command,
            accepted=accepted,
        )
        self.command = command


class WrittenCommandError(RejectedError):
    """What is to be approved is a command of this release, with all its fields."""

    code: ClassVar[str] = "approval.written_command"

    def __init__(self, *, command: str, reason: str) -> None:
        accepted = "a name of COMMANDS, and the command's fields as a JSON object"
        super().__init__(
            f"command: {command}: {reason}; accepted is {accepted}",
            field="command",
            value=command,
            accepted=accepted,
        )
        self.command, self.reason = command, reason


class KeptCommandChangedError(RejectedError):
    """What is approved is what was asked for, to the letter."""

    code: ClassVar[str] = "approval.command_changed"

    def __init__(self, *, approval_id: str) -> None:
        accepted = "the command whose digest was kept; verify the log, and ask anew"
        super().__init__(
            f"approval {approval_id} keeps another command than was asked for;"
            f" accepted is {accepted}",
            field="approval_id",
            value=approval_id,
            accepted=accepted,
        )
        self.approval_id = approval_id
