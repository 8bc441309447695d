"""The figures of `tests/vectors/money.json` that values alone must give."""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, Literal

import pytest
from pydantic import BaseModel

from debt_domain.values.money import Money
from debt_domain.values.split import Split
from tests.money_vectors import VECTORS, Figures, Vector


class Parse(BaseModel, frozen=True):
    text: str
    currency: str


class Shared(BaseModel, frozen=True):
    weights: tuple[int | str, ...]

    @property
    def split(self) -> Split:
        return Split.of(*((f"p{i}", Fraction(w)) for i, w in enumerate(self.weights)))


class Allocate(Shared, frozen=True):
    amount: int
    currency: str = "EUR"


class Cumulative(Shared, frozen=True):
    totals: tuple[int, ...]


class Payments(Shared, frozen=True):
    payments: tuple[int, ...]


class ReverseFull(Payments, frozen=True):
    of: int


class ReversePartial(ReverseFull, frozen=True):
    reversals: tuple[int, ...]


class Happening(BaseModel, frozen=True):
    type: Literal["payment", "reversal"]
    amount: int | None = None
    of: int | None = None


class Happenings(Shared, frozen=True):
    events: tuple[Happening, ...]


class RunningTotal:
    """What is on record: the net total, each payment's parts and what is left of it."""

    def __init__(self, split: Split) -> None:
        self.split = split
        self.net = 0
        self.parts: list[tuple[int, ...]] = []
        self.left: list[int] = []

    def pay(self, amount: int) -> None:
        self._book(self.split.parts(self.net, amount), left=amount)

    def reverse(self, of: int, amount: int) -> tuple[int, ...]:
        parts = self.split.reversal(self.net, amount, left_minor=self.left[of])
        self.left[of] -= amount
        self._book(parts, left=0)
        return parts

    def totals(self) -> tuple[int, ...]:
        return tuple(sum(column) for column in zip(*self.parts, strict=True))

    def _book(self, parts: tuple[int, ...], *, left: int) -> None:
        self.parts.append(parts)
        self.left.append(left)
        self.net += sum(parts)


def parse_amount(given: Figures) -> Figures:
    case = Parse.model_validate(given)
    return {"minor": Money.parse(case.text, case.currency).amount_minor}


def allocate(given: Figures) -> Figures:
    case = Allocate.model_validate(given)
    money = Money(case.amount, case.currency)
    return {"parts": case.split.cumulative(money.amount_minor)}


def cumulative(given: Figures) -> Figures:
    case = Cumulative.model_validate(given)
    return {"parts": [case.split.cumulative(total) for total in case.totals]}


def _paid(case: Payments) -> RunningTotal:
    running = RunningTotal(case.split)
    for amount in case.payments:
        running.pay(amount)
    return running


def payments(given: Figures) -> Figures:
    running = _paid(Payments.model_validate(given))
    return {"parts": running.parts, "totals": running.totals()}


def reverse_full(given: Figures) -> Figures:
    case = ReverseFull.model_validate(given)
    running = _paid(case)
    whole = case.split.whole_reversal(running.net, running.parts[case.of])
    return {"mirror": whole.mirror, "rounding": whole.rounding, "parts": whole.parts}


def reverse_partial(given: Figures) -> Figures:
    case = ReversePartial.model_validate(given)
    running = _paid(case)
    parts = [running.reverse(case.of, amount) for amount in case.reversals]
    return {"parts": parts, "left": running.left[case.of]}


def events(given: Figures) -> Figures:
    case = Happenings.model_validate(given)
    running = RunningTotal(case.split)
    rounding = [_happen(running, event) for event in case.events]
    return {"parts": running.parts, "rounding": rounding, "totals": running.totals()}


def _happen(running: RunningTotal, event: Happening) -> tuple[int, ...] | None:
    if event.type == "payment":
        assert event.amount is not None
        running.pay(event.amount)
        return None
    assert event.of is not None
    given_minor, left = running.parts[event.of], running.left[event.of]
    net = running.net
    amount = left if event.amount is None else event.amount
    parts = running.reverse(event.of, amount)
    if amount < sum(given_minor):
        return None
    whole = running.split.whole_reversal(net, given_minor)
    assert whole.parts == parts
    return whole.rounding


RULES: Final[Mapping[str, tuple[Callable[[Figures], Figures], int]]] = {
    "parse_amount": (parse_amount, 6),
    "allocate": (allocate, 24),
    "cumulative": (cumulative, 6),
    "payments": (payments, 6),
    "reverse_full": (reverse_full, 6),
    "reverse_partial": (reverse_partial, 4),
    "events": (events, 3),
}
OURS: Final = tuple(vector for vector in VECTORS if vector.rule in RULES)


def test_every_rule_is_there_with_all_its_vectors() -> None:
    assert Counter(v.rule for v in OURS) == {rule: n for rule, (_, n) in RULES.items()}
    assert len({vector.id for vector in VECTORS}) == len(VECTORS)


@pytest.mark.parametrize(
    "vector", OURS, ids=lambda vector: f"{vector.rule}-{vector.id}"
)
def test_figures_come_out(vector: Vector) -> None:
    run, _ = RULES[vector.rule]
    vector.comes_out_of(run)
