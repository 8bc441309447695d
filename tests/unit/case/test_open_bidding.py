from datetime import timedelta

import pytest

from debt_domain.case.commands import OpenBidding
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    DuplicateOutreachError,
    InviteesError,
    PastDateError,
    WrongStatusError,
)
from debt_domain.case.events import BiddingOpened
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.testing import (
    NOW,
    Given,
    a_context,
    accepted_case,
    active_case,
    submit_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError

CLOSES_AT = NOW + timedelta(days=3)
OPEN = OpenBidding(case_id="C-1", invitees=("P-1", "P-2"), closes_at=CLOSES_AT)
OPENED = BiddingOpened(invitees=("P-1", "P-2"), closes_at=CLOSES_AT)
BY_PLATFORM = a_context(CaseContext)


def test_partners_are_invited() -> None:
    Given(CASE, accepted_case(), BY_PLATFORM).when(OPEN).then(OPENED)
    assert CASE.fold((*accepted_case(), OPENED)).status is CaseStatus.QUOTING


@pytest.mark.parametrize(
    "invitees", [(), ("P-1", "P-1"), tuple(f"P-{number}" for number in range(6))]
)
def test_one_to_five_each_once(invitees: tuple[str, ...]) -> None:
    command = OPEN.model_copy(update={"invitees": invitees})
    outcome = Given(CASE, accepted_case(), BY_PLATFORM).when(command)
    assert outcome.then_refused(InviteesError).invitees == invitees


def test_the_bidding_closes_later() -> None:
    command = OPEN.model_copy(update={"closes_at": NOW - timedelta(seconds=1)})
    outcome = Given(CASE, accepted_case(), BY_PLATFORM).when(command)
    assert outcome.then_refused(PastDateError).field == "closes_at"


def test_an_assigned_case_is_not_bid_for_nor_is_one_twice() -> None:
    given = Given(CASE, active_case(), BY_PLATFORM)
    given.when(OPEN).then_refused(WrongStatusError)
    given = Given(CASE, (*accepted_case(), OPENED), BY_PLATFORM)
    given.when(OPEN).then_refused(WrongStatusError)


def test_a_submitter_that_collects_itself_is_not_bid_against() -> None:
    history = accepted_case(submit_case(submitter_id="P-7"))
    outcome = Given(CASE, history, BY_PLATFORM).when(OPEN)
    outcome.then_refused(DuplicateOutreachError)


def test_a_client_does_not_invite() -> None:
    context = a_context(CaseContext, Role.CLIENT, "CL-1")
    outcome = Given(CASE, accepted_case(), context).when(OPEN)
    outcome.then_refused(RoleNotAllowedError)
