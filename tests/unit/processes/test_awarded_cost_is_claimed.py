"""An awarded cost is claimed as the court says."""

from debt_domain.case.events import CostAdded, CostsAwarded
from debt_domain.case.model import CostKind
from debt_domain.case_ledger.commands import AwardCost
from debt_domain.processes.awarded_cost_is_claimed import PROCESS
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.unit.processes.claims import active

ADDED = CostAdded(
    cost_id="COST-1",
    kind=CostKind.COURT_FEE,
    amount=Money(120_00, "EUR"),
    incurred_on=TODAY,
    advanced_by=Holder.platform(),
    receipt=None,
)
AWARDED = CostsAwarded(cost_id="COST-1", awarded=Money(100_00, "EUR"))


def test_the_courts_figure_is_claimed() -> None:
    award = AwardCost(case_id="C-1", cost_id="COST-1", awarded=Money(100_00, "EUR"))
    assert PROCESS.react(AWARDED, active(ADDED, AWARDED)) == (award,)
