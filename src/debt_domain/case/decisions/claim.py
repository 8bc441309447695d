"""What changes the claim: adjusted, with interest, written off.

How much is outstanding is the ledger's to say: it refuses what goes below zero.
"""

from typing import TypeAlias, assert_never

from debt_domain.case.commands import AccrueInterest, AdjustClaim, WriteOff
from debt_domain.case.decisions.access import (
    OPEN,
    require_access,
    require_amount,
    require_not_future_day,
    require_status,
)
from debt_domain.case.errors import (
    AccruedFurtherError,
    AdjustmentAmountError,
    AdjustmentIdReusedError,
    CostsAdjustedError,
    InterestNotBegunError,
    NoInterestError,
    RatesMissingError,
)
from debt_domain.case.events import (
    CaseEvent,
    ClaimAdjusted,
    ClaimWrittenOff,
    InterestAccrued,
)
from debt_domain.case.model import (
    AdjustmentKind,
    CaseContext,
    CaseStatus,
    InterestKind,
)
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role
from debt_domain.values.interest_rate import AnnualRate
from debt_domain.values.waterfall import Component

ClaimCommand: TypeAlias = AdjustClaim | AccrueInterest | WriteOff


def decide(
    command: ClaimCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command that changes the claim."""
    match command:
        case AdjustClaim():
            return _adjust(command, state, context)
        case AccrueInterest():
            return _accrue(command, state, context)
        case WriteOff():
            return _write_off(command, state, context)
        case _:
            assert_never(command)


def _adjust(
    command: AdjustClaim, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.CLIENT, Role.SUBMITTER)
    adjusted = ClaimAdjusted(
        adjustment_id=command.adjustment_id,
        component=command.component,
        amount_minor=command.amount_minor,
        currency=state.currency,
        kind=command.kind,
        reason=command.reason,
    )
    earlier = state.adjustments.get(command.adjustment_id)
    if earlier is not None:
        _require_same(adjusted, earlier)
        return ()
    require_status(command, state, *OPEN, CaseStatus.CLOSED)
    if command.component is Component.COSTS:
        raise CostsAdjustedError
    lowers = command.kind is AdjustmentKind.CREDIT_NOTE
    if not command.amount_minor or (lowers and command.amount_minor > 0):
        raise AdjustmentAmountError(
            kind=command.kind, amount_minor=command.amount_minor
        )
    return (adjusted,)


def _require_same(adjusted: ClaimAdjusted, earlier: ClaimAdjusted) -> None:
    compared = {
        "component": adjusted.component is earlier.component,
        "amount_minor": adjusted.amount_minor == earlier.amount_minor,
        "kind": adjusted.kind is earlier.kind,
        "reason": adjusted.reason == earlier.reason,
    }
    other = tuple(name for name, same in compared.items() if not same)
    if other:
        raise AdjustmentIdReusedError(
            adjustment_id=adjusted.adjustment_id, fields=other
        )


def _accrue(
    command: AccrueInterest, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.FINANCE)
    require_status(command, state, *OPEN)
    require_not_future_day("up_to", command.up_to, context)
    rates = _rates(command, state, context)
    last = state.accrued_up_to
    if last == command.up_to:
        return ()
    if last is not None and command.up_to < last:
        raise AccruedFurtherError(up_to=command.up_to, accrued_up_to=last)
    day_count = state.interest_basis.day_count
    return (InterestAccrued(up_to=command.up_to, rates=rates, day_count=day_count),)


def _rates(
    command: AccrueInterest, state: CaseState, context: CaseContext
) -> tuple[AnnualRate, ...]:
    basis, first = state.interest_basis, min(state.begun)
    if basis.kind is not InterestKind.NONE and command.up_to < first:
        raise InterestNotBegunError(up_to=command.up_to, first_on=first)
    match basis.kind:
        case InterestKind.CONTRACTUAL:
            rate_bps = basis.rate_bps or 0
            return (AnnualRate(from_on=first, rate_bps=rate_bps, source="contract"),)
        case InterestKind.STATUTORY:
            if not context.statutory_rates:
                raise RatesMissingError(statute=basis.statute)
            return context.statutory_rates
        case InterestKind.NONE:
            raise NoInterestError
        case _:
            assert_never(basis.kind)


def _write_off(
    command: WriteOff, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.CLIENT, Role.SUBMITTER)
    require_status(command, state, *OPEN, CaseStatus.CLOSED)
    require_amount(command.amount, state)
    return (ClaimWrittenOff(amount=command.amount, reason=command.reason),)
