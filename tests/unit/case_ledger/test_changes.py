"""What a fact changes, day by day: two ledgers side by side."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.case_ledger.replay import Replay, Turn
from debt_domain.case_ledger.standing import Standing, changes, standing
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component, Waterfall
from tests.unit.case_ledger.ledger_text import Books

MAY_1 = date(2026, 5, 1)
FACTS = st.lists(
    st.tuples(
        st.sampled_from(["pay", "reverse", "claim", "credit", "forgive", "accrue"]),
        st.integers(0, 9),
        st.integers(1, 6),
    ),
    max_size=12,
)


@given(FACTS, FACTS, st.sampled_from(Waterfall))
def test_changes_up_to_a_day_are_what_two_replays_differ_by_on_it(
    facts: list[tuple[str, int, int]],
    late: list[tuple[str, int, int]],
    waterfall: Waterfall,
) -> None:
    """By the definition: a replay of each ledger for each day, and no walk at all."""
    ledger = Books()
    due = (("9.00", MAY_1),)
    ledger.open("9.00", "0.40", "2.00", waterfall, MAY_1, invoices=due)
    for number, fact in enumerate(facts):
        _note(ledger, number, *fact)
    for number, (kind, days, minor) in enumerate(late, start=len(facts)):
        before = ledger.state
        _note(ledger, number, kind, days, minor)
        _require_by_definition(before, ledger.state)


def _note(ledger: Books, number: int, kind: str, days: int, minor: int) -> None:
    """Record a fact, whatever the day, if it is allowed."""
    on, euros = MAY_1 + timedelta(days=days), Money(minor * 100, "EUR").text()
    last = next(reversed([*ledger.state.receipts]), "none")
    with suppress(RejectedError):
        match kind:
            case "pay":
                ledger.receive(f"P{number}", euros, on=on)
            case "reverse":
                ledger.reverse(last, euros, on=on)
            case "claim":
                ledger.correct(euros, on=on)
            case "credit":
                ledger.correct(f"-{euros}", on=on)
            case "forgive":
                ledger.discount(last, euros, on=on)
            case _:
                ledger.accrue(on, rate_bps=10_000 * minor)


def _require_by_definition(before: CaseLedgerState, after: CaseLedgerState) -> None:
    changed, days = list(changes(before, after, MAY_1)), range(12)
    for day in (MAY_1 + timedelta(days=number) for number in days):
        total = Counter[tuple[str, Component]]()
        for change in (x for x in changed if x.on <= day):
            for key, amounts in (*change.covered.items(), *change.lowered.items()):
                total.update({(key, x): minor for x, minor in amounts.items()})
            total.update({("", Component.INTEREST): change.interest_minor})
        expected = _amounts(standing(after, day))
        expected.subtract(_amounts(standing(before, day)))
        assert _not_zero(total) == _not_zero(expected)


def _amounts(found: Standing) -> Counter[tuple[str, Component]]:
    amounts = Counter({("", Component.INTEREST): found.interest_minor})
    for key, minors in (*found.covered.items(), *found.lowered.items()):
        amounts.update({(key, x): minor for x, minor in minors.items()})
    return amounts


def _not_zero(
    amounts: Mapping[tuple[str, Component], int],
) -> Mapping[tuple[str, Component], int]:
    return {key: minor for key, minor in amounts.items() if minor}


def test_an_accrual_that_counts_no_more_leaves_no_trace() -> None:
    """Interest that fell has moved money; the next accrual is as if it never had."""
    ledger = Books()
    ledger.open("900.00", on=MAY_1, invoices=(("900.00", MAY_1),))
    day = timedelta(days=1)
    ledger.accrue(MAY_1 + day, rate_bps=100_000)
    ledger.receive("P1", "30.00", on=MAY_1 + 2 * day)
    ledger.accrue(MAY_1 + 3 * day, rate_bps=1_000)
    before = ledger.state
    ledger.receive("LATE", "1.00", on=MAY_1)
    ledger.accrue(MAY_1 + 4 * day, rate_bps=100_000)
    _require_by_definition(before, ledger.state)


def test_a_late_fact_takes_as_many_turns_as_there_are_receipts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of two ledgers takes each receipt's turn once, however late the fact is."""
    ledger = Books("100.00")
    for number in range(20):
        ledger.receive(f"P{number}", "3.00", on=MAY_1 + timedelta(days=number))
    before = ledger.state
    ledger.receive("LATE", "3.00", on=MAY_1)
    turns, take = list[Turn](), Replay.take

    def counted(replay: Replay, turn: Turn) -> None:
        turns.append(turn)
        take(replay, turn)

    monkeypatch.setattr(Replay, "take", counted)
    assert list(changes(before, ledger.state, MAY_1))
    assert len(turns) == 20 + 21
