"""The case follows its partner case: the debtor is left to the other side."""

import pytest

from debt_domain.case.commands import AdoptHandling, AssignPartner, SubmitCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    DuplicateOutreachError,
    ProcessOnlyError,
    WrongStatusError,
)
from debt_domain.case.events import (
    AssignmentEnded,
    BiddingClosed,
    HandlingAdopted,
    QuoteLapsed,
    ReturnReviewOpened,
)
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus
from debt_domain.testing import (
    Given,
    a_context,
    accepted_case,
    active_case,
    submit_case,
    submitted_case,
)
from debt_domain.values.event_id import EventId
from debt_domain.values.partner_submission import Handling
from tests.unit.case.bids import OPENED, submitted

BY_PROCESS = a_context(CaseContext, cause=EventId("partner_case:C-1", 4))
NETWORK = submit_case(submitter_id="P-1", handling=Handling.NETWORK)
OWN = submit_case(submitter_id="P-1", handling=Handling.SELF)
TAKE_OVER = AdoptHandling(case_id="C-1", handling=Handling.SELF)
HAND_OVER = AdoptHandling(case_id="C-1", handling=Handling.NETWORK)


def ended(partner_id: str) -> AssignmentEnded:
    return AssignmentEnded(
        assignment_id="AS-1", partner_id=partner_id, role=AssignmentRole.COLLECTOR
    )


def test_the_network_s_collector_loses_the_case() -> None:
    history = active_case("N", NETWORK)
    after = ended("N"), HandlingAdopted(handling=Handling.SELF)
    Given(CASE, history, BY_PROCESS).when(TAKE_OVER).then(*after)
    state = CASE.fold((*history, *after))
    assert (state.status, state.collector_id) == (CaseStatus.ACCEPTED, None)
    assert state.handling is Handling.SELF


def test_the_submitter_loses_the_case() -> None:
    adopted = HandlingAdopted(handling=Handling.NETWORK)
    given = Given(CASE, active_case("P-1", OWN), BY_PROCESS)
    given.when(HAND_OVER).then(ended("P-1"), adopted)


def test_bidding_for_it_ends() -> None:
    history = (*accepted_case(NETWORK), OPENED, submitted())
    lapsed = QuoteLapsed(quote_id="Q-1", partner_id="P-1")
    adopted = HandlingAdopted(handling=Handling.SELF)
    outcome = Given(CASE, history, BY_PROCESS).when(TAKE_OVER)
    outcome.then(lapsed, BiddingClosed(), adopted)


def test_before_acceptance_nobody_loses_it() -> None:
    history = submitted_case(NETWORK)
    adopted = HandlingAdopted(handling=Handling.SELF)
    Given(CASE, history, BY_PROCESS).when(TAKE_OVER).then(adopted)
    assert CASE.fold((*history, adopted)).status is CaseStatus.SUBMITTED


@pytest.mark.parametrize(
    ("submission", "handling", "partner_id"),
    [(OWN, Handling.NETWORK, "P-1"), (NETWORK, Handling.SELF, "N")],
)
def test_the_other_side_is_not_assigned_any_more(
    submission: SubmitCase, handling: Handling, partner_id: str
) -> None:
    history = (*accepted_case(submission), HandlingAdopted(handling=handling))
    assign = AssignPartner(case_id="C-1", partner_id=partner_id)
    outcome = Given(CASE, history, a_context(CaseContext)).when(assign)
    refusal = outcome.then_refused(DuplicateOutreachError)
    assert (refusal.partner_id, refusal.handling) == (partner_id, handling)


def test_it_is_not_handed_over_while_a_return_is_reviewed() -> None:
    history = (*active_case("N", NETWORK), ReturnReviewOpened())
    Given(CASE, history, BY_PROCESS).when(TAKE_OVER).then_refused(WrongStatusError)


def test_nobody_asks_it_by_hand() -> None:
    given = Given(CASE, active_case("N", NETWORK), a_context(CaseContext))
    refusal = given.when(TAKE_OVER).then_refused(ProcessOnlyError)
    assert refusal.command == "AdoptHandling"
