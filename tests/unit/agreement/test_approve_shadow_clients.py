"""The platform lets a partner submit cases of its own clients."""

from datetime import date

from debt_domain.agreement.commands import ApproveShadowClients
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import AgreementAbsentError
from debt_domain.agreement.events import AgreementSigned, ShadowClientsApproved
from debt_domain.agreement.model import Clause
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
COMMAND = ApproveShadowClients(partner_id="P-1")
SIGNED = AgreementSigned(partner_id="P-1", clauses=(), starts_on=date(2026, 1, 1))


def test_the_platform_adds_the_clause() -> None:
    Given(AGREEMENT, (SIGNED,), CONTEXT).when(COMMAND).then(ShadowClientsApproved())


def test_once_is_enough() -> None:
    history = (SIGNED, ShadowClientsApproved())
    Given(AGREEMENT, history, CONTEXT).when(COMMAND).then()
    state = Given(AGREEMENT, history, CONTEXT).state
    assert state.clauses == {Clause.SHADOW_CLIENT}


def test_it_needs_a_contract() -> None:
    Given(AGREEMENT, (), CONTEXT).when(COMMAND).then_refused(AgreementAbsentError)


def test_a_partner_does_not_do_it_for_itself() -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (SIGNED,), context).when(COMMAND).then_refused(RoleNotAllowedError)


def test_a_clause_signed_from_the_start_is_enough() -> None:
    signed = AgreementSigned(
        partner_id="P-1", clauses=(Clause.SHADOW_CLIENT,), starts_on=date(2026, 1, 1)
    )
    Given(AGREEMENT, (signed,), CONTEXT).when(COMMAND).then()
