"""Rates are agreed by effective date and never edited."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.agreement.commands import AmendRates
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import AgreementAbsentError, BackdatedAmendmentError
from debt_domain.agreement.events import AgreementEvent, AgreementSigned, RatesAmended
from debt_domain.agreement.model import TermsVersion
from debt_domain.testing import NOW, TODAY, Given, a_context
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context
from debt_domain.values.rate_terms import RevenueModel

CONTEXT = a_context(Context)
STARTS_ON = TODAY - timedelta(days=30)
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=STARTS_ON)
HYBRID = rate_terms(RevenueModel.HYBRID)


def amend(effective_from: date) -> AmendRates:
    return AmendRates(partner_id="P-1", terms=HYBRID, effective_from=effective_from)


def amended(version: int, effective_from: date) -> RatesAmended:
    agreed = TermsVersion(version=version, effective_from=effective_from, terms=HYBRID)
    return RatesAmended(agreed=agreed)


FIRST = amended(1, STARTS_ON)
TOMORROW = TODAY + timedelta(days=1)


def test_the_first_rates_may_reach_back_to_the_start_of_the_contract() -> None:
    Given(AGREEMENT, (SIGNED,), CONTEXT).when(amend(STARTS_ON)).then(FIRST)
    assert FIRST.takes_effect_on() == STARTS_ON


def test_new_rates_are_the_next_version() -> None:
    Given(AGREEMENT, (SIGNED, FIRST), CONTEXT).when(amend(TOMORROW)).then(
        amended(2, TOMORROW)
    )


def test_rates_do_not_begin_before_the_contract() -> None:
    refusal = (
        Given(AGREEMENT, (SIGNED,), CONTEXT)
        .when(amend(STARTS_ON - timedelta(days=1)))
        .then_refused(BackdatedAmendmentError)
    )
    assert (refusal.not_before, refusal.later_than) == (STARTS_ON, None)


def test_new_rates_do_not_touch_the_cases_submitted_today() -> None:
    refusal = (
        Given(AGREEMENT, (SIGNED, FIRST), CONTEXT)
        .when(amend(TODAY))
        .then_refused(BackdatedAmendmentError)
    )
    assert refusal.effective_from == TODAY
    assert (refusal.not_before, refusal.later_than) == (TOMORROW, STARTS_ON)
    assert (
        refusal.accepted == f"a day not before {TOMORROW}, and later than {STARTS_ON}"
    )


def test_rates_recorded_late_lie_after_the_day_on_which_they_were_agreed() -> None:
    agreed_on = TODAY - timedelta(days=9)
    recorded_late = Given(
        AGREEMENT, (SIGNED, FIRST), a_context(Context, effective_on=agreed_on)
    )
    next_day = agreed_on + timedelta(days=1)
    recorded_late.when(amend(next_day)).then(amended(2, next_day))
    recorded_late.when(amend(agreed_on)).then_refused(BackdatedAmendmentError)


@pytest.mark.parametrize("last", [TODAY, TODAY + timedelta(days=9), date.max])
def test_new_rates_begin_later_than_the_last_ones(last: date) -> None:
    Given(AGREEMENT, (SIGNED, amended(1, last)), CONTEXT).when(
        amend(last)
    ).then_refused(BackdatedAmendmentError)


def test_rates_need_a_contract() -> None:
    refusal = (
        Given(AGREEMENT, (), CONTEXT)
        .when(amend(TODAY))
        .then_refused(AgreementAbsentError)
    )
    assert (refusal.command, refusal.partner_id) == ("AmendRates", "P-1")


def test_a_partner_does_not_amend_its_rates() -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (SIGNED,), context).when(amend(TODAY)).then_refused(
        RoleNotAllowedError
    )


DAYS = st.integers(-5, 8)
"""Days after the start of the contract."""


@given(
    attempts=st.lists(st.tuples(st.integers(0, 3), DAYS), max_size=12),
    asked=st.lists(DAYS, min_size=1),
)
def test_rates_on_a_day_are_the_latest_effective_by_then(
    attempts: list[tuple[int, int]], asked: list[int]
) -> None:
    history: tuple[AgreementEvent, ...] = (SIGNED,)
    effective: list[date] = []
    now = NOW - timedelta(days=30)
    for later, day in attempts:
        now += timedelta(days=later)
        effective_from = STARTS_ON + timedelta(days=day)
        before = Given(AGREEMENT, history, a_context(Context, now=now))
        outcome = before.when(amend(effective_from))
        if outcome.refusal is None:
            effective.append(effective_from)
        history += outcome.events
    state = Given(AGREEMENT, history, CONTEXT).state
    for days in asked:
        asked_on = STARTS_ON + timedelta(days=days)
        found = state.rates_on(asked_on)
        in_force = [begun for begun in effective if begun <= asked_on]
        assert (found and found.effective_from) == max(in_force, default=None)
        assert (found.version if found else 0) == len(in_force)


@given(attempts=st.lists(st.tuples(st.integers(0, 3), DAYS), max_size=12))
def test_an_amendment_never_changes_the_rates_of_a_day_that_has_begun(
    attempts: list[tuple[int, int]],
) -> None:
    history: tuple[AgreementEvent, ...] = (SIGNED, FIRST)
    now = NOW - timedelta(days=30)
    for later, day in attempts:
        now += timedelta(days=later)
        before = Given(AGREEMENT, history, a_context(Context, now=now))
        history += before.when(amend(STARTS_ON + timedelta(days=day))).events
        after = Given(AGREEMENT, history, CONTEXT).state
        assert after.rates_on(now.date()) == before.state.rates_on(now.date())
