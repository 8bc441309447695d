"""Volume or performance stands at or above the threshold."""

from datetime import date

import pytest

from debt_domain.agreement.commands import ConfirmThreshold
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import AgreementAbsentError, ThresholdNotMetError
from debt_domain.agreement.events import AgreementSigned, ThresholdConfirmed
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=date(2026, 1, 1))


def confirm(figure: int) -> ConfirmThreshold:
    return ConfirmThreshold(
        partner_id="P-1", measure="cases_per_year", figure=figure, threshold=100
    )


def confirmed(figure: int) -> ThresholdConfirmed:
    return ThresholdConfirmed(measure="cases_per_year", figure=figure, threshold=100)


@pytest.mark.parametrize("figure", [100, 101])
def test_a_figure_at_or_above_the_threshold_is_confirmed(figure: int) -> None:
    Given(AGREEMENT, (SIGNED,), CONTEXT).when(confirm(figure)).then(confirmed(figure))


def test_a_later_figure_is_confirmed_again() -> None:
    history = (SIGNED, confirmed(100))
    Given(AGREEMENT, history, CONTEXT).when(confirm(250)).then(confirmed(250))
    assert Given(AGREEMENT, history, CONTEXT).state.threshold_confirmed


def test_a_figure_below_the_threshold_is_refused() -> None:
    refusal = (
        Given(AGREEMENT, (SIGNED,), CONTEXT)
        .when(confirm(99))
        .then_refused(ThresholdNotMetError)
    )
    assert (refusal.measure, refusal.figure, refusal.threshold) == (
        "cases_per_year",
        99,
        100,
    )


def test_it_needs_a_contract() -> None:
    Given(AGREEMENT, (), CONTEXT).when(confirm(100)).then_refused(AgreementAbsentError)


def test_a_partner_does_not_confirm_its_own_figures() -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (SIGNED,), context).when(confirm(100)).then_refused(
        RoleNotAllowedError
    )
