"""An agreed commission splits unsplit money, and all that comes, by its terms."""

from debt_domain.case.events import CommissionAgreed
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import AdoptTerms
from debt_domain.processes.process import Process


def react(event: CommissionAgreed, case: CaseState) -> tuple[AdoptTerms, ...]:
    """Give the terms to the ledger."""
    return (
        AdoptTerms(
            case_id=case.case_id, terms=event.terms, collector_id=event.collector_id
        ),
    )


PROCESS: Process[CommissionAgreed, CaseState] = Process(
    name="agreed_commission_splits_unsplit_money",
    listens_to=CommissionAgreed,
    react=react,
)
