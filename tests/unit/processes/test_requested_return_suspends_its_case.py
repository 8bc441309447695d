"""A requested return suspends its case: no outreach while it is under review."""

from debt_domain.case.commands import OpenReturnReview
from debt_domain.processes.requested_return_suspends_its_case import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted, return_requested
from tests.unit.processes.partner_cases import partner_case


def test_the_case_goes_under_review() -> None:
    event = return_requested()
    state = partner_case(partner_case_accepted(), event)
    assert PROCESS.react(event, state) == (OpenReturnReview(case_id="C-1"),)
