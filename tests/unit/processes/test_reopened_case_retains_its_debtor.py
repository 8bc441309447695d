"""A reopened case retains its debtor's data again, unless they were erased."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseReopened
from debt_domain.case.model import CloseCode
from debt_domain.processes.reopened_case_retains_its_debtor import PROCESS
from debt_domain.subject.commands import RetainSubject
from debt_domain.testing import TODAY, submit_case
from debt_domain.testing.cases import closed_case


def test_the_debtor_is_retained() -> None:
    reopened = CaseReopened(
        reason="The debtor has moved back.",
        consent_reference="mail-17",
        consented_on=TODAY,
    )
    submission = submit_case(debtor_id="D-7")
    history = (*closed_case(CloseCode.EXHAUSTED, submission), reopened)
    retained = RetainSubject(subject_id="D-7", case_id="C-1")
    assert PROCESS.react(reopened, CASE.fold(history)) == (retained,)
