"""The platform ends an agreement."""

from datetime import date, timedelta

from debt_domain.agreement.commands import CompleteOnboarding, EndAgreement
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import (
    AgreementAbsentError,
    AgreementEndedError,
    BackdatedChangeError,
)
from debt_domain.agreement.events import AgreementEnded, AgreementSigned
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
DAY = timedelta(days=1)
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=date(2026, 1, 1))
ENDED = AgreementEnded(last_day_on=TODAY, reason="Given notice")


def end(on: date = TODAY) -> EndAgreement:
    return EndAgreement(partner_id="P-1", last_day_on=on, reason="Given notice")


def test_it_ends_with_a_day() -> None:
    Given(AGREEMENT, (SIGNED,), CONTEXT).when(end()).then(ENDED)
    state = AGREEMENT.fold((SIGNED, ENDED))
    assert state.is_active_on(TODAY)
    assert not state.is_active_on(TODAY + DAY)
    assert ENDED.takes_effect_on() == TODAY + DAY


def test_not_with_a_day_that_has_been() -> None:
    given = Given(AGREEMENT, (SIGNED,), CONTEXT)
    refusal = given.when(end(TODAY - DAY)).then_refused(BackdatedChangeError)
    assert refusal.field == "last_day_on"


def test_not_before_it_starts() -> None:
    later = AgreementSigned(partner_id="P-1", clauses=(), starts_on=TODAY + 9 * DAY)
    given = Given(AGREEMENT, (later,), CONTEXT)
    refusal = given.when(end()).then_refused(BackdatedChangeError)
    assert refusal.not_before == TODAY + 9 * DAY


def test_nothing_changes_it_afterwards() -> None:
    given = Given(AGREEMENT, (SIGNED, ENDED), CONTEXT)
    for command in (end(), CompleteOnboarding(partner_id="P-1")):
        refusal = given.when(command).then_refused(AgreementEndedError)
        assert (refusal.partner_id, refusal.last_day_on) == ("P-1", TODAY)
        assert refusal.command == type(command).__name__


def test_it_needs_a_contract() -> None:
    Given(AGREEMENT, (), CONTEXT).when(end()).then_refused(AgreementAbsentError)


def test_a_partner_does_not_end_it_here() -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (SIGNED,), context).when(end()).then_refused(RoleNotAllowedError)
