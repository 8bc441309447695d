"""A closed case closes its partner case."""

from debt_domain.case.events import CaseClosed
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import ClosePartnerCase
from debt_domain.processes.process import Process


def react(event: CaseClosed, case: CaseState) -> tuple[ClosePartnerCase, ...]:
    """Close the commercial side, if there is one."""
    if case.submitter_id is None:
        return ()
    return (ClosePartnerCase(case_id=case.case_id, code=event.code.value),)


PROCESS: Process[CaseClosed, CaseState] = Process(
    name="closed_case_closes_its_partner_case", listens_to=CaseClosed, react=react
)
