"""The platform suspends an agreement, and takes it up again."""

from datetime import date, timedelta

import pytest

from debt_domain.agreement.commands import ResumeAgreement, SuspendAgreement
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import (
    AgreementAbsentError,
    AgreementEndedError,
    AgreementNotSuspendedError,
    AgreementSuspendedError,
    BackdatedChangeError,
)
from debt_domain.agreement.events import (
    AgreementEnded,
    AgreementEvent,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
)
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
DAY = timedelta(days=1)
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=date(2026, 1, 1))
SUSPENDED = AgreementSuspended(suspended_from=TODAY, reason="Open questions")
RESUMED = AgreementResumed(resumed_from=TODAY + 3 * DAY)
ENDED = AgreementEnded(last_day_on=TODAY, reason="Given notice")


def suspend(on: date = TODAY) -> SuspendAgreement:
    return SuspendAgreement(
        partner_id="P-1", suspended_from=on, reason="Open questions"
    )


def resume(on: date = TODAY + 3 * DAY) -> ResumeAgreement:
    return ResumeAgreement(partner_id="P-1", resumed_from=on)


def test_it_is_suspended_from_a_day_on() -> None:
    Given(AGREEMENT, (SIGNED,), CONTEXT).when(suspend()).then(SUSPENDED)
    assert SUSPENDED.takes_effect_on() == TODAY


def test_and_resumed_from_another() -> None:
    Given(AGREEMENT, (SIGNED, SUSPENDED), CONTEXT).when(resume()).then(RESUMED)
    assert RESUMED.takes_effect_on() == TODAY + 3 * DAY


def test_the_days_between_are_not_active() -> None:
    state = AGREEMENT.fold((SIGNED, SUSPENDED, RESUMED))
    days = (TODAY + n * DAY for n in range(-1, 5))
    assert [state.is_active_on(day) for day in days] == [
        True,
        False,
        False,
        False,
        True,
        True,
    ]


def test_what_has_been_stays() -> None:
    yesterday = Given(AGREEMENT, (SIGNED,), CONTEXT).when(suspend(TODAY - DAY))
    refusal = yesterday.then_refused(BackdatedChangeError)
    assert (refusal.day, refusal.not_before) == (TODAY - DAY, TODAY)


def test_it_is_not_resumed_before_it_is_suspended() -> None:
    later = AgreementSuspended(suspended_from=TODAY + 5 * DAY, reason="Open questions")
    given = Given(AGREEMENT, (SIGNED, later), CONTEXT)
    refusal = given.when(resume()).then_refused(BackdatedChangeError)
    assert refusal.not_before == TODAY + 5 * DAY


def test_one_suspension_at_a_time() -> None:
    given = Given(AGREEMENT, (SIGNED, SUSPENDED), CONTEXT)
    refusal = given.when(suspend(TODAY + DAY)).then_refused(AgreementSuspendedError)
    assert (refusal.partner_id, refusal.suspended_from) == ("P-1", TODAY)


@pytest.mark.parametrize("before", [(SIGNED,), (SIGNED, SUSPENDED, RESUMED)])
def test_only_what_is_suspended_is_resumed(before: tuple[AgreementEvent, ...]) -> None:
    given = Given(AGREEMENT, before, CONTEXT)
    refusal = given.when(resume()).then_refused(AgreementNotSuspendedError)
    assert refusal.partner_id == "P-1"


def test_it_may_be_suspended_again() -> None:
    again = AgreementSuspended(suspended_from=TODAY + 9 * DAY, reason="Open questions")
    given = Given(AGREEMENT, (SIGNED, SUSPENDED, RESUMED), CONTEXT)
    given.when(suspend(TODAY + 9 * DAY)).then(again)
    state = AGREEMENT.fold((SIGNED, SUSPENDED, RESUMED, again))
    assert not state.is_active_on(TODAY + DAY)
    assert state.is_active_on(TODAY + 8 * DAY)


@pytest.mark.parametrize("command", [suspend(), resume()])
def test_not_without_an_agreement(command: SuspendAgreement | ResumeAgreement) -> None:
    Given(AGREEMENT, (), CONTEXT).when(command).then_refused(AgreementAbsentError)


@pytest.mark.parametrize("command", [suspend(), resume()])
def test_nor_after_its_end(command: SuspendAgreement | ResumeAgreement) -> None:
    given = Given(AGREEMENT, (SIGNED, SUSPENDED, ENDED), CONTEXT)
    given.when(command).then_refused(AgreementEndedError)


@pytest.mark.parametrize("command", [suspend(), resume()])
def test_a_partner_does_not_do_it(command: SuspendAgreement | ResumeAgreement) -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (SIGNED,), context).when(command).then_refused(RoleNotAllowedError)
