"""What waits for a second one to approve it."""

from collections.abc import Iterable
from datetime import datetime

from debt_domain.approval.events import (
    ApprovalGranted,
    ApprovalRefused,
    ApprovalRequested,
    ApprovalWithdrawn,
)
from debt_domain.approval.model import KeptCommand
from debt_domain.kernel.message import Event, Message
from debt_domain.values.actor import Actor
from debt_domain.wire.recorded import Recorded


class PendingApproval(Message, frozen=True):
    """A command that waits.

    Attributes:
        approval_id: Identifies the request.
        asked_by: Who asked, and cannot approve it.
        asked_at: When, in UTC.
        due_at: Until when it can be approved; afterwards it is to be asked anew.
        kept: The whole command, and why the policy wants it approved.
    """

    approval_id: str
    asked_by: Actor
    asked_at: datetime
    due_at: datetime
    kept: KeptCommand


def pending_approvals(
    events: Iterable[Recorded[Event]],
) -> tuple[PendingApproval, ...]:
    """Give the requests that nobody has decided on, the first to lapse first.

    Args:
        events: In the order of the log; those of approvals are enough.
    """
    found: dict[str, PendingApproval] = {}
    for recorded in events:
        match recorded.event:
            case ApprovalRequested(approval_id=approval_id) as asked:
                found[approval_id] = PendingApproval(
                    approval_id=approval_id,
                    asked_by=asked.asked_by,
                    asked_at=recorded.recorded_at,
                    due_at=asked.due_at,
                    kept=asked.kept,
                )
            case (
                ApprovalGranted(approval_id=approval_id)
                | ApprovalRefused(approval_id=approval_id)
                | ApprovalWithdrawn(approval_id=approval_id)
            ):
                found.pop(approval_id, None)
            case _:
                pass
    return tuple(sorted(found.values(), key=lambda x: (x.due_at, x.approval_id)))
