"""The submitter asks to hand a case back, and says why with proof."""

import pytest
from pydantic import ValidationError

from debt_domain.partner_case.commands import RequestReturn
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import (
    CostEstimateError,
    CostEstimateMissingError,
    CostEstimateUnexpectedError,
    DisputeNotUpheldError,
    WrongStatusError,
)
from debt_domain.partner_case.events import PartnerCaseEvent
from debt_domain.partner_case.model import (
    CostEstimate,
    PartnerCaseContext,
    PartnerCaseStatus,
    ReturnReason,
)
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    partner_case_accepted,
    partner_case_submitted,
    return_requested,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.money import Money

SUBMITTED = partner_case_submitted()
ACCEPTED = (SUBMITTED, partner_case_accepted())
SUBMITTER = a_context(PartnerCaseContext, Role.SUBMITTER, "P-1")
REQUESTED = return_requested()


def request(
    reason: ReturnReason = ReturnReason.UNCOLLECTIBLE,
    estimate: CostEstimate | None = None,
) -> RequestReturn:
    return RequestReturn(
        case_id="C-1",
        reason=reason,
        explanation=REQUESTED.explanation,
        documents=REQUESTED.documents,
        estimate=estimate,
    )


def costs(
    cost_minor: int, recovery_minor: int, cost_in: str = "EUR", recovery_in: str = "EUR"
) -> CostEstimate:
    return CostEstimate(
        expected_cost=Money(cost_minor, cost_in),
        expected_recovery=Money(recovery_minor, recovery_in),
    )


@pytest.mark.parametrize("context", [SUBMITTER, a_context(PartnerCaseContext)])
def test_the_submitter_and_the_platform_request(context: PartnerCaseContext) -> None:
    Given(PARTNER_CASE, ACCEPTED, context).when(request()).then(REQUESTED)


def test_the_state_tells_the_reason() -> None:
    state = Given(PARTNER_CASE, (*ACCEPTED, REQUESTED), SUBMITTER).state
    assert state.status is PartnerCaseStatus.RETURN_REQUESTED
    assert state.return_reason is ReturnReason.UNCOLLECTIBLE


def test_another_partner_does_not_request() -> None:
    context = a_context(PartnerCaseContext, Role.SUBMITTER, "P-2")
    refusal = (
        Given(PARTNER_CASE, ACCEPTED, context)
        .when(request())
        .then_refused(PartyNotAllowedError)
    )
    assert (refusal.command, refusal.party_id) == ("RequestReturn", "P-2")


@pytest.mark.parametrize("role", [Role.CLIENT, Role.COLLECTOR, Role.FINANCE])
def test_other_roles_do_not_request(role: Role) -> None:
    context = a_context(PartnerCaseContext, role, "P-1")
    Given(PARTNER_CASE, ACCEPTED, context).when(request()).then_refused(
        RoleNotAllowedError
    )


@pytest.mark.parametrize("history", [(), (SUBMITTED,), (*ACCEPTED, REQUESTED)])
def test_only_an_accepted_case_is_handed_back(
    history: tuple[PartnerCaseEvent, ...],
) -> None:
    refusal = (
        Given(PARTNER_CASE, history, SUBMITTER)
        .when(request())
        .then_refused(WrongStatusError)
    )
    assert refusal.needed == (PartnerCaseStatus.ACCEPTED,)


def test_a_proof_is_needed() -> None:
    fields = request().model_dump() | {"documents": ()}
    with pytest.raises(ValidationError, match="documents"):
        RequestReturn.model_validate(fields)


def test_an_upheld_dispute_is_a_reason() -> None:
    context = a_context(PartnerCaseContext, dispute_upheld=True)
    reason = ReturnReason.DISPUTE_UPHELD
    Given(PARTNER_CASE, ACCEPTED, context).when(request(reason)).then(
        return_requested(reason)
    )


def test_a_dispute_that_was_not_upheld_is_none() -> None:
    Given(PARTNER_CASE, ACCEPTED, SUBMITTER).when(
        request(ReturnReason.DISPUTE_UPHELD)
    ).then_refused(DisputeNotUpheldError)


@pytest.mark.parametrize("estimate", [costs(1, 0), costs(300_01, 300_00)])
def test_costs_above_the_value_are_a_reason(estimate: CostEstimate) -> None:
    reason = ReturnReason.COST_EXCEEDS_VALUE
    Given(PARTNER_CASE, ACCEPTED, SUBMITTER).when(request(reason, estimate)).then(
        return_requested(reason, estimate)
    )


@pytest.mark.parametrize(
    "estimate",
    [
        costs(300_00, 300_00),
        costs(299_99, 300_00),
        costs(0, -1),
        costs(2, 1, "DKK", "DKK"),
        costs(2, 1, "EUR", "DKK"),
        costs(2, 1, "DKK", "EUR"),
    ],
)
def test_the_figures_have_to_show_it_in_the_case_s_currency(
    estimate: CostEstimate,
) -> None:
    refusal = (
        Given(PARTNER_CASE, ACCEPTED, SUBMITTER)
        .when(request(ReturnReason.COST_EXCEEDS_VALUE, estimate))
        .then_refused(CostEstimateError)
    )
    assert (refusal.estimate, refusal.currency) == (estimate, "EUR")


def test_costs_without_figures_are_refused() -> None:
    Given(PARTNER_CASE, ACCEPTED, SUBMITTER).when(
        request(ReturnReason.COST_EXCEEDS_VALUE)
    ).then_refused(CostEstimateMissingError)


def test_figures_for_another_reason_are_refused() -> None:
    refusal = (
        Given(PARTNER_CASE, ACCEPTED, SUBMITTER)
        .when(request(ReturnReason.CLIENT_REQUEST, costs(2, 1)))
        .then_refused(CostEstimateUnexpectedError)
    )
    assert refusal.reason is ReturnReason.CLIENT_REQUEST
