"""An accepted case that its submitter handles itself goes to that submitter."""

from debt_domain.case.commands import AssignPartner
from debt_domain.processes.accepted_self_handled_case_goes_to_its_submitter import (
    PROCESS,
)
from debt_domain.testing.partner_cases import partner_case_accepted
from debt_domain.values.partner_submission import Handling
from tests.unit.processes.partner_cases import partner_case

ACCEPTED = partner_case_accepted()


def test_the_submitter_becomes_the_collector() -> None:
    state = partner_case(ACCEPTED, handling=Handling.SELF)
    assign = AssignPartner(case_id="C-1", partner_id="P-1")
    assert PROCESS.react(ACCEPTED, state) == (assign,)


def test_a_case_for_the_network_waits_for_the_platform() -> None:
    state = partner_case(ACCEPTED, handling=Handling.NETWORK)
    assert PROCESS.react(ACCEPTED, state) == ()
