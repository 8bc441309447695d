"""A legal case adjusts its split by the legal terms that were signed."""

from debt_domain.case.events import LegalEscalated
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import AdoptLegalTerms
from debt_domain.processes.process import Process


def react(event: LegalEscalated, case: CaseState) -> tuple[AdoptLegalTerms, ...]:
    """Tell the commercial side, if there is one."""
    if case.submitter_id is None or case.legal is None:
        return ()
    return (
        AdoptLegalTerms(
            case_id=case.case_id,
            assignment_id=case.legal.assignment_id,
            legal_partner_id=event.legal_partner_id,
            effective_on=event.effective_on,
        ),
    )


PROCESS: Process[LegalEscalated, CaseState] = Process(
    name="legal_case_adjusts_its_split", listens_to=LegalEscalated, react=react
)
