"""The figures of `tests/vectors/money.json` that come out of a ledger's entries."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal

import pytest
from pydantic import BaseModel, Field

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line
from debt_domain.accounting.positions import positions
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.split import Split
from tests.money_vectors import VECTORS, Figures, Vector
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_CLIENT,
    PLATFORM,
    REVENUE_SHARE,
    Books,
    terms,
)

NAMES: Final = {"A": "SUBMITTER", "P": "PLATFORM", "CLIENT": "CLIENT"}
HOLDERS: Final[Mapping[str, Holder]] = {
    "A": HELD_BY_A,
    "P": PLATFORM,
    "CLIENT": HELD_BY_CLIENT,
}
OUT_OF_REACH: Final = {
    "s042": "a receipt of nothing is refused",
}


class Happening(BaseModel, frozen=True):
    type: Literal["payment", "reversal", "transfer"]
    amount: int | None = None
    of: int | None = None
    holder: str = "P"
    giver: str = Field(default="P", alias="from")
    taker: str = Field(default="P", alias="to")


class Shared(BaseModel, frozen=True):
    weights: tuple[int | str, ...]
    payments: tuple[int, ...] = ()
    of: int | None = None
    reversals: tuple[int, ...] = ()
    events: tuple[Happening, ...] = ()

    @property
    def resolved(self) -> ResolvedTerms:
        two = len(self.weights) == 2
        parties = (*COMMISSION.split.parties, "COLLECTOR")
        names = ("SUBMITTER", "PLATFORM") if two else parties[: len(self.weights)]
        weights = map(Fraction, self.weights)
        split = Split.of(*zip(names, weights, strict=True))
        return (REVENUE_SHARE if two else COMMISSION).model_copy(
            update={"split": split}
        )


class Model(BaseModel, frozen=True):
    model: RevenueModel = RevenueModel.REVENUE_SHARE
    split: tuple[tuple[str, str], ...]
    fee: int = 0
    cases: int = 1
    commission: str | None = None
    payments: tuple[int, ...] = ()
    events: tuple[Happening, ...] = ()

    @property
    def resolved(self) -> ResolvedTerms:
        shares = {party: Fraction(percent) / 100 for party, percent in self.split}
        rate = None if self.commission is None else Fraction(self.commission) / 100
        resolved = terms(shares["P"], commission=rate, model=self.model)
        if rate is None:
            named = ((NAMES[party], shares[party]) for party, _ in self.split)
            assert resolved.split == Split.of(*named)
        return resolved


class Run:
    """A case with a claim that no payment of the vectors exceeds."""

    def __init__(self, resolved: ResolvedTerms, fee: int = 0) -> None:
        self.ledger = Books("1000000.00")
        self.split = resolved.split
        self.entries: list[EntryPosted] = []
        if fee:
            self.ledger.charge(_text(fee))
        self.ledger.adopt(resolved, collector_id="N")

    def pay(self, amount: int, holder: str = "P") -> None:
        self.ledger.receive(f"P{len(self.entries)}", _text(amount), HOLDERS[holder])
        self._keep_entry()

    def reverse(self, of: int, amount: int | None = None) -> None:
        left = self.ledger.state.receipts[f"P{of}"].left_minor
        self.ledger.reverse(f"P{of}", _text(left if amount is None else amount))
        self._keep_entry()

    def happen(self, events: Sequence[Happening]) -> None:
        for event in events:
            if event.type == "reversal":
                assert event.of is not None
                self.reverse(event.of, event.amount)
                continue
            assert event.amount is not None
            if event.type == "payment":
                self.pay(event.amount, event.holder)
            else:
                giver, taker = HOLDERS[event.giver], HOLDERS[event.taker]
                self.ledger.transfer(giver, taker, _text(event.amount))
                self._keep_entry()

    @property
    def parts(self) -> list[tuple[int, ...]]:
        receipts = (entry.receipt for entry in self.entries)
        return [x.pots[0].parts_minor for x in receipts if x is not None]

    @property
    def totals(self) -> list[int]:
        return [sum(column) for column in zip(*self.parts, strict=True)]

    def by_party(self, amounts: Sequence[int]) -> dict[str, int]:
        names = {name: party for party, name in NAMES.items()}
        parties = (names[name] for name in self.split.parties)
        return dict(zip(parties, amounts, strict=True))

    def shown(self, at: int, derivation: Derivation) -> list[int]:
        """Give what the lines of one derivation do for each party, by its account."""
        accounts = {
            "SUBMITTER": "Due:Partner:A",
            "PLATFORM": "Income:Share",
            "CLIENT": "Due:Partner:A:ForClient",
        }
        lines = [x for x in self.entries[at].lines if x.derivation is derivation]
        return [_credited(lines, accounts[name]) for name in self.split.parties]

    def _keep_entry(self) -> None:
        entry = self.ledger.history[-1]
        assert isinstance(entry, EntryPosted)
        self.entries.append(entry)


def _credited(lines: Sequence[Line], account: str) -> int:
    return -sum(line.amount_minor for line in lines if line.account == account)


def _text(minor: int) -> str:
    return Money(minor, "EUR").text()


def payments(given: Figures) -> Figures:
    case = Shared.model_validate(given)
    run = Run(case.resolved)
    for amount in case.payments:
        run.pay(amount)
    return {"parts": run.parts, "totals": run.totals}


def reverse_full(given: Figures) -> Figures:
    case = Shared.model_validate(given)
    assert case.of is not None
    run = Run(case.resolved)
    for amount in case.payments:
        run.pay(amount)
    run.reverse(case.of)
    return {
        "mirror": run.shown(-1, Derivation.MIRROR),
        "rounding": run.shown(-1, Derivation.ROUNDING),
        "parts": run.parts[-1],
    }


def reverse_partial(given: Figures) -> Figures:
    case = Shared.model_validate(given)
    assert case.of is not None
    run = Run(case.resolved)
    for amount in case.payments:
        run.pay(amount)
    for amount in case.reversals:
        run.reverse(case.of, amount)
    left = run.ledger.state.receipts[f"P{case.of}"].left_minor
    return {"parts": run.parts[len(case.payments) :], "left": left}


def events(given: Figures) -> Figures:
    case = Shared.model_validate(given)
    run = Run(case.resolved)
    run.happen(case.events)
    rounding = [
        run.shown(at, Derivation.ROUNDING)
        if any(line.derivation is Derivation.MIRROR for line in entry.lines)
        else None
        for at, entry in enumerate(run.entries)
    ]
    return {"parts": run.parts, "rounding": rounding, "totals": run.totals}


def commission_split(given: Figures) -> Figures:
    case = Model.model_validate(given)
    run = Run(case.resolved)
    for amount in case.payments:
        run.pay(amount)
    parts = [run.by_party(part) for part in run.parts]
    return {"parts": parts, "totals": run.by_party(run.totals)}


def revenue_case(given: Figures) -> Figures:
    """What A's balance, which the fee lowers, says about fee and payout."""
    case = Model.model_validate(given)
    run = Run(case.resolved, case.fee)
    standing = [_due_to_submitter(run)]
    for amount in case.payments:
        run.pay(amount)
        standing.append(_due_to_submitter(run))
    happened = [
        {
            "split": run.by_party(part),
            "fee_netted": max(-before, 0) - max(-after, 0),
            "fee_open": max(-after, 0),
            "payable_to_A": max(after, 0) - max(before, 0),
        }
        for part, before, after in zip(run.parts, standing, standing[1:], strict=False)
    ]
    split, open_ = run.by_party(run.totals), max(-standing[-1], 0)
    totals = {
        "A_split": split["A"],
        "P_split": split["P"],
        "fee_netted": case.fee - open_,
        "fee_open": open_,
        "payable_to_A": max(standing[-1], 0),
        "platform": split["P"] + case.fee - open_,
    }
    return {"events": happened, "totals": totals}


def _due_to_submitter(run: Run) -> int:
    return -run.ledger.state.balance("Due:Partner:A")


def standings(given: Figures) -> Figures:
    case = Model.model_validate(given)
    owed = Counter[str]()
    for _ in range(case.cases):
        run = Run(case.resolved, case.fee)
        run.happen(case.events)
        owed.update(positions(run.ledger.state.balances, run.ledger.state.client_id))
    names = {"A": "PARTNER:A", "P": "PLATFORM"}
    if case.commission is not None:
        names["CLIENT"] = "CLIENT:K"
    assert set(owed) <= set(names.values())
    return {"positions": {party: owed[name] for party, name in names.items()}}


RULES: Final[Mapping[str, tuple[Callable[[Figures], Figures], int]]] = {
    "payments": (payments, 5),
    "reverse_full": (reverse_full, 6),
    "reverse_partial": (reverse_partial, 4),
    "events": (events, 3),
    "commission_split": (commission_split, 2),
    "revenue_case": (revenue_case, 3),
    "positions": (standings, 12),
}
OURS: Final = tuple(
    vector
    for vector in VECTORS
    if vector.rule in RULES and vector.id not in OUT_OF_REACH
)


def test_every_rule_is_there_with_all_its_vectors() -> None:
    assert Counter(v.rule for v in OURS) == {rule: n for rule, (_, n) in RULES.items()}
    assert {v.id for v in VECTORS} >= set(OUT_OF_REACH)


@pytest.mark.parametrize(
    "vector", OURS, ids=lambda vector: f"{vector.rule}-{vector.id}"
)
def test_figures_come_out(vector: Vector) -> None:
    run, _ = RULES[vector.rule]
    vector.comes_out_of(run)
