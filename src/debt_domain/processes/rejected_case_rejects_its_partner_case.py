"""A rejected case rejects its partner case, with feedback."""

from debt_domain.case.events import CaseRejected
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import RejectPartnerCase
from debt_domain.processes.process import Process


def react(event: CaseRejected, case: CaseState) -> tuple[RejectPartnerCase, ...]:
    """Reject the commercial side, if there is one."""
    if case.submitter_id is None:
        return ()
    return (RejectPartnerCase(case_id=case.case_id, feedback=event.explanation),)


PROCESS: Process[CaseRejected, CaseState] = Process(
    name="rejected_case_rejects_its_partner_case", listens_to=CaseRejected, react=react
)
