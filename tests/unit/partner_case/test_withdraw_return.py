"""The submitter takes its request back."""

import pytest

from debt_domain.partner_case.commands import WithdrawReturn
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import WrongStatusError
from debt_domain.partner_case.events import ReturnWithdrawn
from debt_domain.partner_case.model import PartnerCaseContext
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError

WITHDRAW = WithdrawReturn(case_id="C-1")
WITHDRAWN = ReturnWithdrawn()
ACCEPTED = (partner_case_submitted(), partner_case_accepted())
REQUESTED = (*ACCEPTED, return_requested())
SUBMITTER = a_context(PartnerCaseContext, Role.SUBMITTER, "P-1")


@pytest.mark.parametrize("context", [SUBMITTER, a_context(PartnerCaseContext)])
def test_the_submitter_and_the_platform_withdraw(context: PartnerCaseContext) -> None:
    Given(PARTNER_CASE, REQUESTED, context).when(WITHDRAW).then(WITHDRAWN)


def test_the_case_goes_on_as_before() -> None:
    after = Given(PARTNER_CASE, (*REQUESTED, WITHDRAWN), SUBMITTER).state
    assert after == Given(PARTNER_CASE, ACCEPTED, SUBMITTER).state


def test_it_needs_a_request() -> None:
    Given(PARTNER_CASE, ACCEPTED, SUBMITTER).when(WITHDRAW).then_refused(
        WrongStatusError
    )


def test_another_partner_does_not_withdraw() -> None:
    context = a_context(PartnerCaseContext, Role.SUBMITTER, "P-2")
    Given(PARTNER_CASE, REQUESTED, context).when(WITHDRAW).then_refused(
        PartyNotAllowedError
    )


def test_the_client_does_not_withdraw() -> None:
    context = a_context(PartnerCaseContext, Role.CLIENT, "CL-1")
    Given(PARTNER_CASE, REQUESTED, context).when(WITHDRAW).then_refused(
        RoleNotAllowedError
    )
