"""A clause is added to a contract."""

from datetime import date

import pytest

from debt_domain.agreement.commands import AgreeClause
from debt_domain.agreement.decisions import AGREEMENT
from debt_domain.agreement.errors import AgreementAbsentError, AgreementEndedError
from debt_domain.agreement.events import AgreementEnded, AgreementSigned, ClauseAgreed
from debt_domain.agreement.model import Clause
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
AGREE = AgreeClause(partner_id="P-1", clause=Clause.WHITE_LABEL)
AGREED = ClauseAgreed(clause=Clause.WHITE_LABEL)
SIGNED = AgreementSigned(
    partner_id="P-1", clauses=(Clause.SHADOW_CLIENT,), starts_on=date(2026, 1, 1)
)


@pytest.mark.parametrize("clause", [Clause.WHITE_LABEL, Clause.DIRECT_COMMUNICATION])
def test_the_platform_adds_a_clause(clause: Clause) -> None:
    given = Given(AGREEMENT, (SIGNED,), CONTEXT)
    agreed = ClauseAgreed(clause=clause)
    given.when(AgreeClause(partner_id="P-1", clause=clause)).then(agreed)
    state = AGREEMENT.fold((SIGNED, agreed))
    assert state.clauses == {Clause.SHADOW_CLIENT, clause}


def test_once_is_enough() -> None:
    Given(AGREEMENT, (SIGNED, AGREED), CONTEXT).when(AGREE).then()


def test_it_needs_a_contract_that_goes_on() -> None:
    Given(AGREEMENT, (), CONTEXT).when(AGREE).then_refused(AgreementAbsentError)
    ended = AgreementEnded(last_day_on=TODAY, reason="given notice")
    given = Given(AGREEMENT, (SIGNED, ended), CONTEXT)
    given.when(AGREE).then_refused(AgreementEndedError)


def test_a_partner_does_not_do_it_for_itself() -> None:
    context = a_context(Context, Role.SUBMITTER, "P-1")
    Given(AGREEMENT, (SIGNED,), context).when(AGREE).then_refused(RoleNotAllowedError)
