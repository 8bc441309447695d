"""A rejected case rejects its partner case, with feedback."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseRejected
from debt_domain.case.model import RejectionReason
from debt_domain.partner_case.commands import RejectPartnerCase
from debt_domain.processes.rejected_case_rejects_its_partner_case import PROCESS
from debt_domain.testing import submit_case
from debt_domain.testing.cases import submitted_case

REJECTED = CaseRejected(
    reason=RejectionReason.JURISDICTION, explanation="No partner in Peru."
)


def test_the_explanation_is_the_feedback() -> None:
    submission = submit_case(submitter_id="P-1")
    case = CASE.fold((*submitted_case(submission), REJECTED))
    reject = RejectPartnerCase(case_id="C-1", feedback="No partner in Peru.")
    assert PROCESS.react(REJECTED, case) == (reject,)


def test_an_explanation_of_any_length_is_taken() -> None:
    longest = REJECTED.model_copy(update={"explanation": "x" * 4000})
    case = CASE.fold((*submitted_case(submit_case(submitter_id="P-1")), longest))
    reject = RejectPartnerCase(case_id="C-1", feedback="x" * 4000)
    assert PROCESS.react(longest, case) == (reject,)


def test_a_client_s_own_case_has_none() -> None:
    assert PROCESS.react(REJECTED, CASE.fold((*submitted_case(), REJECTED))) == ()
