"""A written-off claim is posted."""

from debt_domain.case.events import ClaimWrittenOff
from debt_domain.case_ledger.commands import WriteOffClaim
from debt_domain.processes.written_off_claim_is_posted import PROCESS
from debt_domain.values.money import Money
from tests.unit.processes.claims import active

EVENT = ClaimWrittenOff(amount=Money(1_00, "EUR"), reason="small")


def test_the_amount_is_taken_off() -> None:
    command = WriteOffClaim(case_id="C-1", amount=Money(1_00, "EUR"))
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)
