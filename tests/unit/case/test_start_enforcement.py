from datetime import timedelta

from debt_domain.case.commands import StartEnforcement
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AlreadyEnforcedError,
    EnforcementBeforeJudgmentError,
    FutureDateError,
    JudgmentForDebtorError,
    NotJudgedError,
    NotLegalError,
)
from debt_domain.case.events import EnforcementStarted
from debt_domain.case.model import CaseContext, Phase
from debt_domain.testing import TODAY, Given, a_context, active_case
from debt_domain.values.actor import Role
from tests.unit.case.court import FILED_CASE, LOST, WON_CASE

ENFORCE = StartEnforcement(case_id="C-1", started_on=TODAY)
ENFORCED = EnforcementStarted(started_on=TODAY)
BY_LEGAL = a_context(CaseContext, Role.LEGAL, "L-1")


def test_a_judgment_is_enforced() -> None:
    outcome = Given(CASE, WON_CASE, BY_LEGAL).when(ENFORCE)
    outcome.then(ENFORCED)
    assert CASE.fold((*WON_CASE, ENFORCED)).phase is Phase.ENFORCEMENT


def test_the_same_again_changes_nothing_another_day_is_refused() -> None:
    given = Given(CASE, (*WON_CASE, ENFORCED), a_context(CaseContext))
    given.when(ENFORCE).then()
    before = ENFORCE.model_copy(update={"started_on": TODAY - timedelta(days=1)})
    assert given.when(before).then_refused(AlreadyEnforcedError).started_on == TODAY


def test_the_judgment_comes_first() -> None:
    Given(CASE, FILED_CASE, BY_LEGAL).when(ENFORCE).then_refused(NotJudgedError)
    given = Given(CASE, active_case(), a_context(CaseContext))
    given.when(ENFORCE).then_refused(NotLegalError)
    given = Given(CASE, WON_CASE, BY_LEGAL)
    before = ENFORCE.model_copy(update={"started_on": TODAY - timedelta(days=1)})
    given.when(before).then_refused(EnforcementBeforeJudgmentError)
    ahead = ENFORCE.model_copy(update={"started_on": TODAY + timedelta(days=1)})
    given.when(ahead).then_refused(FutureDateError)


def test_and_it_is_for_the_client() -> None:
    outcome = Given(CASE, (*FILED_CASE, LOST), BY_LEGAL).when(ENFORCE)
    outcome.then_refused(JudgmentForDebtorError)
