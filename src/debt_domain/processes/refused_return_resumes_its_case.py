"""A refused return resumes its case."""

from debt_domain.case.commands import EndReturnReview
from debt_domain.partner_case.events import ReturnRefused
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    _event: ReturnRefused, partner_case: PartnerCaseState
) -> tuple[EndReturnReview, ...]:
    """Let the case go on where it was."""
    return (EndReturnReview(case_id=partner_case.case_id),)


PROCESS: Process[ReturnRefused, PartnerCaseState] = Process(
    name="refused_return_resumes_its_case", listens_to=ReturnRefused, react=react
)
