"""An added cost is advanced, and claimed of the debtor."""

from debt_domain.case.events import CostAdded
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import AdvanceCost
from debt_domain.processes.process import Process


def react(event: CostAdded, case: CaseState) -> tuple[AdvanceCost, ...]:
    """Post who paid it."""
    return (
        AdvanceCost(
            case_id=case.case_id,
            cost_id=event.cost_id,
            amount=event.amount,
            advanced_by=event.advanced_by,
        ),
    )


PROCESS: Process[CostAdded, CaseState] = Process(
    name="added_cost_is_advanced", listens_to=CostAdded, react=react
)
