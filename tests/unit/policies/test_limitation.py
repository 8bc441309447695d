"""Claims that are time-barred are not taken."""

from dataclasses import replace
from datetime import date

import pytest

from debt_domain.case.parts import CaseInReview
from debt_domain.policies.limitation import (
    ORDINARY_PERIODS,
    Limitation,
    LimitationPeriod,
)
from debt_domain.testing.partner_cases import in_review
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.policy import PolicyInput

LAW = LimitationPeriod(years=3, law="Debts Act s. 4")
POLICY = Limitation(version=2, periods={"NO": LAW})


def due(*days: date, on: date, country: str = "NO") -> CaseInReview:
    return replace(in_review(country=country), due_on=days, on=on)


@pytest.mark.parametrize(
    ("country", "due_on", "barred_from"),
    [
        ("NO", date(2023, 3, 2), date(2026, 3, 3)),
        ("NO", date(2024, 2, 29), date(2027, 3, 1)),
        ("DE", date(2022, 1, 1), date(2026, 1, 1)),
        ("DE", date(2022, 12, 31), date(2026, 1, 1)),
        ("GB", date(2020, 2, 29), date(2026, 3, 1)),
    ],
)
def test_a_period_begins_as_its_law_says(
    country: str, due_on: date, barred_from: date
) -> None:
    assert ORDINARY_PERIODS[country].barred_from(due_on) == barred_from


def test_on_its_last_day_a_claim_is_taken_on_the_next_not() -> None:
    day = date(2023, 3, 2)
    assert POLICY(due(day, on=date(2026, 3, 2))).allowed
    assert POLICY(due(day, on=date(2026, 3, 3))).reasons == (
        "what fell due on 2023-03-02 is time-barred since 2026-03-03 (Debts Act s. 4)",
    )


def test_each_due_date_counts_for_itself() -> None:
    days = date(2025, 1, 1), date(2021, 1, 1), date(2020, 1, 1), date(2021, 1, 1)
    reasons = POLICY(due(*days, on=date(2026, 1, 1))).reasons
    assert [reason.partition(" is ")[0] for reason in reasons] == [
        "what fell due on 2020-01-01",
        "what fell due on 2021-01-01",
    ]


def test_an_unknown_country_is_no_reason() -> None:
    case = due(date(1990, 1, 1), on=date(2026, 1, 1), country="PE")
    assert POLICY(case).allowed
    assert POLICY(case).inputs[-1].value == "none known"


def test_a_judgment_is_not_judged() -> None:
    case = due(date(2010, 1, 1), on=date(2026, 1, 1))
    figures = case.figures.model_copy(update={"claim_type": ClaimType.JUDGMENT})
    assert POLICY(replace(case, figures=figures)).allowed


def test_the_decision_keeps_the_policy_its_version_and_its_inputs() -> None:
    decision = POLICY(due(date(2025, 1, 1), on=date(2026, 1, 1)))
    assert (decision.policy, decision.version) == ("limitation", 2)
    assert decision.inputs == (
        PolicyInput(name="debtor_country", value="NO"),
        PolicyInput(name="claim_type", value="GOODS"),
        PolicyInput(name="due_on", value="2025-01-01"),
        PolicyInput(name="on", value="2026-01-01"),
        PolicyInput(name="period", value="3 years from the due date (Debts Act s. 4)"),
    )
