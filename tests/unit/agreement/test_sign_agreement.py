"""A partner comes under contract once."""

from datetime import date

from debt_domain.agreement.commands import SignAgreement
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import AgreementExistsError
from debt_domain.agreement.events import AgreementSigned
from debt_domain.agreement.model import Clause
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
STARTS_ON = date(2026, 1, 1)
SIGN = SignAgreement(
    partner_id="P-1", clauses=(Clause.WHITE_LABEL,), starts_on=STARTS_ON
)
SIGNED = AgreementSigned(
    partner_id="P-1", clauses=(Clause.WHITE_LABEL,), starts_on=STARTS_ON
)


def test_the_platform_signs() -> None:
    Given(AGREEMENT, (), CONTEXT).when(SIGN).then(SIGNED)


def test_a_contract_counts_from_its_first_day() -> None:
    state = Given(AGREEMENT, (SIGNED,), CONTEXT).state
    assert SIGNED.takes_effect_on() == state.starts_on == STARTS_ON
    assert state.clauses == {Clause.WHITE_LABEL}
    assert (state.onboarded, state.threshold_confirmed) == (False, False)
    assert state.rates_on(STARTS_ON) is None


def test_a_second_contract_is_refused() -> None:
    refusal = (
        Given(AGREEMENT, (SIGNED,), CONTEXT)
        .when(SIGN)
        .then_refused(AgreementExistsError)
    )
    assert (refusal.partner_id, refusal.starts_on) == ("P-1", STARTS_ON)


def test_a_partner_does_not_sign_for_the_platform() -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (), context).when(SIGN).then_refused(RoleNotAllowedError)
