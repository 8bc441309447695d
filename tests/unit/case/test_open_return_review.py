import pytest

from debt_domain.case.commands import OpenReturnReview
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import ProcessOnlyError
from debt_domain.case.events import CaseEvent, ReturnReviewOpened
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.testing import (
    Given,
    a_context,
    accepted_case,
    active_case,
    assigned_case,
)
from debt_domain.values.event_id import EventId

OPEN = OpenReturnReview(case_id="C-1")


@pytest.mark.parametrize("history", [accepted_case(), assigned_case(), active_case()])
def test_a_requested_return_suspends_the_case(history: tuple[CaseEvent, ...]) -> None:
    context = a_context(CaseContext, cause=EventId("partner_case:C-1", 3))
    Given(CASE, history, context).when(OPEN).then(ReturnReviewOpened())
    state = CASE.fold((*history, ReturnReviewOpened()))
    assert state.status is CaseStatus.RETURN_REQUESTED


def test_nobody_suspends_a_case_by_hand() -> None:
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(OPEN)
    assert outcome.then_refused(ProcessOnlyError).command == "OpenReturnReview"
