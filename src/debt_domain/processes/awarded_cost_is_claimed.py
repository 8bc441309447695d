"""An awarded cost is claimed as the court says."""

from debt_domain.case.events import CostsAwarded
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import AwardCost
from debt_domain.processes.process import Process


def react(event: CostsAwarded, case: CaseState) -> tuple[AwardCost, ...]:
    """Claim more or less of the cost."""
    return (
        AwardCost(case_id=case.case_id, cost_id=event.cost_id, awarded=event.awarded),
    )


PROCESS: Process[CostsAwarded, CaseState] = Process(
    name="awarded_cost_is_claimed", listens_to=CostsAwarded, react=react
)
