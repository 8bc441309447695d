"""An engaged network collector earns its part of what is received."""

from fractions import Fraction

from debt_domain.case_ledger.commands import EngageCollector
from debt_domain.partner_case.events import NetworkCollectorEngaged
from debt_domain.processes.engaged_collector_earns_its_part import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted
from debt_domain.values.rate_terms import NetworkTerms
from tests.unit.processes.partner_cases import partner_case

NETWORK = NetworkTerms(rate=Fraction(3, 20))
ENGAGED = NetworkCollectorEngaged(assignment_id="AS-1", partner_id="N", terms=NETWORK)


def test_the_ledger_gets_its_terms() -> None:
    engage = EngageCollector(
        case_id="C-1", assignment_id="AS-1", partner_id="N", terms=NETWORK
    )
    state = partner_case(partner_case_accepted(), ENGAGED)
    assert PROCESS.react(ENGAGED, state) == (engage,)
