"""Costs that somebody advanced: recovered first, or given up."""

from collections.abc import Iterator, Mapping

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import CostRecovery, Derivation, Line
from debt_domain.case_ledger.commands import AdvanceCost
from debt_domain.case_ledger.receipts import Cost, Receipt
from debt_domain.case_ledger.rules.catalogue import (
    ADVANCE_COST,
    GIVE_UP_COST,
    REFUND_COST,
)
from debt_domain.case_ledger.rules.parties import due_to
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.holder import HolderKind
from debt_domain.values.waterfall import Component


def advance_cost(command: AdvanceCost) -> Posting:
    """Dr Debtor:Costs · Cr Claimed; Dr CostAdvance · Cr Held:Platform:Own.

    What a partner or the client advanced is credited to Advanced:* instead.
    """
    amount, payer = command.amount.amount_minor, command.advanced_by
    own = payer.kind is HolderKind.PLATFORM
    lines = (
        debit(accounts.DEBTOR[Component.COSTS], amount),
        credit(accounts.CLAIMED, amount),
        debit(accounts.COST_ADVANCE, amount),
        credit(accounts.OWN_MONEY if own else accounts.advanced(payer), amount),
    )
    return Posting(ADVANCE_COST, lines)


def give_up_cost(cost: Cost) -> Posting:
    """Dr Expense:BadDebt · Cr CostAdvance.

    What a partner or the client advanced is its own loss: Dr Advanced:* instead.
    """
    payer, amount = cost.advanced_by, cost.left_minor
    own = payer.kind is HolderKind.PLATFORM
    bearer = accounts.BAD_DEBT if own else accounts.advanced(payer)
    return Posting(
        GIVE_UP_COST, (debit(bearer, amount), credit(accounts.COST_ADVANCE, amount))
    )


def unspent(cost: Cost, amount_minor: int) -> Posting:
    """Dr Held:Platform:Own · Cr CostAdvance.

    What a partner or the client advanced comes back to it: Dr Advanced:* instead.
    """
    payer = cost.advanced_by
    own = payer.kind is HolderKind.PLATFORM
    taker = accounts.OWN_MONEY if own else accounts.advanced(payer)
    lines = debit(taker, amount_minor), credit(accounts.COST_ADVANCE, amount_minor)
    return Posting(REFUND_COST, lines)


def recovered(
    state: CaseLedgerState, receipt: Receipt, change_minor: int
) -> Mapping[str, int]:
    """Tell what of a receipt recovers which cost once what it covers has changed.

    New money goes to costs before anything is split; what goes back comes out of split
    money first, and then out of the cost recovered last.

    Args:
        state: The ledger, with the costs in the order recorded.
        receipt: As it was before.
        change_minor: The change of what it covers.
    """
    held = dict(receipt.costs)
    covered = receipt.applied_minor + change_minor
    room = min(change_minor, covered - sum(held.values()))
    if room > 0:
        for cost_id, cost in state.costs.items():
            taken = min(room, cost.left_minor) if _first(state, receipt, cost) else 0
            if taken:
                held[cost_id] = held.get(cost_id, 0) + taken
                room -= taken
    for cost_id in reversed(tuple(held)):
        excess = sum(held.values()) - max(covered, 0)
        held[cost_id] -= max(min(excess, held[cost_id]), 0)
    return held


def recover_costs(
    state: CaseLedgerState, receipt: Receipt, target: Mapping[str, int]
) -> tuple[tuple[Line, ...], tuple[CostRecovery, ...]]:
    """Cr CostAdvance; what a partner or the client advanced is due to it again.

    Args:
        state: The ledger before.
        receipt: Whose money it is.
        target: What of it shall recover which cost.
    """
    changes = tuple(
        CostRecovery(
            cost_id=cost_id,
            amount_minor=target.get(cost_id, 0) - receipt.costs.get(cost_id, 0),
        )
        for cost_id in dict.fromkeys((*receipt.costs, *target))
    )
    lines = tuple(line for change in changes for line in _recovery(state, change))
    return lines, tuple(change for change in changes if change.amount_minor)


def _recovery(state: CaseLedgerState, change: CostRecovery) -> Iterator[Line]:
    payer, amount = state.costs[change.cost_id].advanced_by, change.amount_minor
    yield credit(accounts.COST_ADVANCE, amount, Derivation.COSTS)
    if payer.kind is not HolderKind.PLATFORM:
        yield debit(accounts.advanced(payer), amount, Derivation.COSTS)
        yield credit(due_to(payer, state), amount, Derivation.COSTS)


def _first(state: CaseLedgerState, receipt: Receipt, cost: Cost) -> bool:
    """Whether a receipt recovers a cost: recorded after it, and none dated earlier."""
    number = state.number_on(receipt.effective_on)
    if number is None or not state.terms[number].terms.costs_first:
        return False
    later = receipt.position > cost.position
    return later and receipt.effective_on >= cost.incurred_on
