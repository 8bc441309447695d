"""A person is erased once, by the platform, when no open case needs the data."""

import pytest

from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.decisions import SUBJECT
from debt_domain.subject.errors import LegalHoldError
from debt_domain.subject.events import SubjectErased, SubjectReleased, SubjectRetained
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
ERASE = EraseSubject(subject_id="D-1", reason=ErasureReason.OBJECTION, requested_at=NOW)
ERASED = SubjectErased(
    subject_id="D-1", reason=ErasureReason.OBJECTION, requested_at=NOW
)
RETAINED = SubjectRetained(case_id="C-1")
RELEASED = SubjectReleased(case_id="C-1")


def test_a_person_of_no_case_is_erased() -> None:
    Given(SUBJECT, (), CONTEXT).when(ERASE).then(ERASED)


def test_a_person_of_closed_cases_is_erased() -> None:
    Given(SUBJECT, (RETAINED, RELEASED), CONTEXT).when(ERASE).then(ERASED)


def test_again_it_changes_nothing() -> None:
    Given(SUBJECT, (ERASED,), CONTEXT).when(ERASE).then()


def test_open_cases_hold_the_data_and_are_named() -> None:
    history = (SubjectRetained(case_id="C-2"), RETAINED, RELEASED, RETAINED)
    refusal = Given(SUBJECT, history, CONTEXT).when(ERASE).then_refused(LegalHoldError)
    assert (refusal.subject_id, refusal.case_ids) == ("D-1", ("C-1", "C-2"))
    assert refusal.code == "subject.legal_hold"
    assert "close C-1, C-2 first" in refusal.accepted


@pytest.mark.parametrize("role", [x for x in Role if x not in {"PLATFORM", "SYSTEM"}])
def test_it_is_left_to_the_platform(role: Role) -> None:
    context = a_context(Context, role)
    Given(SUBJECT, (), context).when(ERASE).then_refused(RoleNotAllowedError)
