from datetime import timedelta

import pytest

from debt_domain.case.commands import RecordJudgment
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AlreadyJudgedError,
    FutureDateError,
    JudgmentAmountError,
    JudgmentBeforeFilingError,
    NotFiledError,
    NotLegalError,
)
from debt_domain.case.events import JudgmentRecorded
from debt_domain.case.model import CaseContext, Litigant
from debt_domain.testing import TODAY, Given, a_context, active_case
from debt_domain.values.actor import Role
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from tests.unit.case.court import FILED_CASE, LOST, QUOTED_CASE, WON, WON_CASE

BY_LEGAL = a_context(CaseContext, Role.LEGAL, "L-1")


def record(event: JudgmentRecorded, **changes: object) -> RecordJudgment:
    fields = {"case_id": "C-1"} | dict(event) | changes
    return RecordJudgment.model_validate(fields)


@pytest.mark.parametrize("judgment", [WON, LOST])
def test_a_court_decides(judgment: JudgmentRecorded) -> None:
    Given(CASE, FILED_CASE, BY_LEGAL).when(record(judgment)).then(judgment)


def test_the_same_judgment_again_changes_nothing_another_is_refused() -> None:
    given = Given(CASE, WON_CASE, BY_LEGAL)
    given.when(record(WON)).then()
    given.when(record(LOST)).then_refused(AlreadyJudgedError)


def test_on_what_was_filed() -> None:
    Given(CASE, QUOTED_CASE, BY_LEGAL).when(record(WON)).then_refused(NotFiledError)
    given = Given(CASE, active_case(), a_context(CaseContext))
    given.when(record(WON)).then_refused(NotLegalError)


def test_after_the_filing_and_by_now() -> None:
    given = Given(CASE, FILED_CASE, BY_LEGAL)
    before = record(WON, judged_on=TODAY - timedelta(days=1))
    assert given.when(before).then_refused(JudgmentBeforeFilingError).filed_on == TODAY
    ahead = record(WON, judged_on=TODAY + timedelta(days=1))
    given.when(ahead).then_refused(FutureDateError)


@pytest.mark.parametrize(
    ("found_for", "amount_minor", "costs_minor"),
    [
        (Litigant.CLIENT, 0, 0),
        (Litigant.CLIENT, 1, -1),
        (Litigant.DEBTOR, 1, 0),
        (Litigant.DEBTOR, 0, 1),
    ],
)
def test_the_winner_is_awarded_something(
    found_for: Litigant, amount_minor: int, costs_minor: int
) -> None:
    command = record(
        WON,
        found_for=found_for,
        amount=Money(amount_minor, "EUR"),
        costs_awarded=Money(costs_minor, "EUR"),
    )
    outcome = Given(CASE, FILED_CASE, BY_LEGAL).when(command)
    assert outcome.then_refused(JudgmentAmountError).found_for is found_for


@pytest.mark.parametrize("field", ["amount", "costs_awarded"])
def test_in_the_claims_currency(field: str) -> None:
    command = record(WON, **{field: Money(1, "USD")})
    outcome = Given(CASE, FILED_CASE, BY_LEGAL).when(command)
    outcome.then_refused(CurrencyMismatchError)
