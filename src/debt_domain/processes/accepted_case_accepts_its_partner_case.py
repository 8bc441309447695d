"""An accepted case accepts its partner case, which freezes the terms."""

from debt_domain.case.events import CaseAccepted
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import AcceptPartnerCase
from debt_domain.processes.process import Process


def react(_event: CaseAccepted, case: CaseState) -> tuple[AcceptPartnerCase, ...]:
    """Accept the commercial side, if there is one."""
    if case.submitter_id is None:
        return ()
    return (AcceptPartnerCase(case_id=case.case_id),)


PROCESS: Process[CaseAccepted, CaseState] = Process(
    name="accepted_case_accepts_its_partner_case", listens_to=CaseAccepted, react=react
)
