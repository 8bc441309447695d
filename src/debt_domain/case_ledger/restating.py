"""Posting what a fact changes of the standing: its own entry, then all the others."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from debt_domain.accounting.entries import Posting
from debt_domain.case_ledger.journal import Journal
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.replay import NOTHING, Amounts, Lowering
from debt_domain.case_ledger.rules.catalogue import CaseRule
from debt_domain.case_ledger.rules.claim import accrue_interest, lower
from debt_domain.case_ledger.rules.money import Cash, change_receipt
from debt_domain.case_ledger.standing import Change, changes, standing
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.waterfall import Component


class OwnReceipt(NamedTuple):
    """The receipt that a fact is about.

    Attributes:
        payment_id: Which one.
        receipt: As it was before; of a new one, without any money.
        rule: What is posted.
        cash: What comes in or goes back.
    """

    payment_id: str
    receipt: Receipt
    rule: CaseRule
    cash: Cash


def restate(
    journal: Journal,
    before: CaseLedgerState,
    after: CaseLedgerState,
    since: date,
    *,
    own: OwnReceipt | None = None,
    lowered_by: CaseRule | None = None,
) -> None:
    """Post day by day what a fact changes: one entry for each receipt that it changes.

    On each day claims grow before money covers them, and money lets go before other
    money covers.

    Args:
        journal: Where to.
        before: The ledger without the fact.
        after: The ledger with it.
        since: The day that the fact counts from.
        own: The receipt that the fact is about, if it is about one.
        lowered_by: The rule to post where the fact itself credits something.
    """
    covered = Counter[tuple[str, Component]]()
    for payment_id, amounts in standing(before).covered.items():
        for component, minor in amounts.items():
            covered[payment_id, component] = minor
    for change in changes(before, after, since):
        _post_day(journal, change, covered, own, lowered_by)
        own = lowered_by = None


def _post_day(
    journal: Journal,
    change: Change,
    covered: Counter[tuple[str, Component]],
    own: OwnReceipt | None,
    lowered_by: CaseRule | None,
) -> None:
    reopened = {k: x for k, x in change.lowered.items() if sum(x.values()) < 0}
    for kind, amounts in reopened.items():
        journal.post(lower(journal.state, kind, amounts), change.on)
    if change.interest_minor > 0:
        journal.post(accrue_interest(change.interest_minor), change.on)
    for payment_id in _in_turn(journal.state, change, own):
        amounts = change.covered.get(payment_id, NOTHING)
        for component, minor in amounts.items():
            covered[payment_id, component] += minor
        now = {x: covered[payment_id, x] for x in Component}
        mine = own if own is not None and own.payment_id == payment_id else None
        journal.post(
            _of_receipt(journal.state, payment_id, amounts, now, mine), change.on
        )
    if change.interest_minor < 0:
        journal.post(accrue_interest(change.interest_minor), change.on)
    for kind, amounts in change.lowered.items():
        if kind not in reopened:
            rule = lowered_by if kind is Lowering.CREDITED else None
            journal.post(lower(journal.state, kind, amounts, rule), change.on)


def _in_turn(
    state: CaseLedgerState, change: Change, own: OwnReceipt | None
) -> list[str]:
    """Order the receipts: first those that let go, each group by day and position."""
    changed = dict(change.covered)
    if own is not None:
        changed.setdefault(own.payment_id, NOTHING)

    def turn(payment_id: str) -> tuple[bool, date, int]:
        mine = own if own is not None and own.payment_id == payment_id else None
        receipt = state.receipts[payment_id] if mine is None else mine.receipt
        amounts = changed[payment_id]
        covers_more = sum(amounts.values()) > 0
        return covers_more, receipt.effective_on, receipt.position

    return sorted(changed, key=turn)


def _of_receipt(
    state: CaseLedgerState,
    payment_id: str,
    change: Amounts,
    covered: Amounts,
    own: OwnReceipt | None,
) -> Posting:
    if own is None:
        receipt = state.receipts[payment_id]
        return change_receipt(state, payment_id, receipt, change, covered)
    fact = own.rule, own.cash
    return change_receipt(state, payment_id, own.receipt, change, covered, fact)
