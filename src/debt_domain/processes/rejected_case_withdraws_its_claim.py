"""A rejected case withdraws its claim: what was paid already is the client's."""

from debt_domain.case.events import CaseRejected
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import WithdrawClaim
from debt_domain.processes.process import Process


def react(_event: CaseRejected, case: CaseState) -> tuple[WithdrawClaim, ...]:
    """Take back what is still claimed."""
    return (WithdrawClaim(case_id=case.case_id),)


PROCESS: Process[CaseRejected, CaseState] = Process(
    name="rejected_case_withdraws_its_claim", listens_to=CaseRejected, react=react
)
