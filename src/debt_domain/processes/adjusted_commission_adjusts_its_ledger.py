"""An adjusted commission adjusts its ledger, for money received from its day on."""

from debt_domain.case.events import CommissionAdjusted
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import AdjustTerms
from debt_domain.processes.process import Process


def react(event: CommissionAdjusted, case: CaseState) -> tuple[AdjustTerms, ...]:
    """Give the new terms to the ledger."""
    return (
        AdjustTerms(case_id=case.case_id, terms=event.terms, from_on=event.from_on),
    )


PROCESS: Process[CommissionAdjusted, CaseState] = Process(
    name="adjusted_commission_adjusts_its_ledger",
    listens_to=CommissionAdjusted,
    react=react,
)
