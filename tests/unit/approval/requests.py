"""An approval that was asked for, and those who may have to do with it."""

from datetime import timedelta
from typing import Final

from debt_domain.approval.events import ApprovalRequested
from debt_domain.approval.model import ApprovalContext, KeptCommand, WrittenCommand
from debt_domain.testing import NOW
from debt_domain.values.actor import Actor, Role
from debt_domain.values.policy import PolicyDecision

CLERK: Final = Actor(actor_id="clerk", role=Role.FINANCE)
BOSS: Final = Actor(actor_id="boss", role=Role.PLATFORM)
WRITTEN: Final = WrittenCommand(
    name="books.close_period", fields='{"books":"main","through":"2026-01-31"}'
)
KEPT: Final = KeptCommand(
    command=WRITTEN,
    texts=(),
    digest="d1" * 32,
    decision=PolicyDecision(
        policy="standard_four_eyes", version=1, reasons=("nobody does so alone",)
    ),
    hours=72,
)
DUE_AT: Final = NOW + timedelta(hours=72)


def requested(by: Actor = CLERK) -> ApprovalRequested:
    """Give the request."""
    return ApprovalRequested(approval_id="A-1", asked_by=by, kept=KEPT, due_at=DUE_AT)


def as_(actor: Actor, hours: int = 1) -> ApprovalContext:
    """Give the context of an actor, some hours after the request."""
    now = NOW + timedelta(hours=hours)
    return ApprovalContext(
        actor=actor, now=now, today=now.date(), effective_on=now.date()
    )
