"""An assigned collector earns the determined price, if nobody does yet."""

from fractions import Fraction

from debt_domain.case.commands import AgreeCommission
from debt_domain.case.decisions import CASE
from debt_domain.case.events import PartnerAssigned
from debt_domain.case.model import AssignmentRole
from debt_domain.processes.assigned_collector_earns_the_determined_price import PROCESS
from debt_domain.testing import accepted_case
from tests.unit.case.prices import determined

EVENT = PartnerAssigned(
    assignment_id="AS-1",
    partner_id="P-9",
    role=AssignmentRole.COLLECTOR,
    instructions_version=1,
)


def test_the_price_that_was_waiting_is_agreed() -> None:
    command = AgreeCommission(
        case_id="C-1", commission_rate=Fraction(1, 4), collector_share=Fraction(3, 5)
    )
    state = CASE.fold((*accepted_case(), determined(), EVENT))
    assert PROCESS.react(EVENT, state) == (command,)


def test_without_a_price_there_is_nothing_to_agree() -> None:
    assert PROCESS.react(EVENT, CASE.fold((*accepted_case(), EVENT))) == ()
