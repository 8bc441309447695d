"""What waits for a second one: all that nobody has decided on."""

import pytest

from debt_domain.approval.events import (
    ApprovalEvent,
    ApprovalGranted,
    ApprovalRefused,
    ApprovalWithdrawn,
)
from debt_domain.reports.approvals import pending_approvals
from tests.support import recorded
from tests.unit.approval.requests import BOSS, CLERK, DUE_AT, KEPT, requested

NAME = "books.close_period"
STREAM = "approval:A-1"


def test_a_request_waits_with_all_that_there_is_to_know() -> None:
    (waiting,) = pending_approvals(recorded((STREAM, requested())))
    assert (waiting.approval_id, waiting.asked_by) == ("A-1", CLERK)
    assert (waiting.kept, waiting.due_at) == (KEPT, DUE_AT)


@pytest.mark.parametrize(
    "decided",
    [
        ApprovalGranted(
            approval_id="A-1", command_name=NAME, asked_by=CLERK, approved_by=BOSS
        ),
        ApprovalRefused(
            approval_id="A-1",
            command_name=NAME,
            asked_by=CLERK,
            refused_by=BOSS,
            reason="No.",
        ),
        ApprovalWithdrawn(approval_id="A-1", command_name=NAME),
    ],
)
def test_what_was_decided_on_does_not(decided: ApprovalEvent) -> None:
    assert pending_approvals(recorded((STREAM, requested()), (STREAM, decided))) == ()


def test_the_first_to_lapse_comes_first() -> None:
    later = requested()
    sooner = later.model_copy(
        update={"approval_id": "A-2", "due_at": later.due_at.replace(minute=0, hour=0)}
    )
    log = recorded((STREAM, later), ("approval:A-2", sooner))
    assert [x.approval_id for x in pending_approvals(log)] == ["A-2", "A-1"]
