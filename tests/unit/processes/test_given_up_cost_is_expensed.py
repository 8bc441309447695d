"""A given-up cost is expensed."""

from debt_domain.case.events import CostAdded, CostsGivenUp
from debt_domain.case.model import CostKind
from debt_domain.case_ledger.commands import GiveUpCost
from debt_domain.processes.given_up_cost_is_expensed import PROCESS
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
GIVEN_UP = CostsGivenUp(cost_id="COST-1", reason="no assets")


def test_what_is_advanced_still_is_given_up() -> None:
    give_up = GiveUpCost(case_id="C-1", cost_id="COST-1")
    assert PROCESS.react(GIVEN_UP, active(ADDED, GIVEN_UP)) == (give_up,)
