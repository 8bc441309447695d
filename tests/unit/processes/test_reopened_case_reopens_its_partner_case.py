"""A reopened case reopens its partner case."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseReopened
from debt_domain.case.model import CloseCode
from debt_domain.partner_case.commands import ReopenPartnerCase
from debt_domain.processes.reopened_case_reopens_its_partner_case import PROCESS
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.cases import closed_case

REOPENED = CaseReopened(
    reason="New address found.", consent_reference="mail-17", consented_on=TODAY
)


def test_the_partner_case_is_reopened() -> None:
    submission = submit_case(submitter_id="P-9")
    case = CASE.fold((*closed_case(CloseCode.UNTRACEABLE, submission), REOPENED))
    assert PROCESS.react(REOPENED, case) == (ReopenPartnerCase(case_id="C-1"),)


def test_a_client_s_own_case_has_none() -> None:
    assert PROCESS.react(REOPENED, CASE.fold((*closed_case(), REOPENED))) == ()
