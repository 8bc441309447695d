"""What the debtor contests, and what becomes of it."""

from typing import TypeAlias, assert_never

from debt_domain.case.commands import RecordDispute, ResolveDispute
from debt_domain.case.decisions.access import (
    OPEN,
    require_access,
    require_amount,
    require_not_future_day,
    require_status,
    require_subject,
)
from debt_domain.case.errors import (
    CostsAdjustedError,
    DisputedAmountError,
    DisputeIdReusedError,
    DisputeResolvedError,
    UnknownDisputeError,
)
from debt_domain.case.events import (
    CaseEvent,
    ClaimAdjusted,
    DisputeEnded,
    DisputeRecorded,
    DisputeResolved,
    HoldLifted,
    HoldPlaced,
)
from debt_domain.case.model import AdjustmentKind, CaseContext, HoldKind, Resolution
from debt_domain.case.state import CaseState
from debt_domain.values.actor import Role
from debt_domain.values.waterfall import Component

DisputeCommand: TypeAlias = RecordDispute | ResolveDispute


def decide(
    command: DisputeCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about a dispute."""
    match command:
        case RecordDispute():
            return _record(command, state, context)
        case ResolveDispute():
            return _resolve(command, state, context)
        case _:
            assert_never(command)


def ended(state: CaseState) -> tuple[DisputeEnded, ...]:
    """End the open disputes of a case that is withdrawn or returned."""
    return tuple(DisputeEnded(dispute_id=x) for x in state.open_disputes)


def _record(
    command: RecordDispute, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, *_PARTIES)
    require_subject("statement", command.statement, state.debtor_id)
    recorded = DisputeRecorded(
        dispute_id=command.dispute_id,
        ground=command.ground,
        raised_on=command.raised_on,
        statement=command.statement,
    )
    earlier = state.disputes.get(command.dispute_id)
    if earlier is not None:
        _require_same(recorded, earlier.recorded)
        return ()
    require_status(command, state, *OPEN)
    require_not_future_day("raised_on", command.raised_on, context)
    return recorded, *_stopped(recorded, state, context)


_PARTIES = (Role.PLATFORM, Role.CLIENT, Role.SUBMITTER, Role.COLLECTOR, Role.LEGAL)


def _require_same(recorded: DisputeRecorded, earlier: DisputeRecorded) -> None:
    compared = {
        "ground": recorded.ground is earlier.ground,
        "raised_on": recorded.raised_on == earlier.raised_on,
    }
    other = tuple(name for name, same in compared.items() if not same)
    if other:
        raise DisputeIdReusedError(dispute_id=recorded.dispute_id, fields=other)


def _stopped(
    recorded: DisputeRecorded, state: CaseState, context: CaseContext
) -> tuple[HoldPlaced, ...]:
    """Stop outreach, unless it is stopped without an end."""
    for hold in state.holds:
        if hold.kind is HoldKind.DISPUTE and hold.until is None and not hold.lifted_at:
            return ()
    return (
        HoldPlaced(
            kind=HoldKind.DISPUTE,
            reason=f"dispute {recorded.dispute_id}",
            placed_at=context.now,
            until=None,
        ),
    )


def _resolve(
    command: ResolveDispute, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    dispute = state.disputes.get(command.dispute_id)
    if dispute is None:
        raise UnknownDisputeError(dispute_id=command.dispute_id)
    resolved = DisputeResolved(
        dispute_id=command.dispute_id,
        resolution=command.resolution,
        component=command.component,
        amount=command.amount,
        reason=command.reason,
    )
    if dispute.resolved == resolved:
        return ()
    if not dispute.open:
        raise DisputeResolvedError(dispute_id=command.dispute_id)
    require_status(command, state, *OPEN)
    lowered = _lowered(command, state, context)
    return resolved, *_adjusted(command, state, lowered), *_freed(state, context)


def _lowered(
    command: ResolveDispute, state: CaseState, context: CaseContext
) -> dict[Component, int]:
    """Give by how much each component is lowered, in minor units."""
    partial = command.resolution is Resolution.PARTIALLY_UPHELD
    if partial is not (command.amount is not None):
        raise DisputedAmountError(resolution=command.resolution)
    if command.amount is not None:
        require_amount(command.amount, state)
        if command.component is Component.COSTS:
            raise CostsAdjustedError
        return {command.component: command.amount.amount_minor}
    if command.resolution is Resolution.REJECTED:
        return {}
    return {
        component: amount_minor
        for component, amount_minor in context.outstanding.items()
        if component is not Component.COSTS and amount_minor
    }


def _adjusted(
    command: ResolveDispute, state: CaseState, lowered: dict[Component, int]
) -> tuple[ClaimAdjusted, ...]:
    names = _free_names(state, len(lowered))
    return tuple(
        ClaimAdjusted(
            adjustment_id=name,
            component=component,
            amount_minor=-amount_minor,
            currency=state.currency,
            kind=AdjustmentKind.DISPUTE,
            reason=command.reason,
        )
        for name, (component, amount_minor) in zip(names, lowered.items(), strict=True)
    )


def _free_names(state: CaseState, count: int) -> list[str]:
    """Name adjustments by what no adjustment of the case is called, from `DP-1`."""
    most = len(state.adjustments) + count
    names = (f"DP-{number}" for number in range(1, most + 1))
    return [name for name in names if name not in state.adjustments][:count]


def _freed(state: CaseState, context: CaseContext) -> tuple[HoldLifted, ...]:
    """Let outreach go on with the last open dispute."""
    if len(state.open_disputes) > 1 or HoldKind.DISPUTE not in state.unlifted:
        return ()
    return (
        HoldLifted(
            kind=HoldKind.DISPUTE,
            reason="all disputes are resolved",
            lifted_at=context.now,
        ),
    )
