"""A reopened case reopens its partner case."""

from debt_domain.case.events import CaseReopened
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import ReopenPartnerCase
from debt_domain.processes.process import Process


def react(_event: CaseReopened, case: CaseState) -> tuple[ReopenPartnerCase, ...]:
    """Reopen the commercial side, if there is one."""
    if case.submitter_id is None:
        return ()
    return (ReopenPartnerCase(case_id=case.case_id),)


PROCESS: Process[CaseReopened, CaseState] = Process(
    name="reopened_case_reopens_its_partner_case", listens_to=CaseReopened, react=react
)
