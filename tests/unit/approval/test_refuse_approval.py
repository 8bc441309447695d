"""A request is refused by somebody else, also when it has lapsed."""

import pytest

from debt_domain.approval.commands import RefuseApproval
from debt_domain.approval.decisions import APPROVAL
from debt_domain.approval.errors import (
    ApprovalAbsentError,
    ApprovalEndedError,
    SelfApprovalError,
)
from debt_domain.approval.events import ApprovalRefused
from debt_domain.testing import Given
from debt_domain.values.actor import Actor, Role, RoleNotAllowedError
from tests.unit.approval.requests import BOSS, CLERK, as_, requested

REFUSE = RefuseApproval(approval_id="A-1", reason="Ask the client first.")
REFUSED = ApprovalRefused(
    approval_id="A-1",
    command_name="books.close_period",
    asked_by=CLERK,
    refused_by=BOSS,
    reason="Ask the client first.",
)


@pytest.mark.parametrize("hours", [1, 73])
def test_another_refuses_it_and_says_why(hours: int) -> None:
    Given(APPROVAL, (requested(),), as_(BOSS, hours)).when(REFUSE).then(REFUSED)


def test_who_asked_does_not_refuse() -> None:
    outcome = Given(APPROVAL, (requested(),), as_(CLERK)).when(REFUSE)
    outcome.then_refused(SelfApprovalError)


def test_a_stranger_does_not_refuse() -> None:
    client = Actor(actor_id="client", role=Role.CLIENT, party_id="CL-1")
    outcome = Given(APPROVAL, (requested(),), as_(client)).when(REFUSE)
    outcome.then_refused(RoleNotAllowedError)


def test_it_is_refused_once() -> None:
    outcome = Given(APPROVAL, (requested(), REFUSED), as_(BOSS)).when(REFUSE)
    outcome.then_refused(ApprovalEndedError)


def test_what_nobody_asked_for_is_not_refused() -> None:
    outcome = Given(APPROVAL, (), as_(BOSS)).when(REFUSE)
    outcome.then_refused(ApprovalAbsentError)
