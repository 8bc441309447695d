"""Costs that are advanced for the client, and come back from the debtor or do not."""

from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import (
    AddCost,
    AuthoriseCosts,
    AwardCosts,
    GiveUpCosts,
)
from debt_domain.case.decisions.access import (
    OPEN,
    UNDER_WORK,
    require_access,
    require_amount,
    require_currency,
    require_holder,
    require_not_future_day,
    require_status,
)
from debt_domain.case.errors import (
    AwardNegativeError,
    CapBelowCostsError,
    CostCapExceededError,
    CostGivenUpError,
    CostIdReusedError,
    UnknownCostError,
)
from debt_domain.case.events import (
    CaseEvent,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
)
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.parts import Cost
from debt_domain.case.state import CaseState
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.money import Money

CostCommand: TypeAlias = AuthoriseCosts | AddCost | AwardCosts | GiveUpCosts

_PARTNERS: Final = (Role.SUBMITTER, Role.COLLECTOR, Role.LEGAL)


def decide(
    command: CostCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about costs."""
    match command:
        case AuthoriseCosts():
            return _authorise(command, state, context)
        case AddCost():
            return _add(command, state, context)
        case AwardCosts():
            return _award(command, state, context)
        case GiveUpCosts():
            return _give_up(command, state, context)
        case _:
            assert_never(command)


def _authorise(
    command: AuthoriseCosts, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.CLIENT, Role.SUBMITTER)
    require_status(command, state, *OPEN)
    require_amount(command.cap, state)
    cap_minor = command.cap.amount_minor
    if cap_minor == state.cost_cap_minor:
        return ()
    if cap_minor < state.advanced_minor:
        raise CapBelowCostsError(
            cap=command.cap, advanced=Money(state.advanced_minor, state.currency)
        )
    return (CostsAuthorised(cap=command.cap),)


def _add(
    command: AddCost, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    _require_payer(command, state, context)
    added = CostAdded.model_validate(dict(command), extra="ignore")
    earlier = state.costs.get(command.cost_id)
    if earlier is not None:
        _require_same(added, earlier.added)
        return ()
    require_status(command, state, *UNDER_WORK, CaseStatus.RETURN_REQUESTED)
    require_amount(command.amount, state)
    require_not_future_day("incurred_on", command.incurred_on, context)
    require_holder(command.advanced_by, state)
    _require_within_cap(command.amount, state)
    return (added,)


def _require_payer(command: AddCost, state: CaseState, context: CaseContext) -> None:
    """Refuse a partner that reports what another party has paid."""
    require_access(command, state, context, Role.PLATFORM, Role.FINANCE, *_PARTNERS)
    actor, payer = context.actor, command.advanced_by
    if context.cause is not None or actor.role not in _PARTNERS:
        return
    if payer.party_id != actor.party_id:
        raise PartyNotAllowedError(
            command=type(command).__name__,
            party_id=actor.party_id,
            allowed=f"the payer {payer} and the platform",
        )


def _require_same(added: CostAdded, earlier: CostAdded) -> None:
    compared = {
        "kind": added.kind is earlier.kind,
        "amount": added.amount == earlier.amount,
        "incurred_on": added.incurred_on == earlier.incurred_on,
        "advanced_by": added.advanced_by == earlier.advanced_by,
        "receipt": added.receipt == earlier.receipt,
    }
    other = tuple(name for name, same in compared.items() if not same)
    if other:
        raise CostIdReusedError(cost_id=added.cost_id, fields=other)


def _require_within_cap(amount: Money, state: CaseState) -> None:
    if state.advanced_minor + amount.amount_minor > state.cost_cap_minor:
        raise CostCapExceededError(
            amount=amount,
            advanced=Money(state.advanced_minor, state.currency),
            cap=Money(state.cost_cap_minor, state.currency),
        )


def _award(
    command: AwardCosts, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.LEGAL)
    cost = _known(command.cost_id, state)
    if cost.awarded == command.awarded:
        return ()
    require_status(command, state, *OPEN, CaseStatus.CLOSED)
    require_currency(command.awarded, state)
    if command.awarded.amount_minor < 0:
        raise AwardNegativeError(awarded_minor=command.awarded.amount_minor)
    if cost.given_up:
        raise CostGivenUpError(cost_id=command.cost_id)
    return (CostsAwarded(cost_id=command.cost_id, awarded=command.awarded),)


def _give_up(
    command: GiveUpCosts, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.FINANCE)
    if _known(command.cost_id, state).given_up:
        return ()
    require_status(command, state, *OPEN, CaseStatus.CLOSED)
    return (CostsGivenUp(cost_id=command.cost_id, reason=command.reason),)


def _known(cost_id: str, state: CaseState) -> Cost:
    cost = state.costs.get(cost_id)
    if cost is None:
        raise UnknownCostError(cost_id=cost_id)
    return cost
