"""An open case retains its debtor's data, unless the debtor was erased."""

from debt_domain.kernel.errors import SubjectErasedError
from debt_domain.subject.commands import RetainSubject
from debt_domain.subject.decisions import SUBJECT
from debt_domain.subject.events import SubjectErased, SubjectReleased, SubjectRetained
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, Given, a_context
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
RETAIN = RetainSubject(subject_id="D-1", case_id="C-1")
RETAINED = SubjectRetained(case_id="C-1")
ERASED = SubjectErased(
    subject_id="D-1", reason=ErasureReason.CONSENT_WITHDRAWN, requested_at=NOW
)


def test_a_case_retains_the_data() -> None:
    Given(SUBJECT, (), CONTEXT).when(RETAIN).then(RETAINED)


def test_each_case_does_so_for_itself() -> None:
    other = SubjectRetained(case_id="C-2")
    Given(SUBJECT, (other,), CONTEXT).when(RETAIN).then(RETAINED)


def test_once_is_enough() -> None:
    Given(SUBJECT, (RETAINED,), CONTEXT).when(RETAIN).then()


def test_a_released_case_can_retain_again() -> None:
    released = SubjectReleased(case_id="C-1")
    Given(SUBJECT, (RETAINED, released), CONTEXT).when(RETAIN).then(RETAINED)


def test_an_erased_person_is_in_no_new_case() -> None:
    refusal = (
        Given(SUBJECT, (ERASED,), CONTEXT).when(RETAIN).then_refused(SubjectErasedError)
    )
    assert refusal.subject_id == "D-1"
    assert refusal.code == "subject.erased"
