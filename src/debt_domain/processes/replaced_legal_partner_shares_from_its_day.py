"""A replaced legal partner's part goes to the new one, from its day on."""

from debt_domain.case.events import LegalPartnerReplaced
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import ReplaceLegalPartner
from debt_domain.processes.process import Process


def react(
    event: LegalPartnerReplaced, case: CaseState
) -> tuple[ReplaceLegalPartner, ...]:
    """Tell the commercial side, if there is one."""
    if case.submitter_id is None or case.legal is None:
        return ()
    return (
        ReplaceLegalPartner(
            case_id=case.case_id,
            assignment_id=case.legal.assignment_id,
            legal_partner_id=event.legal_partner_id,
            effective_on=event.effective_on,
        ),
    )


PROCESS: Process[LegalPartnerReplaced, CaseState] = Process(
    name="replaced_legal_partner_shares_from_its_day",
    listens_to=LegalPartnerReplaced,
    react=react,
)
