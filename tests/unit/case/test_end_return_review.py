import pytest

from debt_domain.case.commands import EndReturnReview
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import ProcessOnlyError
from debt_domain.case.events import CaseEvent, ReturnReviewEnded, ReturnReviewOpened
from debt_domain.case.model import CaseContext
from debt_domain.testing import (
    Given,
    a_context,
    accepted_case,
    active_case,
    assigned_case,
)
from debt_domain.values.event_id import EventId

END = EndReturnReview(case_id="C-1")


@pytest.mark.parametrize("history", [accepted_case(), assigned_case(), active_case()])
def test_a_refused_return_resumes_the_case_where_it_was(
    history: tuple[CaseEvent, ...],
) -> None:
    context = a_context(CaseContext, cause=EventId("partner_case:C-1", 4))
    given = Given(CASE, (*history, ReturnReviewOpened()), context)
    given.when(END).then(ReturnReviewEnded())
    state = CASE.fold((*history, ReturnReviewOpened(), ReturnReviewEnded()))
    assert (state.status, state.assignment) == (
        CASE.fold(history).status,
        CASE.fold(history).assignment,
    )


def test_nobody_resumes_a_case_by_hand() -> None:
    history = (*active_case(), ReturnReviewOpened())
    outcome = Given(CASE, history, a_context(CaseContext)).when(END)
    assert outcome.then_refused(ProcessOnlyError).command == "EndReturnReview"
