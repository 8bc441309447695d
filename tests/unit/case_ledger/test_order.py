"""Property 3: in what order facts become known makes no difference in the end."""

from datetime import timedelta
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Waterfall
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_CLIENT,
    PLATFORM,
    REVENUE_SHARE,
    Books,
)

EVEN = Split.of(("CLIENT", 1), ("SUBMITTER", 1), ("PLATFORM", 2))
TERMS = st.sampled_from([REVENUE_SHARE, COMMISSION.model_copy(update={"split": EVEN})])


class Payment(NamedTuple):
    """What comes on a day, and what of it is reversed, one after the other."""

    amount: int
    day: int
    holder: Holder
    reversals: tuple[int, ...]


@st.composite
def payments(draw: st.DrawFn) -> Payment:
    amount = draw(st.integers(1, 9))
    first = draw(st.integers(0, amount))
    second = draw(st.integers(0, amount - first))
    holder = draw(st.sampled_from([PLATFORM, HELD_BY_A, HELD_BY_CLIENT]))
    reversals = tuple(x for x in (first, second) if x)
    return Payment(amount, draw(st.integers(0, 5)), holder, reversals)


def posted(
    order: list[int], paid: list[Payment], terms: ResolvedTerms, waterfall: Waterfall
) -> Books:
    """Post each payment when its number comes first, then a reversal each time."""
    ledger = Books()
    ledger.open("0.10", "0.05", "0.03", waterfall)
    ledger.adopt(terms)
    waiting = {number: list(payment.reversals) for number, payment in enumerate(paid)}
    for number in order:
        payment, key = paid[number], f"P{number}"
        day = TODAY + timedelta(days=payment.day)
        if key not in ledger.state.receipts:
            ledger.receive(key, euros(payment.amount), payment.holder, day)
        else:
            ledger.reverse(key, euros(waiting[number].pop(0)), day)
    return ledger


@given(
    st.lists(payments(), min_size=1, max_size=6),
    st.data(),
    TERMS,
    st.sampled_from(Waterfall),
)
def test_any_order_ends_at_the_same_balances(
    paid: list[Payment],
    data: st.DataObject,
    terms: ResolvedTerms,
    waterfall: Waterfall,
) -> None:
    steps = [
        number
        for number, payment in enumerate(paid)
        for _ in range(1 + len(payment.reversals))
    ]
    one, other = (data.draw(st.permutations(steps)) for _ in range(2))
    ledger = posted(one, paid, terms, waterfall)
    assert ledger.balances() == posted(other, paid, terms, waterfall).balances()


@given(st.lists(payments(), min_size=1, max_size=6), TERMS, st.sampled_from(Waterfall))
def test_what_came_and_went_leaves_no_trace(
    paid: list[Payment], terms: ResolvedTerms, waterfall: Waterfall
) -> None:
    steps = [
        number
        for number, payment in enumerate(paid)
        for _ in range(1 + len(payment.reversals))
    ]
    left = [
        payment._replace(amount=payment.amount - sum(payment.reversals), reversals=())
        for payment in paid
    ]
    kept = [payment for payment in left if payment.amount]
    ledger = posted(steps, paid, terms, waterfall)
    anew = posted([*range(len(kept))], kept, terms, waterfall)
    assert ledger.balances() == anew.balances()


def euros(minor: int) -> str:
    return Money(minor, "EUR").text()
