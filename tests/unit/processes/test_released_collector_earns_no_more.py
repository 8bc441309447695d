"""A released network collector earns no more."""

from debt_domain.case_ledger.commands import ReleaseCollector
from debt_domain.partner_case.events import NetworkCollectorReleased
from debt_domain.processes.released_collector_earns_no_more import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted
from tests.unit.processes.partner_cases import partner_case

RELEASED = NetworkCollectorReleased(assignment_id="AS-1")


def test_the_assignment_is_named() -> None:
    state = partner_case(partner_case_accepted(), RELEASED)
    release = ReleaseCollector(case_id="C-1", assignment_id="AS-1")
    assert PROCESS.react(RELEASED, state) == (release,)
