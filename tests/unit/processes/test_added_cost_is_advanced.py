"""An added cost is advanced, and claimed of the debtor."""

from debt_domain.case.events import CostAdded
from debt_domain.case.model import CostKind
from debt_domain.case_ledger.commands import AdvanceCost
from debt_domain.processes.added_cost_is_advanced import PROCESS
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.unit.processes.claims import active

EVENT = CostAdded(
    cost_id="COST-1",
    kind=CostKind.BAILIFF,
    amount=Money(40_00, "EUR"),
    incurred_on=TODAY,
    advanced_by=Holder.partner("P-9"),
    receipt=None,
)


def test_whoever_paid_is_named() -> None:
    command = AdvanceCost(
        case_id="C-1",
        cost_id="COST-1",
        amount=Money(40_00, "EUR"),
        advanced_by=Holder.partner("P-9"),
    )
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)
