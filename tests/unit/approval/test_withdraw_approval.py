"""A request is withdrawn by who has made it."""

import pytest

from debt_domain.approval.commands import WithdrawApproval
from debt_domain.approval.decisions import APPROVAL
from debt_domain.approval.errors import (
    ApprovalAbsentError,
    ApprovalEndedError,
    NotOwnApprovalError,
)
from debt_domain.approval.events import ApprovalWithdrawn
from debt_domain.testing import Given
from tests.unit.approval.requests import BOSS, CLERK, as_, requested

WITHDRAW = WithdrawApproval(approval_id="A-1")
WITHDRAWN = ApprovalWithdrawn(approval_id="A-1", command_name="books.close_period")


@pytest.mark.parametrize("hours", [1, 73])
def test_who_asked_takes_it_back(hours: int) -> None:
    Given(APPROVAL, (requested(),), as_(CLERK, hours)).when(WITHDRAW).then(WITHDRAWN)


def test_others_do_not() -> None:
    outcome = Given(APPROVAL, (requested(),), as_(BOSS)).when(WITHDRAW)
    refusal = outcome.then_refused(NotOwnApprovalError)
    assert (refusal.actor_id, refusal.asked_by) == ("boss", "clerk")
    assert refusal.code == "approval.not_own"


def test_it_is_withdrawn_once() -> None:
    outcome = Given(APPROVAL, (requested(), WITHDRAWN), as_(CLERK)).when(WITHDRAW)
    outcome.then_refused(ApprovalEndedError)


def test_what_nobody_asked_for_is_not_withdrawn() -> None:
    outcome = Given(APPROVAL, (), as_(CLERK)).when(WITHDRAW)
    outcome.then_refused(ApprovalAbsentError)
