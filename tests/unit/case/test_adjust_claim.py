import pytest

from debt_domain.case.commands import AdjustClaim
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AdjustmentAmountError,
    AdjustmentIdReusedError,
    CostsAdjustedError,
    WrongStatusError,
)
from debt_domain.case.events import CaseEvent, CaseRejected, ClaimAdjusted
from debt_domain.case.model import AdjustmentKind, CaseContext, RejectionReason
from debt_domain.testing import (
    Given,
    a_context,
    active_case,
    closed_case,
    submitted_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.waterfall import Component

ADJUST = AdjustClaim(
    case_id="C-1",
    adjustment_id="ADJ-1",
    component=Component.PRINCIPAL,
    amount_minor=-50_00,
    kind=AdjustmentKind.CREDIT_NOTE,
    reason="goods returned",
)
ADJUSTED = ClaimAdjusted(
    adjustment_id="ADJ-1",
    component=Component.PRINCIPAL,
    amount_minor=-50_00,
    currency="EUR",
    kind=AdjustmentKind.CREDIT_NOTE,
    reason="goods returned",
)
REJECTED = CaseRejected(reason=RejectionReason.ETHICAL, explanation="-")


@pytest.mark.parametrize("history", [submitted_case(), active_case(), closed_case()])
def test_a_credit_note_lowers_the_claim(history: tuple[CaseEvent, ...]) -> None:
    Given(CASE, history, a_context(CaseContext)).when(ADJUST).then(ADJUSTED)


def test_a_court_may_raise_it() -> None:
    more = {"amount_minor": 10_00, "kind": AdjustmentKind.COURT}
    given = Given(CASE, active_case(), a_context(CaseContext))
    outcome = given.when(ADJUST.model_copy(update=more))
    outcome.then(ADJUSTED.model_copy(update=more))


@pytest.mark.parametrize(
    ("kind", "amount_minor"),
    [(AdjustmentKind.CREDIT_NOTE, 1), (AdjustmentKind.COURT, 0)],
)
def test_an_adjustment_changes_something(
    kind: AdjustmentKind, amount_minor: int
) -> None:
    command = ADJUST.model_copy(update={"kind": kind, "amount_minor": amount_minor})
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(command)
    refusal = outcome.then_refused(AdjustmentAmountError)
    assert (refusal.kind, refusal.amount_minor) == (kind, amount_minor)


def test_costs_are_awarded_and_not_adjusted() -> None:
    command = ADJUST.model_copy(update={"component": Component.COSTS})
    outcome = Given(CASE, active_case(), a_context(CaseContext)).when(command)
    outcome.then_refused(CostsAdjustedError)


def test_the_same_adjustment_again_changes_nothing() -> None:
    history = (*closed_case(), ADJUSTED)
    Given(CASE, history, a_context(CaseContext)).when(ADJUST).then()


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("component", Component.FEES),
        ("amount_minor", -1),
        ("kind", AdjustmentKind.CORRECTION),
        ("reason", "damaged"),
    ],
)
def test_another_adjustment_has_another_id(field: str, other: object) -> None:
    given = Given(CASE, (*active_case(), ADJUSTED), a_context(CaseContext))
    outcome = given.when(ADJUST.model_copy(update={field: other}))
    refusal = outcome.then_refused(AdjustmentIdReusedError)
    assert (refusal.adjustment_id, refusal.fields) == ("ADJ-1", (field,))


def test_a_rejected_claim_is_not_adjusted() -> None:
    given = Given(CASE, (*submitted_case(), REJECTED), a_context(CaseContext))
    given.when(ADJUST).then_refused(WrongStatusError)


def test_the_client_adjusts_its_own_claim_and_a_collector_none() -> None:
    own = a_context(CaseContext, Role.CLIENT, "CL-1")
    Given(CASE, active_case(), own).when(ADJUST).then(ADJUSTED)
    other = a_context(CaseContext, Role.CLIENT, "CL-2")
    outcome = Given(CASE, active_case(), other).when(ADJUST)
    outcome.then_refused(PartyNotAllowedError)
    collector = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, active_case(), collector).when(ADJUST)
    outcome.then_refused(RoleNotAllowedError)
