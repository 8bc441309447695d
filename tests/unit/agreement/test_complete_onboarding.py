"""The platform states that a partner has been onboarded."""

from datetime import date

from debt_domain.agreement.commands import CompleteOnboarding
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import AgreementAbsentError
from debt_domain.agreement.events import AgreementSigned, OnboardingCompleted
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
COMMAND = CompleteOnboarding(partner_id="P-1")
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=date(2026, 1, 1))


def test_the_platform_completes_the_onboarding() -> None:
    Given(AGREEMENT, (SIGNED,), CONTEXT).when(COMMAND).then(OnboardingCompleted())


def test_once_is_enough() -> None:
    history = (SIGNED, OnboardingCompleted())
    Given(AGREEMENT, history, CONTEXT).when(COMMAND).then()
    assert Given(AGREEMENT, history, CONTEXT).state.onboarded


def test_it_needs_a_contract() -> None:
    Given(AGREEMENT, (), CONTEXT).when(COMMAND).then_refused(AgreementAbsentError)


def test_a_partner_does_not_do_it_for_itself() -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (SIGNED,), context).when(COMMAND).then_refused(RoleNotAllowedError)
