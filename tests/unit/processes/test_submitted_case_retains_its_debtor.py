"""A submitted case retains its debtor's data: no erasure while it is open."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseSubmitted
from debt_domain.processes.submitted_case_retains_its_debtor import PROCESS
from debt_domain.subject.commands import RetainSubject
from debt_domain.testing import TODAY, submit_case


def test_the_debtor_is_retained() -> None:
    submission = submit_case(debtor_id="D-7")
    submitted = CaseSubmitted(submitted_on=TODAY, **dict(submission))
    retained = RetainSubject(subject_id="D-7", case_id="C-1")
    assert PROCESS.react(submitted, CASE.fold((submitted,))) == (retained,)
