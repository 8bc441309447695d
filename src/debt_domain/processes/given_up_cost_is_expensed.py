"""A given-up cost is expensed."""

from debt_domain.case.events import CostsGivenUp
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import GiveUpCost
from debt_domain.processes.process import Process


def react(event: CostsGivenUp, case: CaseState) -> tuple[GiveUpCost, ...]:
    """Post what will not come back."""
    return (GiveUpCost(case_id=case.case_id, cost_id=event.cost_id),)


PROCESS: Process[CostsGivenUp, CaseState] = Process(
    name="given_up_cost_is_expensed", listens_to=CostsGivenUp, react=react
)
