"""A case that has ended needs its debtor's data no longer."""

from debt_domain.subject.commands import ReleaseSubject
from debt_domain.subject.decisions import SUBJECT
from debt_domain.subject.events import SubjectReleased, SubjectRetained
from debt_domain.testing import Given, a_context
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
RELEASE = ReleaseSubject(subject_id="D-1", case_id="C-1")
RETAINED = SubjectRetained(case_id="C-1")
RELEASED = SubjectReleased(case_id="C-1")


def test_the_case_lets_the_data_go() -> None:
    Given(SUBJECT, (RETAINED,), CONTEXT).when(RELEASE).then(RELEASED)


def test_a_case_that_retains_nothing_changes_nothing() -> None:
    other = SubjectRetained(case_id="C-2")
    Given(SUBJECT, (other,), CONTEXT).when(RELEASE).then()


def test_it_is_let_go_once() -> None:
    Given(SUBJECT, (RETAINED, RELEASED), CONTEXT).when(RELEASE).then()
