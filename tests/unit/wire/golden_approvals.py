"""What the golden files of approvals say."""

from datetime import UTC, date, datetime
from typing import Final

from debt_domain.approval.events import (
    ApprovalGranted,
    ApprovalRefused,
    ApprovalRequested,
    ApprovalWithdrawn,
)
from debt_domain.approval.model import KeptCommand, WrittenCommand
from debt_domain.kernel.message import Event
from debt_domain.values.actor import Actor, Role
from debt_domain.values.personal import Personal
from debt_domain.values.policy import PolicyDecision, PolicyInput

_CLERK: Final = Actor(actor_id="clerk-1", role=Role.SUBMITTER, party_id="partner-1")
_BOSS: Final = Actor(actor_id="boss-1", role=Role.PLATFORM)
_NAME: Final = "case.log_activity"

APPROVAL_EVENTS: Final[tuple[Event, ...]] = (
    ApprovalRequested(
        approval_id="A-1",
        asked_by=_CLERK,
        kept=KeptCommand(
            command=WrittenCommand(
                name=_NAME,
                fields='{"case_id":"C-1","note":{"personal":0}}',
                effective_on=date(2026, 3, 3),
                effective_at=datetime(2026, 3, 3, 8, 0, tzinfo=UTC),
            ),
            texts=(Personal(subject_id="debtor-1", text="Lives with his sister."),),
            digest="a1" * 32,
            decision=PolicyDecision(
                policy="a_policy_of_the_host",
                version=2,
                reasons=("notes take two",),
                inputs=(PolicyInput(name="command", value=_NAME),),
            ),
            hours=72,
        ),
        due_at=datetime(2026, 3, 7, 10, 30, tzinfo=UTC),
    ),
    ApprovalGranted(
        approval_id="A-1", command_name=_NAME, asked_by=_CLERK, approved_by=_BOSS
    ),
    ApprovalRefused(
        approval_id="A-1",
        command_name=_NAME,
        asked_by=_CLERK,
        refused_by=_BOSS,
        reason="Ask the client first.",
    ),
    ApprovalWithdrawn(approval_id="A-1", command_name=_NAME),
)
