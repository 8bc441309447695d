"""What each receipt covers of the claim: a function of the dated facts alone.

Nothing here looks at entries. A ledger posts the difference between the standing with a
new fact and the standing without it, so that the order in which facts become known makes
no difference in the end.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
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
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.waterfall import Component

Amounts: TypeAlias = Mapping[Component, int]
"""Minor units by component; what is missing is 0."""


class Lowering(StrEnum):
    """What lowers a claim besides money."""

    CREDITED = "CREDITED"
    DISCOUNTED = "DISCOUNTED"
    WRITTEN_OFF = "WRITTEN_OFF"
    WITHDRAWN = "WITHDRAWN"


class Standing(NamedTuple):
    """How a claim stands on a day.

    Attributes:
        claimed: What was claimed and not credited.
        covered: What each receipt covers.
        lowered: What was lowered without money.
        interest_minor: What interest was claimed since the books were opened.
    """

    claimed: Amounts
    covered: Mapping[str, Amounts]
    lowered: Mapping[Lowering, Amounts]
    interest_minor: int


class Change(NamedTuple):
    """What changes in a standing on one day; what stays the same is left out."""

    on: date
    covered: Mapping[str, Amounts]
    lowered: Mapping[Lowering, Amounts]
    interest_minor: int


NOTHING: Final[Amounts] = {}


def standing(state: CaseLedgerState, until: date = date.max) -> Standing:
    """Replay all that counts from a day or earlier.

    Receipts come with what is left of them on that day, as if what was reversed or
    refunded by then had never come. Facts and receipts take their turn by their own
    day, then in the order recorded; each receipt meets what is open then, in the
    waterfall's order. What exceeds it fills whatever opens later, the oldest first.
    """
    replay = _Replay(state)
    turns = [*_turns(state, until)]
    turns.sort(key=lambda turn: turn[:2])
    # Interest is a total to date: of accruals without a receipt between, the last counts.
    facts = [turn[2] for turn in turns]
    for fact, following in pairwise([*facts, None]):
        if isinstance(fact, InterestPosted) and isinstance(following, InterestPosted):
            continue
        if fact is not None:
            replay.take(fact)
    return replay.close()


def changes(
    before: CaseLedgerState, after: CaseLedgerState, since: date
) -> Iterator[Change]:
    """Give day by day what a new fact changes of the standing.

    Args:
        before: The ledger without the fact.
        after: The same ledger with it.
        since: The day that the fact counts from; on earlier days nothing changes.
    """
    earlier = Change(since, {}, {}, 0)
    for day in sorted({since, *(day for day in _days(after) if day > since)}):
        change = _difference(day, standing(before, day), standing(after, day))
        yield _less(change, earlier)
        earlier = change


class _Received(NamedTuple):
    payment_id: str
    left_minor: int
    on: date


_Turn: TypeAlias = tuple[date, int, ClaimFact | _Received]


def _turns(state: CaseLedgerState, until: date) -> Iterator[_Turn]:
    for position, fact in state.facts.items():
        undone = isinstance(fact, DiscountPosted) and _is_reversed(
            state.receipts[fact.payment_id], until
        )
        if max(fact.counts_from, state.opened_on) <= until and not undone:
            yield fact.counts_from, position, fact
    for payment_id, receipt in state.receipts.items():
        on = receipt.effective_on
        if receipt.net[0][0] <= until:
            left = sum(minor for day, minor in receipt.net if day <= until)
            yield on, receipt.position, _Received(payment_id, left, on)


def _is_reversed(receipt: Receipt, until: date) -> bool:
    return receipt.reversed_on is not None and receipt.reversed_on <= until


def _days(state: CaseLedgerState) -> Iterator[date]:
    for fact in state.facts.values():
        yield max(fact.counts_from, state.opened_on)
    for receipt in state.receipts.values():
        for day, _ in receipt.net:
            yield day


class _Replay:
    """A standing while it is being worked out; never seen outside."""

    def __init__(self, state: CaseLedgerState) -> None:
        self.order = state.waterfall.order
        self.principal = Principal()
        self.open = dict.fromkeys(self.order, 0)
        self.claimed = dict.fromkeys(self.order, 0)
        self.covered: dict[str, Counter[Component]] = {}
        self.spare: dict[str, int] = {}
        self.lowered = {kind: Counter[Component]() for kind in Lowering}
        self.interest_minor = 0
        for invoice in state.invoices:
            due_on, minor = invoice.due_on, invoice.amount_minor
            self._claim(Component.PRINCIPAL, minor, state.opened_on, due_on)
        self._claim(Component.INTEREST, state.interest_minor, state.opened_on)
        self._claim(Component.FEES, state.fees_minor, state.opened_on)

    def take(self, fact: ClaimFact | _Received) -> None:
        match fact:
            case _Received():
                self._receive(fact)
            case CostAdvanced(amount_minor=minor, counts_from=on):
                self._claim(Component.COSTS, minor, on)
            case CostAwarded(change_minor=minor, counts_from=on):
                self._correct(Component.COSTS, minor, on)
            case CorrectionPosted(component=component, amount_minor=minor):
                self._correct(component, minor, fact.counts_from)
            case WriteOffPosted(amount_minor=minor, counts_from=on):
                self._cover(self.lowered[Lowering.WRITTEN_OFF], minor, on)
            case DiscountPosted(amount_minor=minor, counts_from=on):
                self._cover(self.lowered[Lowering.DISCOUNTED], minor, on)
            case InterestPosted():
                self._accrue(fact)
            case WithdrawalPosted(counts_from=on):
                outstanding = sum(self.open.values())
                self._cover(self.lowered[Lowering.WITHDRAWN], outstanding, on)
            case _:
                assert_never(fact)

    def close(self) -> Standing:
        return Standing(self.claimed, self.covered, self.lowered, self.interest_minor)

    def _receive(self, received: _Received) -> None:
        covered = self.covered[received.payment_id] = Counter()
        left = self._cover(covered, received.left_minor, received.on)
        self.spare[received.payment_id] = self._take_back(covered, left)

    def _cover(self, by: Counter[Component], minor: int, on: date) -> int:
        """Let an amount cover what is open, and give what exceeds it."""
        for component in self.order:
            taken = min(minor, self.open[component])
            if taken:
                self.open[component] -= taken
                by[component] += taken
                minor -= taken
                if component is Component.PRINCIPAL:
                    self.principal.lower(taken, on)
        return minor

    def _take_back(self, by: Counter[Component], minor: int) -> int:
        """Let an amount pay what was written off, and give what exceeds it."""
        written_off = self.lowered[Lowering.WRITTEN_OFF]
        for component in self.order:
            taken = min(minor, written_off[component])
            written_off[component] -= taken
            by[component] += taken
            minor -= taken
        return minor

    def _claim(
        self, component: Component, minor: int, on: date, due_on: date | None = None
    ) -> None:
        self.claimed[component] += minor
        self.open[component] += minor
        if component is Component.PRINCIPAL:
            self.principal.add(due_on, minor)
        self._fill(on)

    def _correct(self, component: Component, minor: int, on: date) -> None:
        if minor > 0:
            # What is claimed later than the invoices is due when it is claimed.
            self._claim(component, minor, on, due_on=on)
        else:
            self.lowered[Lowering.CREDITED][component] += self._unclaim(
                component, -minor, on
            )

    def _accrue(self, fact: InterestPosted) -> None:
        change = self.principal.interest(fact) - self.interest_minor
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
        taken = min(left, self.open[component])
        self.open[component] -= taken
        left -= taken
        if component is Component.PRINCIPAL:
            self.principal.lower(taken, on)
        for kind in (Lowering.WRITTEN_OFF, Lowering.DISCOUNTED):
            taken = min(left, self.lowered[kind][component])
            self.lowered[kind][component] -= taken
            left -= taken
        for payment_id in reversed(self.covered):
            taken = min(left, self.covered[payment_id][component])
            self.covered[payment_id][component] -= taken
            self.spare[payment_id] += taken
            left -= taken
        self._fill(on)
        return lowered

    def _fill(self, on: date) -> None:
        """Let money that exceeded the claim fill what has opened, oldest first."""
        if not any(self.open.values()):
            return
        for payment_id, spare in self.spare.items():
            if spare:
                left = self._cover(self.covered[payment_id], spare, on)
                self.spare[payment_id] = left


def _difference(on: date, before: Standing, after: Standing) -> Change:
    return Change(
        on=on,
        covered={
            key: _minus(amounts, before.covered.get(key, NOTHING))
            for key, amounts in after.covered.items()
            if amounts != before.covered.get(key)
        },
        lowered={
            kind: _minus(amounts, before.lowered[kind])
            for kind, amounts in after.lowered.items()
        },
        interest_minor=after.interest_minor - before.interest_minor,
    )


def _less(change: Change, earlier: Change) -> Change:
    covered = {
        key: _minus(change.covered.get(key, NOTHING), earlier.covered.get(key, NOTHING))
        for key in dict.fromkeys((*change.covered, *earlier.covered))
    }
    lowered = {
        kind: _minus(amounts, earlier.lowered.get(kind, NOTHING))
        for kind, amounts in change.lowered.items()
    }
    return Change(
        on=change.on,
        covered={key: amounts for key, amounts in covered.items() if amounts},
        lowered={kind: amounts for kind, amounts in lowered.items() if amounts},
        interest_minor=change.interest_minor - earlier.interest_minor,
    )


def _minus(left: Amounts, right: Amounts) -> Amounts:
    pairs = ((x, left.get(x, 0) - right.get(x, 0)) for x in Component)
    return {component: minor for component, minor in pairs if minor}
