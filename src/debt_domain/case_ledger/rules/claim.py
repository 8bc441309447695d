"""What the debtor owes: opened, corrected, forgiven, withdrawn."""

from collections.abc import Iterable, Mapping
from typing import Final

from debt_domain.accounting import accounts
from debt_domain.accounting.entries import Posting, credit, debit
from debt_domain.accounting.model import Derivation, Line
from debt_domain.case_ledger.commands import OpenClaim
from debt_domain.case_ledger.replay import Amounts, Lowering
from debt_domain.case_ledger.rules.catalogue import (
    ACCRUE_INTEREST,
    CORRECT_CLAIM,
    DISCOUNT,
    OPEN_CLAIM,
    WITHDRAW_CLAIM,
    WRITE_OFF,
    CaseRule,
)
from debt_domain.case_ledger.rules.parties import net_client
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.waterfall import Component


def open_claim(command: OpenClaim) -> Posting:
    """Dr Debtor:* · Cr Claimed."""
    claimed = {
        Component.PRINCIPAL: sum(x.amount_minor for x in command.invoices),
        Component.INTEREST: command.interest_minor,
        Component.FEES: command.fees_minor,
    }
    owed = (debit(accounts.DEBTOR[part], minor) for part, minor in claimed.items())
    return Posting(OPEN_CLAIM, (*owed, credit(accounts.CLAIMED, sum(claimed.values()))))


def claim_more(rule: CaseRule, component: Component, amount_minor: int) -> Posting:
    """Dr Debtor:* · Cr Claimed."""
    owed = debit(accounts.DEBTOR[component], amount_minor)
    return Posting(rule, (owed, credit(accounts.CLAIMED, amount_minor)))


def accrue_interest(change_minor: int) -> Posting:
    """Dr Debtor:Interest · Cr Claimed, or the reverse where a total to date fell."""
    account = accounts.DEBTOR[Component.INTEREST]
    lines = (
        debit(account, change_minor, Derivation.INTEREST),
        credit(accounts.CLAIMED, change_minor, Derivation.INTEREST),
    )
    return Posting(ACCRUE_INTEREST, lines)


def lower(
    state: CaseLedgerState,
    kind: Lowering,
    change: Amounts,
    rule: CaseRule | None = None,
) -> Posting:
    """Dr Credited, Discounted, WrittenOff or Claimed · Cr Debtor:*, or the reverse.

    Args:
        state: The ledger before.
        kind: What lowers the claim.
        change: The change of what it lowers, in minor units by component.
        rule: What is posted, where not the kind's own rule.
    """
    if kind is Lowering.WITHDRAWN:
        return withdraw_claim(state, change)
    account, own = _LOWERED[kind]
    lines = (debit(account, sum(change.values())), *_taken(change))
    return Posting(own if rule is None else rule, lines)


def withdraw_claim(state: CaseLedgerState, change: Amounts) -> Posting:
    """Dr Claimed · Cr Debtor:*; Dr Due:Unsplit · Cr Due:Client.

    Posted once more for what a reversal reopens of a withdrawn claim.
    """
    claim = (debit(accounts.CLAIMED, sum(change.values())), *_taken(change))
    unsplit = -state.balance(accounts.DUE_UNSPLIT)
    client = accounts.due_client(state.client_id)
    settlement = (debit(accounts.DUE_UNSPLIT, unsplit), credit(client, unsplit))
    return Posting(WITHDRAW_CLAIM, net_client(state, (*claim, *settlement), client))


def cover(state: CaseLedgerState, change: Amounts) -> tuple[Line, ...]:
    """Dr Recovered · Cr Debtor:* in the waterfall's order, or the reverse.

    Args:
        state: The ledger, with the waterfall.
        change: The change of what money covers, in minor units by component.
    """
    covered = sum(change.values())
    money = debit(accounts.RECOVERED, covered, Derivation.WATERFALL)
    return (money, *_taken(change, state.waterfall.order, Derivation.WATERFALL))


_LOWERED: Final[Mapping[Lowering, tuple[str, CaseRule]]] = {
    Lowering.CREDITED: (accounts.CREDITED, CORRECT_CLAIM),
    Lowering.DISCOUNTED: (accounts.DISCOUNTED, DISCOUNT),
    Lowering.WRITTEN_OFF: (accounts.WRITTEN_OFF, WRITE_OFF),
}


def _taken(
    change: Amounts,
    order: Iterable[Component] = Component,
    derivation: Derivation = Derivation.AMOUNT,
) -> tuple[Line, ...]:
    return tuple(
        credit(accounts.DEBTOR[component], change[component], derivation)
        for component in order
        if component in change
    )
