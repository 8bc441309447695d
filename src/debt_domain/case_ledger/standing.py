"""What each receipt covers of the claim: a function of the dated facts alone.

Nothing here looks at entries. A ledger posts the difference between the standing with a
new fact and the standing without it, so that the order in which facts become known makes
no difference in the end.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from debt_domain.case_ledger.events import ClaimFact, DiscountPosted
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.replay import (
    NOTHING,
    Amounts,
    Lowering,
    Received,
    Replay,
    Turn,
)
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.values.waterfall import Component


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


def standing(state: CaseLedgerState, until: date = date.max) -> Standing:
    """Replay all that counts from a day or earlier.

    Receipts come with what is left of them on that day, as if what was reversed or
    refunded by then had never come. Facts and receipts take their turn by their own
    day, then in the order recorded; each receipt meets what is open then, in the
    waterfall's order. What exceeds it fills whatever opens later, the oldest first.
    """
    replay = _replayed(state, until)
    return Standing(
        replay.claimed, replay.covered, replay.lowered, replay.interest_minor
    )


def changes(
    before: CaseLedgerState, after: CaseLedgerState, since: date
) -> Iterator[Change]:
    """Give day by day what a new fact changes of the standing.

    Both ledgers are followed side by side. That takes a replay of each, and one more
    for each later day on which a receipt was reversed or refunded. Later days on which
    nothing changes are left out.

    Args:
        before: The ledger without the fact.
        after: The same ledger with it.
        since: The day that the fact counts from; on earlier days nothing changes.
    """
    earlier, later = _Walk(before), _Walk(after)
    for day in sorted({since, *(day for day in _days(after) if day > since)}):
        change = _less(later.go_on(day), earlier.go_on(day))
        if day == since or change.covered or change.lowered or change.interest_minor:
            yield change


class _Walk:
    """A ledger followed from day to day.

    What is new on a day takes its turn after all that was taken before. Where an earlier
    receipt changes, or an accrual does not count any more, all is replayed.
    """

    def __init__(self, state: CaseLedgerState) -> None:
        self._state = state
        self._replay: Replay | None = None
        self._lowered: Mapping[Lowering, Amounts] = {}
        self._interest_minor = 0
        self._facts: dict[date, list[_Fact]] = {}
        self._receipts: dict[date, list[_Receipt]] = {}
        self._rewritten = set[date]()
        for fact in state.facts.items():
            self._facts.setdefault(_seen_on(state, fact[1]), []).append(fact)
        for item in state.receipts.items():
            first, *later = (day for day, _ in item[1].net)
            self._receipts.setdefault(first, []).append(item)
            self._rewritten.update(day for day in later if day > first)

    def go_on(self, day: date) -> Change:
        """Go on to a day after the last one, and give what changes of the standing."""
        covered = self._covered_by(day)
        replay = self._replay or Replay(self._state)
        lowered, interest_minor = self._lowered, self._interest_minor
        self._lowered = {kind: {**amounts} for kind, amounts in replay.lowered.items()}
        self._interest_minor = replay.interest_minor
        return Change(
            on=day,
            covered=covered,
            lowered=_difference(self._lowered, lowered),
            interest_minor=self._interest_minor - interest_minor,
        )

    def _covered_by(self, day: date) -> Mapping[str, Amounts]:
        """Take what is new, and give the change of what receipts cover."""
        replay = self._replay
        if replay is not None and day not in self._rewritten:
            new = _in_order(
                self._state, self._facts.get(day, ()), self._receipts.get(day, ()), day
            )
            if not new or replay.can_follow(new[0]):
                replay.take_all(new)
                return replay.pop_moved()
        earlier = {} if replay is None else replay.covered
        self._replay = _replayed(self._state, day)
        self._replay.pop_moved()
        return _difference(self._replay.covered, earlier)


_Fact: TypeAlias = tuple[int, ClaimFact]
_Receipt: TypeAlias = tuple[str, Receipt]


def _replayed(state: CaseLedgerState, until: date) -> Replay:
    replay = Replay(state)
    facts = (x for x in state.facts.items() if _seen_on(state, x[1]) <= until)
    receipts = (x for x in state.receipts.items() if x[1].net[0][0] <= until)
    replay.take_all(_in_order(state, facts, receipts, until))
    return replay


def _in_order(
    state: CaseLedgerState,
    facts: Iterable[_Fact],
    receipts: Iterable[_Receipt],
    until: date,
) -> list[Turn]:
    """Give the turns of facts and receipts as they are on a day."""
    turns: list[Turn] = [
        (fact.counts_from, position, fact)
        for position, fact in facts
        if not _is_undone(state, fact, until)
    ]
    for payment_id, receipt in receipts:
        on = receipt.effective_on
        left = sum(minor for day, minor in receipt.net if day <= until)
        turns.append((on, receipt.position, Received(payment_id, left, on)))
    return sorted(turns, key=lambda turn: turn[:2])


def _seen_on(state: CaseLedgerState, fact: ClaimFact) -> date:
    return max(fact.counts_from, state.opened_on)


def _is_undone(state: CaseLedgerState, fact: ClaimFact, until: date) -> bool:
    if not isinstance(fact, DiscountPosted):
        return False
    reversed_on = state.receipts[fact.payment_id].reversed_on
    return reversed_on is not None and reversed_on <= until


def _days(state: CaseLedgerState) -> Iterator[date]:
    for fact in state.facts.values():
        yield _seen_on(state, fact)
    for receipt in state.receipts.values():
        for day, _ in receipt.net:
            yield day


def _less(change: Change, earlier: Change) -> Change:
    return Change(
        on=change.on,
        covered=_difference(change.covered, earlier.covered),
        lowered=_difference(change.lowered, earlier.lowered),
        interest_minor=change.interest_minor - earlier.interest_minor,
    )


_Key = TypeVar("_Key", bound=str)


def _difference(
    now: Mapping[_Key, Amounts], before: Mapping[_Key, Amounts]
) -> Mapping[_Key, Amounts]:
    """Give by how much amounts differ; those that do not are left out."""
    found: dict[_Key, Amounts] = {}
    for key in dict.fromkeys((*now, *before)):
        left, right = now.get(key, NOTHING), before.get(key, NOTHING)
        if left != right and (amounts := _minus(left, right)):
            found[key] = amounts
    return found


def _minus(left: Amounts, right: Amounts) -> Amounts:
    pairs = ((x, left.get(x, 0) - right.get(x, 0)) for x in Component)
    return {component: minor for component, minor in pairs if minor}
