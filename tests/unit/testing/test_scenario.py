import pytest

from debt_domain.case.commands import AcceptCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CaseAbsentError, PolicyMissingError
from debt_domain.case.events import CaseAccepted
from debt_domain.case.model import CaseContext
from debt_domain.testing import ACCEPTANCE, Given, a_context, submitted_case

ACCEPT = AcceptCase(case_id="C-1")
ALLOWED = Given(CASE, submitted_case(), a_context(CaseContext, acceptance=ACCEPTANCE))
REFUSED = Given(CASE, (), a_context(CaseContext))


def test_the_expected_events_pass() -> None:
    ALLOWED.when(ACCEPT).then(CaseAccepted(decisions=ACCEPTANCE))


def test_other_events_are_shown_beside_the_expected_ones() -> None:
    with pytest.raises(AssertionError, match=r"no events\n +got CaseAccepted"):
        ALLOWED.when(ACCEPT).then()


def test_a_refusal_where_events_were_expected_is_shown() -> None:
    with pytest.raises(AssertionError, match="got CaseAbsentError: case_id"):
        REFUSED.when(ACCEPT).then(CaseAccepted(decisions=ACCEPTANCE))


def test_a_refusal_is_no_substitute_for_no_events() -> None:
    with pytest.raises(AssertionError, match=r"no events\n +got CaseAbsentError"):
        REFUSED.when(ACCEPT).then()


def test_the_expected_refusal_is_given_back() -> None:
    refusal = REFUSED.when(ACCEPT).then_refused(CaseAbsentError)
    assert refusal.value == "C-1"


def test_another_refusal_is_shown() -> None:
    with pytest.raises(AssertionError, match=r"PolicyMissingError\n +got CaseAbsent"):
        REFUSED.when(ACCEPT).then_refused(PolicyMissingError)


def test_events_where_a_refusal_was_expected_are_shown() -> None:
    with pytest.raises(AssertionError, match=r"CaseAbsentError\n +got CaseAccepted"):
        ALLOWED.when(ACCEPT).then_refused(CaseAbsentError)
