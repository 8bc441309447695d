"""Costs advanced, and which payment brought back what of them.

The one thing in a case for which the order of recording counts.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from debt_domain.reports.recalculation.claim import Coverage
from debt_domain.reports.recalculation.facts import Facts


class Recoveries:
    """What of each payment covers the claim, and what of that brings back costs.

    Args:
        facts: Before the first cost was advanced.
    """

    def __init__(self, facts: Facts) -> None:
        self.applied = _covered(facts, date.max)
        self.costs: dict[str, Counter[str]] = {}
        self._by_day = _covered_by_day(facts, date.min)
        self._terms = {
            key: adopted.number
            for key, money in facts.received.items()
            if (adopted := facts.terms_on(money.on)) is not None
        }

    def follow(self, facts: Facts, since: date) -> None:
        """Carry on after a fact that may have changed what payments cover.

        Day by day money that lets go comes first, each in order of day and recording.

        Args:
            facts: With the fact.
            since: The first day that it may have changed.
        """
        before, changed = self._by_day, _covered_by_day(facts, since)
        kept = {day: covered for day, covered in before.items() if day < since}
        self._by_day = {**kept, **changed}
        earlier = Counter[str]()
        for day, now in changed.items():
            change = Counter(now)
            change.subtract(_as_of(before, day))
            step = Counter(change)
            step.subtract(earlier)
            for key in sorted(step, key=lambda key: self._turn(facts, key, step[key])):
                self._move(facts, key, step[key])
            earlier = change

    def begin_anew(self, facts: Facts) -> None:
        """Let payments that come under other terms bring costs back anew."""
        moved = [
            key
            for key, money in facts.received.items()
            if (adopted := facts.terms_on(money.on)) is not None
            and self._terms.get(key) != adopted.number
        ]
        for key in moved:
            self.costs[key] = Counter()
        for key in moved:
            self._recover(facts, key, self.applied[key])

    def recovered(self, cost_id: str) -> int:
        """Give what of a cost has come back, in minor units."""
        return sum(taken[cost_id] for taken in self.costs.values())

    @staticmethod
    def _turn(facts: Facts, key: str, minor: int) -> tuple[bool, date, int]:
        money = facts.received[key]
        return minor > 0, money.on, money.place

    def _move(self, facts: Facts, key: str, minor: int) -> None:
        taken = self.costs.setdefault(key, Counter())
        self.applied[key] += minor
        if minor > 0:
            self._recover(facts, key, minor)
        for cost_id in reversed(list(taken)):
            excess = sum(taken.values()) - self.applied[key]
            taken[cost_id] -= max(0, min(excess, taken[cost_id]))

    def _recover(self, facts: Facts, key: str, minor: int) -> None:
        money, taken = facts.received[key], self.costs.setdefault(key, Counter())
        adopted = facts.terms_on(money.on)
        if adopted is not None:
            self._terms[key] = adopted.number
        if adopted is None or not adopted.terms.costs_first:
            return
        room = min(minor, self.applied[key] - sum(taken.values()))
        for cost_id, cost in facts.advances.items():
            open_minor = cost.amount_minor - cost.given_up_minor
            open_minor -= self.recovered(cost_id)
            if cost.place < money.place and cost.on <= money.on:
                back = max(0, min(room, open_minor))
                taken[cost_id] += back
                room -= back


def _covered_by_day(facts: Facts, since: date) -> dict[date, Counter[str]]:
    """Give what each payment covers in all, as of each day on which something counts."""
    days = sorted({*facts.days(), facts.opened_on})
    return {day: _covered(facts, day) for day in days if day >= since}


def _covered(facts: Facts, day: date) -> Counter[str]:
    coverage = Coverage(facts.waterfall)
    coverage.replay(facts.items_until(day), day)
    return Counter({key: sum(x.values()) for key, x in coverage.covered.items()})


def _as_of(by_day: Mapping[date, Counter[str]], day: date) -> Counter[str]:
    begun = [on for on in by_day if on <= day]
    return by_day[max(begun)] if begun else Counter()
