"""An approved return refunds what was advanced on its case and not spent."""

from debt_domain.case_ledger.commands import RefundCost
from debt_domain.partner_case.events import ReturnApproved
from debt_domain.partner_case.model import ReturnSettlement, UnspentAdvance
from debt_domain.processes.approved_return_refunds_its_unspent_advances import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted, return_requested
from debt_domain.values.money import Money
from tests.unit.processes.partner_cases import partner_case

SETTLEMENT = ReturnSettlement(
    currency="EUR",
    fees_due_minor=0,
    held_by_platform_minor=0,
    held_by_submitter_minor=0,
    submitter_position_minor=0,
)
FORTY = Money(40_00, "EUR")


def test_each_advance_is_refunded() -> None:
    refunds = tuple(UnspentAdvance(cost_id=x, amount=FORTY) for x in ("K-1", "K-2"))
    event = ReturnApproved(settlement=SETTLEMENT, refunds=refunds)
    state = partner_case(partner_case_accepted(), return_requested(), event)
    assert PROCESS.react(event, state) == tuple(
        RefundCost(case_id="C-1", cost_id=x, amount=FORTY) for x in ("K-1", "K-2")
    )


def test_without_any_nothing_is() -> None:
    event = ReturnApproved(settlement=SETTLEMENT)
    state = partner_case(partner_case_accepted(), return_requested(), event)
    assert PROCESS.react(event, state) == ()
