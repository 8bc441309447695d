"""An accepted case that its submitter takes over goes to that submitter."""

from debt_domain.case.commands import AssignPartner
from debt_domain.partner_case.events import HandlingChanged
from debt_domain.processes.case_taken_over_goes_to_its_submitter import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted
from debt_domain.values.partner_submission import Handling
from tests.unit.processes.partner_cases import partner_case

ACCEPTED = partner_case_accepted()
TAKEN_OVER = HandlingChanged(handling=Handling.SELF, reason="the debtor knows us")
HANDED_OVER = HandlingChanged(handling=Handling.NETWORK, reason="too far away")


def test_the_submitter_is_assigned() -> None:
    state = partner_case(ACCEPTED, TAKEN_OVER, handling=Handling.NETWORK)
    assign = AssignPartner(case_id="C-1", partner_id="P-1")
    assert PROCESS.react(TAKEN_OVER, state) == (assign,)


def test_before_acceptance_nobody_is() -> None:
    state = partner_case(TAKEN_OVER, handling=Handling.NETWORK)
    assert PROCESS.react(TAKEN_OVER, state) == ()


def test_the_network_s_partner_is_the_platform_s_choice() -> None:
    assert PROCESS.react(HANDED_OVER, partner_case(ACCEPTED, HANDED_OVER)) == ()
