"""What is decided on a case does not count from before there was one."""

from datetime import timedelta

import pytest

from debt_domain.case.commands import AcceptCase, CaseCommand, CloseCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import EffectiveBeforeSubmissionError
from debt_domain.case.events import CaseAccepted
from debt_domain.case.model import CaseContext, CloseCode
from debt_domain.testing import ACCEPTANCE, TODAY, Given, a_context, submitted_case

YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    "command",
    [AcceptCase(case_id="C-1"), CloseCase(case_id="C-1", code=CloseCode.WITHDRAWN)],
)
def test_nothing_counts_from_before_the_submission(command: CaseCommand) -> None:
    context = a_context(CaseContext, acceptance=ACCEPTANCE, effective_on=YESTERDAY)
    outcome = Given(CASE, submitted_case(), context).when(command)
    refusal = outcome.then_refused(EffectiveBeforeSubmissionError)
    assert (refusal.effective_on, refusal.submitted_on) == (YESTERDAY, TODAY)


def test_the_day_of_submission_itself_is_fine() -> None:
    context = a_context(CaseContext, acceptance=ACCEPTANCE, effective_on=TODAY)
    given = Given(CASE, submitted_case(), context)
    given.when(AcceptCase(case_id="C-1")).then(CaseAccepted(decisions=ACCEPTANCE))
