"""The platform hands the case back, settled by the ledger's figures."""

import pytest

from debt_domain.partner_case.commands import ApproveReturn
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import (
    SettlementMismatchError,
    SettlementMissingError,
    WrongStatusError,
)
from debt_domain.partner_case.events import ReturnApproved
from debt_domain.partner_case.model import (
    PartnerCaseContext,
    PartnerCaseStatus,
    ReturnReason,
    ReturnSettlement,
    UnspentAdvance,
)
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.money import Money

SETTLEMENT = ReturnSettlement(
    currency="EUR",
    fees_due_minor=25_00,
    held_by_platform_minor=0,
    held_by_submitter_minor=100_00,
    submitter_position_minor=-75_00,
)
CONTEXT = a_context(PartnerCaseContext, settlement=SETTLEMENT)
ACCEPTED = (partner_case_submitted(), partner_case_accepted())
REQUESTED = (*ACCEPTED, return_requested())
APPROVED = ReturnApproved(settlement=SETTLEMENT)


@pytest.mark.parametrize("named", [None, SETTLEMENT])
def test_the_ledger_s_figures_are_kept(named: ReturnSettlement | None) -> None:
    approve = ApproveReturn(case_id="C-1", settlement=named)
    Given(PARTNER_CASE, REQUESTED, CONTEXT).when(approve).then(APPROVED)


def test_what_comes_back_of_costs_is_kept() -> None:
    refunds = (UnspentAdvance(cost_id="K-1", amount=Money(40_00, "EUR")),)
    approve = ApproveReturn(case_id="C-1", refunds=refunds)
    approved = ReturnApproved(settlement=SETTLEMENT, refunds=refunds)
    Given(PARTNER_CASE, REQUESTED, CONTEXT).when(approve).then(approved)


def test_an_approved_return_ends_the_partner_case() -> None:
    state = Given(PARTNER_CASE, (*REQUESTED, APPROVED), CONTEXT).state
    assert state.status is PartnerCaseStatus.CLOSED
    assert state.return_reason is ReturnReason.UNCOLLECTIBLE


def test_figures_that_have_moved_since_are_shown_beside_the_ledger_s() -> None:
    named = SETTLEMENT.model_copy(update={"fees_due_minor": 0})
    refusal = (
        Given(PARTNER_CASE, REQUESTED, CONTEXT)
        .when(ApproveReturn(case_id="C-1", settlement=named))
        .then_refused(SettlementMismatchError)
    )
    assert (refusal.named, refusal.found) == (named, SETTLEMENT)
    assert refusal.accepted == "fees_due_minor 2500"


def test_it_needs_the_ledger_s_figures() -> None:
    context = a_context(PartnerCaseContext)
    approve = ApproveReturn(case_id="C-1", settlement=SETTLEMENT)
    Given(PARTNER_CASE, REQUESTED, context).when(approve).then_refused(
        SettlementMissingError
    )


def test_it_needs_a_request() -> None:
    approve = ApproveReturn(case_id="C-1")
    Given(PARTNER_CASE, ACCEPTED, CONTEXT).when(approve).then_refused(WrongStatusError)


def test_the_submitter_does_not_approve_its_own_request() -> None:
    context = a_context(PartnerCaseContext, Role.SUBMITTER, "P-1")
    Given(PARTNER_CASE, REQUESTED, context).when(
        ApproveReturn(case_id="C-1")
    ).then_refused(RoleNotAllowedError)
