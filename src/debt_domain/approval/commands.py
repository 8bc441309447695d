"""What can be asked of an approval."""

from datetime import date
from typing import ClassVar, Self, TypeAlias

from debt_domain.approval.model import WrittenCommand
from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Text


class RequestApproval(Command, frozen=True):
    """Ask for a command that somebody else has to approve before it is carried out.

    It must be one that would be accepted now. It is kept whole, and carried out as it
    was asked.

    Attributes:
        approval_id: Identifies the request, once and for all.
        command: The command that is asked for.
    """

    command_name: ClassVar[str] = "approval.request_approval"
    approval_id: Identifier
    command: WrittenCommand

    @classmethod
    def of(
        cls, approval_id: str, command: Command, effective_on: date | None = None
    ) -> Self:
        """Ask for a command.

        Args:
            approval_id: Identifies the request, once and for all.
            command: What is to be carried out.
            effective_on: The day from which it is to count; None: that of its approval.

        Example:
            >>> from debt_domain.books.commands import ClosePeriod
            >>> asked = ClosePeriod(through=date(2026, 1, 31))
            >>> RequestApproval.of("A-1", asked).command.name
            'books.close_period'
        """
        written = WrittenCommand.of(command, effective_on)
        return cls(approval_id=approval_id, command=written)


class ApproveCommand(Command, frozen=True):
    """Approve what somebody else has asked for: it is carried out at once.

    If it would be refused now, so is the approval, and nothing changes.

    Attributes:
        approval_id: The request.
    """

    command_name: ClassVar[str] = "approval.approve_command"
    approval_id: Identifier


class RefuseApproval(Command, frozen=True):
    """Refuse what somebody else has asked for, for good.

    Attributes:
        approval_id: The request.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "approval.refuse_approval"
    approval_id: Identifier
    reason: Text


class WithdrawApproval(Command, frozen=True):
    """Take one's own request back.

    Attributes:
        approval_id: The request.
    """

    command_name: ClassVar[str] = "approval.withdraw_approval"
    approval_id: Identifier


ApprovalCommand: TypeAlias = (
    RequestApproval | ApproveCommand | RefuseApproval | WithdrawApproval
)
