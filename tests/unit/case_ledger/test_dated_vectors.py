"""The figures of `tests/vectors/money.json` in which days or the claim count."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Final, Literal, TypeAlias

import pytest
from pydantic import BaseModel, Field

from debt_domain.accounting.accounts import COST_ADVANCE, DEBTOR, DUE_DEBTOR
from debt_domain.values.interest_rate import DayCount
from debt_domain.values.money import Money
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component, Waterfall
from tests.money_vectors import VECTORS, Figures, Vector
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books

OPENED: Final = date(2024, 1, 1)
NAMES: Final = {"A": "SUBMITTER", "P": "PLATFORM", "L": "LEGAL"}
ACCOUNTS: Final = {
    "A": "Due:Partner:A",
    "P": "Income:Share",
    "L": "Due:Partner:L",
    "costs": COST_ADVANCE,
}
ORDERS: Final = {
    "BGB_367": Waterfall.BGB_367,
    "BGB_497_3": Waterfall.BGB_497_3,
}
Weights: TypeAlias = Mapping[str, int | str]
Pairs: TypeAlias = tuple[tuple[str, int | str], ...]


class Version(BaseModel, frozen=True):
    since: date = Field(alias="from")
    weights: Weights


class Dated(BaseModel, frozen=True):
    day: date = Field(alias="date")
    amount: int


class Versions(BaseModel, frozen=True):
    parties: tuple[str, ...]
    schedule: tuple[Version, ...]
    payments: tuple[Dated, ...]


class Happening(BaseModel, frozen=True):
    type: Literal["payment", "reversal", "adjust"]
    amount: int | None = None
    day: date = Field(default=OPENED, alias="date")
    of: int = 0
    effective: date = OPENED
    terms: Weights = {}


class History(BaseModel, frozen=True):
    parties: tuple[str, ...]
    terms: Weights
    events: tuple[Happening, ...]


class Legal(BaseModel, frozen=True):
    effective: date
    before: Pairs
    after: Pairs
    costs: tuple[Dated, ...]
    receipts: tuple[Dated, ...]


class Claim(BaseModel, frozen=True):
    order: str
    buckets: Mapping[str, int]
    payments: tuple[int, ...]
    split: Pairs = (("A", 60), ("P", 40))


class Segment(BaseModel, frozen=True):
    principal: int
    rate: str
    days: int
    basis: int


class Segments(BaseModel, frozen=True):
    segments: tuple[Segment, ...]


def terms_of(weights: Weights | Pairs, parties: Sequence[str] = ()) -> ResolvedTerms:
    given = dict(weights)
    shares = [(NAMES[x], Fraction(given.get(x, 0))) for x in (parties or given)]
    changes = {"split": Split.of(*shares), "costs_first": "L" in given}
    return REVENUE_SHARE.model_copy(update=changes)


class Run:
    """A case whose claim no payment of the vectors exceeds, from long before."""

    def __init__(self, first: ResolvedTerms, parties: Sequence[str]) -> None:
        self.ledger, self.parties = Books(), parties
        self.ledger.open("1000000.00", on=OPENED)
        self.ledger.adopt(first, on=OPENED)

    def parts(self, step: Callable[[], object]) -> dict[str, int]:
        """Give what a step changes for each party."""
        before = self.ledger.state
        step()
        after = self.ledger.state
        return {
            x: before.balance(ACCOUNTS[x]) - after.balance(ACCOUNTS[x])
            for x in self.parties
        }

    def pay(self, number: int, amount: int, day: date) -> dict[str, int]:
        return self.parts(
            lambda: self.ledger.receive(f"P{number}", euros(amount), on=day)
        )


def euros(minor: int) -> str:
    return Money(minor, "EUR").text()


def total(parts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    return {party: sum(part[party] for part in parts) for party in parts[0]}


def versions(given: Figures) -> Figures:
    case = Versions.model_validate(given)
    first, *later = (
        (version.since, terms_of(version.weights, case.parties))
        for version in case.schedule
    )
    run = Run(first[1], case.parties)
    for since, terms in later:
        run.ledger.adjust(terms, since, on=OPENED)
    parts = [run.pay(n, x.amount, x.day) for n, x in enumerate(case.payments)]
    return {"parts": parts, "totals": total(parts)}


def history(given: Figures) -> Figures:
    case = History.model_validate(given)
    run = Run(terms_of(case.terms, case.parties), case.parties)

    def happen(number: int, event: Happening) -> None:
        match event.type:
            case "payment":
                assert event.amount is not None
                run.ledger.receive(f"P{number}", euros(event.amount), on=event.day)
            case "reversal":
                left = run.ledger.state.receipts[f"P{event.of}"].left_minor
                amount = left if event.amount is None else event.amount
                run.ledger.reverse(f"P{event.of}", euros(amount))
            case "adjust":
                terms = terms_of(event.terms, case.parties)
                run.ledger.adjust(terms, event.effective)

    parts = [
        run.parts(partial(happen, number, event))
        for number, event in enumerate(case.events)
    ]
    return {"parts": parts, "totals": total(parts)}


def legal(given: Figures) -> Figures:
    case = Legal.model_validate(given)
    run = Run(terms_of(case.before), ("costs", "A", "P", "L"))
    run.ledger.adjust(terms_of(case.after), case.effective, on=OPENED)
    advance(run, case)
    parts = [run.pay(n, x.amount, x.day) for n, x in enumerate(case.receipts)]
    return {"parts": parts, "totals": total(parts)}


def legal_backdated(given: Figures) -> Figures:
    case = Legal.model_validate(given)
    run = Run(terms_of(case.before), ("costs", "A", "P", "L"))
    advance(run, case)
    parts = [run.pay(n, x.amount, x.day) for n, x in enumerate(case.receipts)]
    adjustment = run.parts(
        lambda: run.ledger.adjust(terms_of(case.after), case.effective)
    )
    receipts = run.ledger.state.receipts.values()
    moved = [x for x in receipts if x.terms_number == 2]
    days = [x.effective_on for x in moved]
    posted = run.ledger.entries[-len(moved) :]
    assert [x.receipt.effective_on for x in posted if x.receipt] == sorted(days)
    assert {x.rule for x in posted} == {"adjust_split"}
    return {
        "moved": sum(x.applied_minor for x in moved),
        "costs_from": [sum(x.costs.values()) for x in receipts],
        "adjustment": adjustment,
        "totals": total([*parts, adjustment]),
    }


def advance(run: Run, case: Legal) -> None:
    for number, cost in enumerate(case.costs):
        run.ledger.advance(f"K{number}", euros(cost.amount), on=cost.day)


def waterfall(given: Figures) -> Figures:
    case = Claim.model_validate(given)
    ledger = claimed(case)
    payments = [paid(ledger, n, x, case) for n, x in enumerate(case.payments)]
    return {"payments": payments, **unpaid(case, ledger)}


def waterfall_split(given: Figures) -> Figures:
    case = Claim.model_validate(given)
    run = Run(terms_of(case.split), [party for party, _ in case.split])
    run.ledger = claimed(case)
    run.ledger.adopt(terms_of(case.split))
    payments: list[Figures] = []

    def pay(number: int, amount: int) -> None:
        payments.append(paid(run.ledger, number, amount, case))

    splits = [run.parts(partial(pay, n, x)) for n, x in enumerate(case.payments)]
    shared = [
        {**payment, "split": split}
        for payment, split in zip(payments, splits, strict=True)
    ]
    totals = total(splits)
    return {"payments": shared, **unpaid(case, run.ledger), "split_totals": totals}


def unpaid(case: Claim, ledger: Books) -> Figures:
    return {
        "open": buckets(case, ledger.state.balances),
        "refund_total": -ledger.state.balance(DUE_DEBTOR),
    }


def claimed(case: Claim) -> Books:
    ledger = Books()
    principal, interest = case.buckets["principal"], case.buckets["interest"]
    ledger.open(euros(principal), euros(interest), waterfall=ORDERS[case.order])
    if case.buckets["costs"]:
        ledger.advance("K", euros(case.buckets["costs"]))
    return ledger


def paid(ledger: Books, number: int, amount: int, case: Claim) -> Figures:
    before = ledger.state
    ledger.receive(f"P{number}", euros(amount))
    fallen = {
        account: before.balance(account) - ledger.state.balance(account)
        for account in DEBTOR.values()
    }
    refund = before.balance(DUE_DEBTOR) - ledger.state.balance(DUE_DEBTOR)
    return {"applied": buckets(case, fallen), "refund": refund}


def buckets(case: Claim, balances: Mapping[str, int]) -> dict[str, int]:
    return {x: balances.get(DEBTOR[Component(x.upper())], 0) for x in case.buckets}


def interest(given: Figures) -> Figures:
    case = Segments.model_validate(given)
    up_to = date(2024, 12, 31)
    (basis,), (rate,) = (
        {getattr(x, field) for x in case.segments} for field in ("basis", "rate")
    )
    ledger = Books()
    invoices = tuple(
        (euros(x.principal), up_to - timedelta(days=x.days)) for x in case.segments
    )
    ledger.open("0", invoices=invoices, on=OPENED)
    ledger.accrue(up_to, int(Fraction(rate) * 100), DayCount(f"ACT_{basis}"))
    return {"interest": ledger.state.balance("Debtor:Interest")}


RULES: Final[Mapping[str, tuple[Callable[[Figures], Figures], int]]] = {
    "versions": (versions, 2),
    "history": (history, 3),
    "legal": (legal, 3),
    "legal_backdated": (legal_backdated, 3),
    "waterfall": (waterfall, 6),
    "waterfall_split": (waterfall_split, 2),
    "interest": (interest, 6),
}
OURS: Final = tuple(vector for vector in VECTORS if vector.rule in RULES)


def test_every_rule_is_there_with_all_its_vectors() -> None:
    assert Counter(v.rule for v in OURS) == {rule: n for rule, (_, n) in RULES.items()}


@pytest.mark.parametrize(
    "vector", OURS, ids=lambda vector: f"{vector.rule}-{vector.id}"
)
def test_figures_come_out(vector: Vector) -> None:
    run, _ = RULES[vector.rule]
    vector.comes_out_of(run)
