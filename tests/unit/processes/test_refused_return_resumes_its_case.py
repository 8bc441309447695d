"""A refused return resumes its case."""

from debt_domain.case.commands import EndReturnReview
from debt_domain.partner_case.events import ReturnRefused
from debt_domain.processes.refused_return_resumes_its_case import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted, return_requested
from tests.unit.processes.partner_cases import partner_case


def test_the_review_of_the_case_ends() -> None:
    event = ReturnRefused(explanation="The debtor pays again.")
    state = partner_case(partner_case_accepted(), return_requested(), event)
    assert PROCESS.react(event, state) == (EndReturnReview(case_id="C-1"),)
