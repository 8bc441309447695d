"""The standing itself: what each receipt covers, from the dated facts alone."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.case_ledger.decisions.money import covered_last
from debt_domain.case_ledger.standing import standing
from debt_domain.testing import TODAY
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component, Waterfall
from tests.unit.case_ledger.ledger_text import Books

MAY_1, MAY_10, MAY_20 = date(2026, 5, 1), date(2026, 5, 10), date(2026, 5, 20)
PRINCIPAL, FEES = Component.PRINCIPAL, Component.FEES
STEPS = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5), st.booleans()))


def test_each_receipt_meets_what_was_open_on_its_day() -> None:
    ledger = Books()
    ledger.open("1.00", fees="0.50", on=MAY_1)
    ledger.receive("P2", "1.20", on=MAY_20)
    ledger.receive("P1", "0.70", on=MAY_10)
    covered = standing(ledger.state).covered
    assert (covered["P1"][FEES], covered["P1"][PRINCIPAL]) == (50, 20)
    assert (covered["P2"][FEES], covered["P2"][PRINCIPAL]) == (0, 80)
    assert standing(ledger.state, MAY_10).covered.keys() == {"P1"}


def test_what_was_reversed_is_as_if_it_had_never_come_from_then_on() -> None:
    ledger = Books()
    ledger.open("1.00", on=MAY_1)
    ledger.receive("P1", "0.80", on=MAY_1)
    ledger.receive("P2", "0.40", on=MAY_10)
    ledger.reverse("P1", "0.80", on=MAY_20)
    before, after = standing(ledger.state, MAY_10), standing(ledger.state, MAY_20)
    assert (before.covered["P1"][PRINCIPAL], before.covered["P2"][PRINCIPAL]) == (
        80,
        20,
    )
    assert (after.covered["P1"][PRINCIPAL], after.covered["P2"][PRINCIPAL]) == (0, 40)


@given(STEPS, st.sampled_from(Waterfall))
def test_what_comes_last_is_posted_as_a_replay_of_all_would_have_it(
    steps: list[tuple[int, int, bool]], waterfall: Waterfall
) -> None:
    """The fast path: no late fact, so the balances alone say what is covered."""
    ledger, day = Books(), TODAY
    ledger.open("0.09", "0.04", "0.02", waterfall)
    for number, (days, amount, reversed_) in enumerate(steps):
        day += timedelta(days=days)
        key, euros = f"P{number}", Money(amount, "EUR").text()
        expected = covered_last(ledger.state, amount)
        ledger.receive(key, euros, on=day)
        found = standing(ledger.state).covered[key]
        assert {x: minor for x, minor in found.items() if minor} == expected
        if reversed_:
            ledger.reverse(key, euros, on=day)


def test_a_fact_that_is_not_late_leaves_the_ledger_as_one_entry() -> None:
    """So n receipts in order of their days take n entries and no replay."""
    ledger = Books("100.00")
    for number in range(50):
        ledger.receive(f"P{number}", "3.00", on=TODAY + timedelta(days=number))
    assert len(ledger.entries) == 51
