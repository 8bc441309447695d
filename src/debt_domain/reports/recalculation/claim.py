"""What money covers of a claim, replayed from the facts up to a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.waterfall import Component, Waterfall

_ORDERS: Mapping[Waterfall, str] = {
    Waterfall.BGB_367: "COSTS FEES INTEREST PRINCIPAL",
    Waterfall.BGB_497_3: "COSTS FEES PRINCIPAL INTEREST",
    Waterfall.PRINCIPAL_FIRST: "PRINCIPAL COSTS FEES INTEREST",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimItem:
    """More of a component is claimed, or less, in minor units."""

    component: Component
    amount_minor: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccrualItem:
    """Interest to date is claimed up to a day, and with it."""

    up_to: date
    rates: tuple[AnnualRate, ...]
    day_count: DayCount


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgivenItem:
    """A part of what is open is given up; a payment takes a write-off back."""

    amount_minor: int
    written_off: bool
    payment_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnItem:
    """Nothing is claimed any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyItem:
    """A payment, with each day on which it grew or fell, in minor units."""

    payment_id: str
    moves: tuple[tuple[date, int], ...]

    def left_minor(self, until: date) -> int:
        """Give what was left of it on a day."""
        return sum(minor for day, minor in self.moves if day <= until)


Item = ClaimItem | AccrualItem | ForgivenItem | WithdrawnItem | MoneyItem


@dataclass(slots=True)
class _Bucket:
    """What is open of one invoice, or of one component without invoices."""

    component: Component
    due_on: date | None
    open_minor: int
    days: dict[date, int] = field(default_factory=dict[date, int])


class Coverage:
    """A replay of a claim: what every payment covers, by component."""

    def __init__(self, order: Waterfall) -> None:
        self.order = [Component(name) for name in _ORDERS[order].split()]
        self.buckets: list[_Bucket] = []
        self.covered: dict[str, dict[Component, int]] = {}
        self.over: dict[str, int] = {}
        self.claimed = dict.fromkeys(Component, 0)
        self.given_up = {x: dict.fromkeys(Component, 0) for x in (False, True)}
        self.accrued_minor = 0

    def replay(self, items: Iterable[tuple[date, Item]], until: date) -> "Coverage":
        """Take the items in their order, as they stood on a day."""
        due = list(items)
        for place, (on, item) in enumerate(due):
            following = due[place + 1][1] if place + 1 < len(due) else None
            if isinstance(item, AccrualItem) and isinstance(following, AccrualItem):
                continue
            self._take(on, item, until)
        return self

    def _take(self, on: date, item: Item, until: date) -> None:
        if isinstance(item, MoneyItem):
            self._receive(on, item, until)
        elif isinstance(item, ClaimItem):
            self._change(on, item)
        elif isinstance(item, AccrualItem):
            change = self._interest(item) - self.accrued_minor
            self.accrued_minor += self._change(
                on, ClaimItem(component=Component.INTEREST, amount_minor=change)
            )
        elif isinstance(item, ForgivenItem):
            for component, minor in self._use(on, item.amount_minor).items():
                self.given_up[item.written_off][component] += minor
        else:
            self._use(on, sum(bucket.open_minor for bucket in self.buckets))

    def _receive(self, on: date, item: MoneyItem, until: date) -> None:
        left = item.left_minor(until)
        mine = self.covered[item.payment_id] = self._use(on, left)
        left -= sum(mine.values())
        for component in self.order:
            back = min(left, self.given_up[True][component])
            self.given_up[True][component] -= back
            mine[component] = mine.get(component, 0) + back
            left -= back
        self.over[item.payment_id] = left

    def _use(self, on: date, minor: int) -> dict[Component, int]:
        used: dict[Component, int] = {}
        for component in self.order:
            buckets = [x for x in self.buckets if x.component is component]
            for bucket in sorted(buckets, key=lambda x: x.due_on or date.max):
                taken = min(minor, bucket.open_minor)
                if taken:
                    bucket.open_minor -= taken
                    bucket.days[on] = bucket.days.get(on, 0) - taken
                    used[component] = used.get(component, 0) + taken
                    minor -= taken
        return used

    def _change(self, on: date, item: ClaimItem) -> int:
        if item.amount_minor >= 0:
            self.claimed[item.component] += item.amount_minor
            days = {date.min: item.amount_minor}
            self.buckets.append(
                _Bucket(item.component, item.due_on, item.amount_minor, days)
            )
            self._reuse(on)
            return item.amount_minor
        lowered = min(-item.amount_minor, self.claimed[item.component])
        self.claimed[item.component] -= lowered
        self._lower(on, item.component, lowered)
        self._reuse(on)
        return -lowered

    def _lower(self, on: date, component: Component, minor: int) -> None:
        buckets = [x for x in self.buckets if x.component is component]
        for bucket in sorted(buckets, key=lambda x: x.due_on or date.max):
            taken = min(minor, bucket.open_minor)
            bucket.open_minor -= taken
            bucket.days[on] = bucket.days.get(on, 0) - taken
            minor -= taken
        for given in (self.given_up[True], self.given_up[False]):
            taken = min(minor, given[component])
            given[component] -= taken
            minor -= taken
        for payment_id in reversed(list(self.covered)):
            taken = min(minor, self.covered[payment_id].get(component, 0))
            if taken:
                self.covered[payment_id][component] -= taken
                self.over[payment_id] += taken
                minor -= taken

    def _reuse(self, on: date) -> None:
        for payment_id, over in self.over.items():
            for component, minor in self._use(on, over).items():
                mine = self.covered[payment_id]
                mine[component] = mine.get(component, 0) + minor
                self.over[payment_id] -= minor

    def _interest(self, item: AccrualItem) -> int:
        exact = sum(_exact_interest(x, item) for x in self.buckets)
        return max(floor(exact + Fraction(1, 2)), 0)


def _exact_interest(bucket: _Bucket, item: AccrualItem) -> Fraction:
    """Add up a bucket's interest day by day, from the day after its due date."""
    total = Fraction(0)
    if bucket.component is not Component.PRINCIPAL or bucket.due_on is None:
        return total
    day = bucket.due_on
    first = _rate_on(item.rates, day + timedelta(days=1))
    while day < item.up_to:
        before, day = day, day + timedelta(days=1)
        stays = first is not None and first.stays
        rate = first if stays else _rate_on(item.rates, day)
        open_minor = sum(minor for on, minor in bucket.days.items() if on <= day)
        if rate is not None:
            total += open_minor * rate.rate_bps * _day_part(item, before, day)
    return total / 10_000


def _rate_on(rates: tuple[AnnualRate, ...], day: date) -> AnnualRate | None:
    begun = [rate for rate in rates if rate.from_on <= day]
    return begun[-1] if begun else None


def _day_part(item: AccrualItem, before: date, day: date) -> Fraction:
    if item.day_count is DayCount.ACT_365:
        return Fraction(1, 365)
    if item.day_count is DayCount.ACT_360:
        return Fraction(1, 360)
    months = (day.year - before.year) * 12 + day.month - before.month
    return Fraction(30 * months + min(day.day, 30) - min(before.day, 30), 360)
