import pytest

from debt_domain.case.commands import CloseCase, EscalateToLegal, ResolveDispute
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AmountNotPositiveError,
    CostsAdjustedError,
    DisputedAmountError,
    DisputeResolvedError,
    LegalInDisputeError,
    OpenDisputeError,
    UnknownDisputeError,
    WrongStatusError,
)
from debt_domain.case.events import (
    CaseClosed,
    CaseEvent,
    ClaimAdjusted,
    DisputeEnded,
    DisputeRecorded,
    DisputeResolved,
    HoldLifted,
    HoldPlaced,
)
from debt_domain.case.model import (
    AdjustmentKind,
    CaseContext,
    CloseCode,
    DisputeGround,
    HoldKind,
    Resolution,
)
from debt_domain.testing import LADDER, NOW, TODAY, Given, a_context, active_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component

PRINCIPAL, INTEREST = Component.PRINCIPAL, Component.INTEREST
COSTS = Component.COSTS
BY_PLATFORM = a_context(
    CaseContext,
    ladder=LADDER,
    outstanding={PRINCIPAL: 100_000, INTEREST: 500, COSTS: 12_000},
)


def recorded(dispute_id: str = "DI-1") -> DisputeRecorded:
    return DisputeRecorded(
        dispute_id=dispute_id,
        ground=DisputeGround.DEFECTIVE,
        raised_on=TODAY,
        statement=None,
    )


HOLD = HoldPlaced(kind=HoldKind.DISPUTE, reason="DI-1", placed_at=NOW, until=None)
DISPUTED: tuple[CaseEvent, ...] = (*active_case(), recorded(), HOLD)
LIFTED = HoldLifted(
    kind=HoldKind.DISPUTE, reason="all disputes are resolved", lifted_at=NOW
)


def resolve(
    resolution: Resolution,
    minor: int | None = None,
    component: Component = PRINCIPAL,
    dispute_id: str = "DI-1",
) -> ResolveDispute:
    return ResolveDispute(
        case_id="C-1",
        dispute_id=dispute_id,
        resolution=resolution,
        reason="photos",
        component=component,
        amount=None if minor is None else Money(minor, "EUR"),
    )


def resolved(command: ResolveDispute) -> DisputeResolved:
    return DisputeResolved.model_validate(dict(command), extra="ignore")


def lowered(name: str, minor: int, component: Component = PRINCIPAL) -> ClaimAdjusted:
    return ClaimAdjusted(
        adjustment_id=name,
        component=component,
        amount_minor=-minor,
        currency="EUR",
        kind=AdjustmentKind.DISPUTE,
        reason="photos",
    )


PARTIAL = resolve(Resolution.PARTIALLY_UPHELD, 20_000)
REJECTED = resolve(Resolution.REJECTED)
UPHELD = resolve(Resolution.UPHELD)


def test_a_rejected_dispute_lets_outreach_go_on() -> None:
    outcome = Given(CASE, DISPUTED, BY_PLATFORM).when(REJECTED)
    outcome.then(resolved(REJECTED), LIFTED)
    assert not CASE.fold((*DISPUTED, *outcome.events)).dispute_upheld


def test_a_partial_one_lowers_the_claim() -> None:
    outcome = Given(CASE, DISPUTED, BY_PLATFORM).when(PARTIAL)
    outcome.then(resolved(PARTIAL), lowered("DP-1", 20_000), LIFTED)
    assert CASE.fold((*DISPUTED, *outcome.events)).dispute_upheld


def test_a_whole_one_leaves_nothing_but_costs() -> None:
    outcome = Given(CASE, DISPUTED, BY_PLATFORM).when(UPHELD)
    interest = lowered("DP-2", 500, INTEREST)
    outcome.then(resolved(UPHELD), lowered("DP-1", 100_000), interest, LIFTED)


def test_the_adjustments_take_names_that_are_free() -> None:
    history = (*DISPUTED, lowered("DP-1", 1))
    outcome = Given(CASE, history, BY_PLATFORM).when(PARTIAL)
    outcome.then(resolved(PARTIAL), lowered("DP-2", 20_000), LIFTED)


def test_outreach_waits_for_the_last_dispute() -> None:
    history = (*DISPUTED, recorded("DI-2"))
    Given(CASE, history, BY_PLATFORM).when(REJECTED).then(resolved(REJECTED))


def test_the_same_resolution_again_changes_nothing() -> None:
    history = (*DISPUTED, resolved(REJECTED), LIFTED)
    Given(CASE, history, BY_PLATFORM).when(REJECTED).then()


def test_another_one_is_refused() -> None:
    history = (*DISPUTED, resolved(REJECTED), LIFTED)
    outcome = Given(CASE, history, BY_PLATFORM).when(UPHELD)
    assert outcome.then_refused(DisputeResolvedError).dispute_id == "DI-1"


def test_the_dispute_is_known() -> None:
    outcome = Given(CASE, active_case(), BY_PLATFORM).when(REJECTED)
    outcome.then_refused(UnknownDisputeError)


@pytest.mark.parametrize(
    "command",
    [
        resolve(Resolution.PARTIALLY_UPHELD),
        resolve(Resolution.UPHELD, 1),
        resolve(Resolution.REJECTED, 1),
    ],
)
def test_only_a_partial_resolution_has_an_amount(command: ResolveDispute) -> None:
    outcome = Given(CASE, DISPUTED, BY_PLATFORM).when(command)
    refusal = outcome.then_refused(DisputedAmountError)
    assert refusal.resolution is command.resolution


def test_the_amount_is_above_zero_and_of_the_claim() -> None:
    given = Given(CASE, DISPUTED, BY_PLATFORM)
    nothing = resolve(Resolution.PARTIALLY_UPHELD, 0)
    given.when(nothing).then_refused(AmountNotPositiveError)
    foreign = PARTIAL.model_copy(update={"amount": Money(1, "USD")})
    given.when(foreign).then_refused(CurrencyMismatchError)
    costs = resolve(Resolution.PARTIALLY_UPHELD, 1, COSTS)
    given.when(costs).then_refused(CostsAdjustedError)


def test_the_platform_decides() -> None:
    context = a_context(CaseContext, Role.CLIENT, "CL-1")
    Given(CASE, DISPUTED, context).when(UPHELD).then_refused(RoleNotAllowedError)


def test_an_open_dispute_keeps_the_case_from_court_and_from_its_end() -> None:
    given = Given(CASE, (*active_case(), recorded()), BY_PLATFORM)
    escalate = EscalateToLegal(
        case_id="C-1", legal_partner_id="L-1", effective_on=TODAY
    )
    given.when(escalate).then_refused(LegalInDisputeError)
    close = CloseCase(case_id="C-1", code=CloseCode.EXHAUSTED)
    given.when(close).then_refused(OpenDisputeError)


def test_a_withdrawal_ends_it() -> None:
    close = CloseCase(case_id="C-1", code=CloseCode.WITHDRAWN)
    events = Given(CASE, DISPUTED, BY_PLATFORM).when(close).events
    assert DisputeEnded(dispute_id="DI-1") in events
    after = (*DISPUTED, *events)
    assert CASE.fold(after).open_disputes == ()
    outcome = Given(CASE, after, BY_PLATFORM).when(REJECTED)
    outcome.then_refused(DisputeResolvedError)


def test_without_legal_action_it_stays_open_and_waits_for_the_case() -> None:
    close = CloseCase(case_id="C-1", code=CloseCode.DISPUTED_NO_LEGAL)
    events = Given(CASE, DISPUTED, BY_PLATFORM).when(close).events
    assert isinstance(events[-1], CaseClosed)
    outcome = Given(CASE, (*DISPUTED, *events), BY_PLATFORM).when(REJECTED)
    outcome.then_refused(WrongStatusError)
