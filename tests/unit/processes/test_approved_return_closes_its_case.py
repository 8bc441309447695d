"""An approved return closes its case."""

from debt_domain.case.commands import CloseCase
from debt_domain.case.model import CloseCode
from debt_domain.partner_case.events import ReturnApproved
from debt_domain.partner_case.model import ReturnSettlement
from debt_domain.processes.approved_return_closes_its_case import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted, return_requested
from tests.unit.processes.partner_cases import partner_case


def test_the_case_is_closed_as_returned() -> None:
    settlement = ReturnSettlement(
        currency="EUR",
        fees_due_minor=25_00,
        held_by_platform_minor=0,
        held_by_submitter_minor=100_00,
        submitter_position_minor=-75_00,
    )
    approved = ReturnApproved(settlement=settlement)
    state = partner_case(partner_case_accepted(), return_requested(), approved)
    close = CloseCase(case_id="C-1", code=CloseCode.RETURNED)
    assert PROCESS.react(approved, state) == (close,)
