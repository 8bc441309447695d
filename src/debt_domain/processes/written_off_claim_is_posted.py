"""A written-off claim is posted."""

from debt_domain.case.events import ClaimWrittenOff
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import WriteOffClaim
from debt_domain.processes.process import Process


def react(event: ClaimWrittenOff, case: CaseState) -> tuple[WriteOffClaim, ...]:
    """Take the amount off what is outstanding."""
    return (WriteOffClaim(case_id=case.case_id, amount=event.amount),)


PROCESS: Process[ClaimWrittenOff, CaseState] = Process(
    name="written_off_claim_is_posted", listens_to=ClaimWrittenOff, react=react
)
