"""A rejected case withdraws its claim: what was paid already is the client's."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseRejected
from debt_domain.case.model import RejectionReason
from debt_domain.case_ledger.commands import WithdrawClaim
from debt_domain.processes.rejected_case_withdraws_its_claim import PROCESS
from debt_domain.testing.cases import submitted_case


def test_what_is_still_claimed_is_taken_back() -> None:
    rejected = CaseRejected(
        reason=RejectionReason.ETHICAL, explanation="A hospital's bill."
    )
    case = CASE.fold((*submitted_case(), rejected))
    assert PROCESS.react(rejected, case) == (WithdrawClaim(case_id="C-1"),)
