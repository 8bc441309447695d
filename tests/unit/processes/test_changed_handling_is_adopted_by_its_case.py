"""A changed handling is adopted by its case."""

from debt_domain.case.commands import AdoptHandling
from debt_domain.partner_case.events import HandlingChanged
from debt_domain.processes.changed_handling_is_adopted_by_its_case import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted
from debt_domain.values.partner_submission import Handling
from tests.unit.processes.partner_cases import partner_case


def test_the_case_leaves_the_debtor_to_the_same_side() -> None:
    event = HandlingChanged(handling=Handling.NETWORK, reason="too far away")
    state = partner_case(partner_case_accepted(), event)
    adopt = AdoptHandling(case_id="C-1", handling=Handling.NETWORK)
    assert PROCESS.react(event, state) == (adopt,)
