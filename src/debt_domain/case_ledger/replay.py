"""A claim replayed: facts and receipts one after the other, each by the law's order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias, assert_never

from debt_domain.case_ledger.events import (
    ClaimFact,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    DiscountPosted,
    InterestPosted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.case_ledger.principal import Principal
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.waterfall import Component

Amounts: TypeAlias = Mapping[Component, int]
"""Minor units by component; what is missing is 0."""

NOTHING: Final[Amounts] = {}


class Lowering(StrEnum):
    """What lowers a claim besides money."""

    CREDITED = "CREDITED"
    DISCOUNTED = "DISCOUNTED"
    WRITTEN_OFF = "WRITTEN_OFF"
    WITHDRAWN = "WITHDRAWN"


class Received(NamedTuple):
    """What is left of a receipt on the day of the replay."""

    payment_id: str
    left_minor: int
    on: date


Turn: TypeAlias = tuple[date, int, ClaimFact | Received]
"""What takes its turn by its own day, then in the order recorded."""


class Replay:
    """A standing while it is being worked out.

    Attributes:
        claimed: What was claimed and not credited, by component.
        covered: What each receipt covers, in the order of their turns.
        lowered: What was lowered without money.
        interest_minor: What interest was claimed since the books were opened.
    """

    def __init__(self, state: CaseLedgerState) -> None:
        self.claimed = dict.fromkeys(state.waterfall.order, 0)
        self.covered: dict[str, Counter[Component]] = {}
        self.lowered = {kind: Counter[Component]() for kind in Lowering}
        self.interest_minor = 0
        self._moved: dict[str, dict[Component, int]] = {}
        self._last: Turn | None = None
        self._order = state.waterfall.order
        self._principal = Principal()
        self._open = dict.fromkeys(self._order, 0)
        self._spare: dict[str, int] = {}
        self._all_spare = 0
        self._interest_fell = False
        for invoice in state.invoices:
            due_on, minor = invoice.due_on, invoice.amount_minor
            self._claim(Component.PRINCIPAL, minor, state.opened_on, due_on)
        self._claim(Component.INTEREST, state.interest_minor, state.opened_on)
        self._claim(Component.FEES, state.fees_minor, state.opened_on)

    def take_all(self, turns: Iterable[Turn]) -> None:
        """Take turns in their order.

        Interest is a total to date: of accruals without a receipt between, the last
        counts.
        """
        for turn, following in pairwise([*turns, None]):
            if turn is not None and not (_accrues(turn) and _accrues(following)):
                self.take(turn)

    def take(self, turn: Turn) -> None:
        """Take one turn."""
        self._last = turn
        match turn[2]:
            case Received() as received:
                self._receive(received)
            case CostAdvanced(amount_minor=minor, counts_from=on):
                self._claim(Component.COSTS, minor, on)
            case CostAwarded(change_minor=minor, counts_from=on):
                self._correct(Component.COSTS, minor, on)
            case CorrectionPosted(
                component=component, amount_minor=minor, counts_from=on
            ):
                self._correct(component, minor, on)
            case WriteOffPosted(amount_minor=minor, counts_from=on):
                self._lower(Lowering.WRITTEN_OFF, minor, on)
            case DiscountPosted(amount_minor=minor, counts_from=on):
                self._lower(Lowering.DISCOUNTED, minor, on)
            case InterestPosted() as fact:
                self._accrue(fact)
            case WithdrawalPosted(counts_from=on):
                self._lower(Lowering.WITHDRAWN, sum(self._open.values()), on)
            case _:
                assert_never(turn[2])

    def can_follow(self, turn: Turn) -> bool:
        """Whether to take a later turn is the same as to replay all with it.

        Not so where an accrual that does not count any more has moved money: after
        another one, and with interest that falls.
        """
        fact = turn[2]
        if not isinstance(fact, InterestPosted) or not _accrues(self._last):
            return True
        rises = self._principal.interest(fact) >= self.interest_minor
        return rises and not self._interest_fell

    def pop_moved(self) -> Mapping[str, Amounts]:
        """Give by how much `covered` has changed since this was asked before."""
        moved, self._moved = self._moved, {}
        return moved

    def _receive(self, received: Received) -> None:
        key = received.payment_id
        self.covered[key] = Counter()
        covered, left = self._cover(received.left_minor, received.on)
        paid_off, left = self._take_back(left)
        self._change(key, covered)
        self._change(key, paid_off)
        self._spare[key] = left
        self._all_spare += left

    def _change(self, payment_id: str, amounts: Amounts) -> None:
        for totals in self.covered[payment_id], self._moved.setdefault(payment_id, {}):
            _add(totals, amounts)

    def _cover(self, minor: int, on: date) -> tuple[Amounts, int]:
        """Let an amount cover what is open, and give what exceeds it."""
        covered: dict[Component, int] = {}
        for component in self._order:
            taken = min(minor, self._open[component])
            if taken:
                self._open[component] -= taken
                covered[component] = taken
                minor -= taken
                if component is Component.PRINCIPAL:
                    self._principal.lower(taken, on)
        return covered, minor

    def _lower(self, kind: Lowering, minor: int, on: date) -> None:
        _add(self.lowered[kind], self._cover(minor, on)[0])

    def _take_back(self, minor: int) -> tuple[Amounts, int]:
        """Let an amount pay what was written off, and give what exceeds it."""
        written_off = self.lowered[Lowering.WRITTEN_OFF]
        paid: dict[Component, int] = {}
        for component in self._order:
            taken = paid[component] = min(minor, written_off[component])
            written_off[component] -= taken
            minor -= taken
        return paid, minor

    def _claim(
        self, component: Component, minor: int, on: date, due_on: date | None = None
    ) -> None:
        self.claimed[component] += minor
        self._open[component] += minor
        if component is Component.PRINCIPAL:
            self._principal.add(due_on, minor)
        self._fill(on)

    def _correct(self, component: Component, minor: int, on: date) -> None:
        if minor > 0:
            # What is claimed later than the invoices is due when it is claimed.
            self._claim(component, minor, on, due_on=on)
        else:
            lowered = self._unclaim(component, -minor, on)
            _add(self.lowered[Lowering.CREDITED], {component: lowered})

    def _accrue(self, fact: InterestPosted) -> None:
        change = self._principal.interest(fact) - self.interest_minor
        self._interest_fell = change < 0
        if change < 0:
            change = -self._unclaim(Component.INTEREST, -change, fact.counts_from)
        else:
            self._claim(Component.INTEREST, change, fact.counts_from)
        self.interest_minor += change

    def _unclaim(self, component: Component, minor: int, on: date) -> int:
        """Claim less of a component, at most all of it, and give how much less.

        What is open goes first, then what was given up, then money, the latest first.
        """
        lowered = left = min(minor, self.claimed[component])
        self.claimed[component] -= lowered
        taken = min(left, self._open[component])
        self._open[component] -= taken
        left -= taken
        if component is Component.PRINCIPAL:
            self._principal.lower(taken, on)
        for kind in (Lowering.WRITTEN_OFF, Lowering.DISCOUNTED):
            taken = min(left, self.lowered[kind].get(component, 0))
            _add(self.lowered[kind], {component: -taken})
            left -= taken
        self._let_go(component, left)
        self._fill(on)
        return lowered

    def _let_go(self, component: Component, minor: int) -> None:
        for payment_id in reversed(self.covered):
            if not minor:
                break
            taken = min(minor, self.covered[payment_id].get(component, 0))
            if taken:
                self._change(payment_id, {component: -taken})
                self._spare[payment_id] += taken
                self._all_spare += taken
                minor -= taken

    def _fill(self, on: date) -> None:
        """Let money that exceeded the claim fill what has opened, oldest first."""
        if not self._all_spare or not any(self._open.values()):
            return
        for payment_id, spare in self._spare.items():
            if spare:
                covered, left = self._cover(spare, on)
                self._change(payment_id, covered)
                self._spare[payment_id] = left
                self._all_spare -= spare - left


def _accrues(turn: Turn | None) -> bool:
    return turn is not None and isinstance(turn[2], InterestPosted)


def _add(totals: dict[Component, int], amounts: Amounts) -> None:
    for component, minor in amounts.items():
        totals[component] = totals.get(component, 0) + minor
