"""A requested return suspends its case: no outreach while it is under review."""

from debt_domain.case.commands import OpenReturnReview
from debt_domain.partner_case.events import ReturnRequested
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    _event: ReturnRequested, partner_case: PartnerCaseState
) -> tuple[OpenReturnReview, ...]:
    """Put the case under review."""
    return (OpenReturnReview(case_id=partner_case.case_id),)


PROCESS: Process[ReturnRequested, PartnerCaseState] = Process(
    name="requested_return_suspends_its_case", listens_to=ReturnRequested, react=react
)
