"""A request is approved in time, once, and by somebody else who may."""

import pytest

from debt_domain.approval.commands import ApproveCommand
from debt_domain.approval.decisions import APPROVAL
from debt_domain.approval.errors import (
    ApprovalAbsentError,
    ApprovalEndedError,
    ApprovalLapsedError,
    SelfApprovalError,
)
from debt_domain.approval.events import (
    ApprovalEvent,
    ApprovalGranted,
    ApprovalRefused,
    ApprovalWithdrawn,
)
from debt_domain.approval.model import ApprovalEnding
from debt_domain.testing import Given
from debt_domain.values.actor import (
    Actor,
    PartyNotAllowedError,
    Role,
    RoleNotAllowedError,
)
from tests.unit.approval.requests import BOSS, CLERK, DUE_AT, as_, requested

APPROVE = ApproveCommand(approval_id="A-1")
GRANTED = ApprovalGranted(
    approval_id="A-1",
    command_name="books.close_period",
    asked_by=CLERK,
    approved_by=BOSS,
)
REFUSED = ApprovalRefused(
    approval_id="A-1",
    command_name="books.close_period",
    asked_by=CLERK,
    refused_by=BOSS,
    reason="Too early.",
)
WITHDRAWN = ApprovalWithdrawn(approval_id="A-1", command_name="books.close_period")
CLERK_OF_P_1 = Actor(actor_id="clerk", role=Role.SUBMITTER, party_id="P-1")


@pytest.mark.parametrize("hours", [1, 72])
def test_another_approves_it_and_both_are_kept(hours: int) -> None:
    Given(APPROVAL, (requested(),), as_(BOSS, hours)).when(APPROVE).then(GRANTED)


@pytest.mark.parametrize("role", Role)
def test_nobody_approves_a_request_of_their_own_in_any_role(role: Role) -> None:
    context = as_(Actor(actor_id="clerk", role=role))
    outcome = Given(APPROVAL, (requested(),), context).when(APPROVE)
    refusal = outcome.then_refused(SelfApprovalError)
    assert (refusal.approval_id, refusal.actor_id) == ("A-1", "clerk")
    assert refusal.code == "approval.self"


def test_what_nobody_asked_for_is_not_approved() -> None:
    outcome = Given(APPROVAL, (), as_(BOSS)).when(APPROVE)
    assert outcome.then_refused(ApprovalAbsentError).approval_id == "A-1"


@pytest.mark.parametrize(
    ("event", "ended"),
    [
        (GRANTED, ApprovalEnding.GRANTED),
        (REFUSED, ApprovalEnding.REFUSED),
        (WITHDRAWN, ApprovalEnding.WITHDRAWN),
    ],
)
def test_it_is_decided_once(event: ApprovalEvent, ended: ApprovalEnding) -> None:
    outcome = Given(APPROVAL, (requested(), event), as_(BOSS)).when(APPROVE)
    assert outcome.then_refused(ApprovalEndedError).ended is ended


def test_it_lapses() -> None:
    outcome = Given(APPROVAL, (requested(),), as_(BOSS, hours=73)).when(APPROVE)
    refusal = outcome.then_refused(ApprovalLapsedError)
    assert (refusal.due_at, refusal.code) == (DUE_AT, "approval.lapsed")


def test_a_party_s_own_request_is_approved_by_a_colleague() -> None:
    colleague = Actor(actor_id="colleague", role=Role.SUBMITTER, party_id="P-1")
    granted = GRANTED.model_copy(
        update={"asked_by": CLERK_OF_P_1, "approved_by": colleague}
    )
    history = (requested(by=CLERK_OF_P_1),)
    Given(APPROVAL, history, as_(colleague)).when(APPROVE).then(granted)


def test_it_is_not_left_to_another_party() -> None:
    rival = Actor(actor_id="rival", role=Role.SUBMITTER, party_id="P-2")
    history = (requested(by=CLERK_OF_P_1),)
    outcome = Given(APPROVAL, history, as_(rival)).when(APPROVE)
    assert outcome.then_refused(PartyNotAllowedError).party_id == "P-2"


def test_it_is_not_left_to_another_role() -> None:
    collector = Actor(actor_id="collector", role=Role.COLLECTOR, party_id="P-1")
    history = (requested(by=CLERK_OF_P_1),)
    outcome = Given(APPROVAL, history, as_(collector)).when(APPROVE)
    allowed = outcome.then_refused(RoleNotAllowedError).allowed
    assert allowed == (Role.PLATFORM, Role.FINANCE, Role.SUBMITTER)
