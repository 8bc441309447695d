"""An approved return closes its case."""

from debt_domain.case.commands import CloseCase
from debt_domain.case.model import CloseCode
from debt_domain.partner_case.events import ReturnApproved
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    _event: ReturnApproved, partner_case: PartnerCaseState
) -> tuple[CloseCase, ...]:
    """Close the case as returned."""
    return (CloseCase(case_id=partner_case.case_id, code=CloseCode.RETURNED),)


PROCESS: Process[ReturnApproved, PartnerCaseState] = Process(
    name="approved_return_closes_its_case", listens_to=ReturnApproved, react=react
)
