"""A determined price agrees its commission with the collector that has the case."""

from fractions import Fraction

from debt_domain.case.commands import AgreeCommission
from debt_domain.case.decisions import CASE
from debt_domain.processes.determined_price_agrees_its_commission import PROCESS
from debt_domain.testing import accepted_case
from tests.unit.case.prices import agreed, determined
from tests.unit.processes.claims import active

EVENT = determined()


def test_the_rate_and_the_collectors_share_are_the_prices() -> None:
    command = AgreeCommission(
        case_id="C-1", commission_rate=Fraction(1, 4), collector_share=Fraction(3, 5)
    )
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)


def test_nobody_agrees_before_somebody_has_the_case() -> None:
    assert PROCESS.react(EVENT, CASE.fold((*accepted_case(), EVENT))) == ()


def test_what_was_agreed_is_not_agreed_again() -> None:
    assert PROCESS.react(EVENT, active(EVENT, agreed(), EVENT)) == ()
