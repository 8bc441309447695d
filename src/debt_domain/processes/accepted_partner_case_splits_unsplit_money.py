"""An accepted partner case splits unsplit money, and all that comes, by its terms."""

from debt_domain.case_ledger.commands import AdoptTerms
from debt_domain.partner_case.events import PartnerCaseAccepted
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    event: PartnerCaseAccepted, partner_case: PartnerCaseState
) -> tuple[AdoptTerms, ...]:
    """Give the frozen terms to the ledger."""
    return (
        AdoptTerms(
            case_id=partner_case.case_id,
            submitter_id=partner_case.submitter_id,
            terms=event.terms,
        ),
    )


PROCESS: Process[PartnerCaseAccepted, PartnerCaseState] = Process(
    name="accepted_partner_case_splits_unsplit_money",
    listens_to=PartnerCaseAccepted,
    react=react,
)
