"""Sharing money out: the promises that hold for every split and every total."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.errors import (
    AmountNotWholeError,
    DuplicatePartyError,
    NegativeWeightError,
    NoPositiveWeightError,
    PartyNameError,
    ReversalExceedsPaymentError,
    SplitTooFineError,
    UnknownPartyError,
    WeightNotExactError,
)
from debt_domain.values.split import MAX_DENOMINATOR, Split


class Terms(BaseModel, frozen=True, extra="forbid", strict=True):
    split: Split


def split_of(*weights: int | Fraction) -> Split:
    return Split.of(*((f"p{i}", weight) for i, weight in enumerate(weights)))


WEIGHTS = st.lists(st.integers(0, 60), min_size=1, max_size=8).filter(any)
SPLITS = WEIGHTS.map(lambda weights: split_of(*weights))
TOTALS = st.integers(-(10**18), 10**18) | st.integers(-2000, 2000)
CHANGES = st.lists(st.integers(-(10**6), 10**6), max_size=12)


@given(SPLITS, TOTALS)
def test_cumulative_amounts_sum_to_the_total(split: Split, total: int) -> None:
    assert sum(split.cumulative(total)) == total


@given(SPLITS, TOTALS)
def test_each_party_stands_within_the_proven_bound(split: Split, total: int) -> None:
    n = sum(weight > 0 for weight in split.weights)
    bound = 1 - Fraction(1, 2 * n - 2) if n > 1 else 0
    for party, amount in zip(split.parties, split.cumulative(total), strict=True):
        assert abs(amount - total * split.share_of(party)) <= bound


@given(SPLITS, TOTALS, st.integers(0, 10**9))
def test_parts_of_money_coming_in_are_never_negative(
    split: Split, before: int, change: int
) -> None:
    parts = split.parts(before, change)
    assert min(parts) >= 0
    assert sum(parts) == change


@given(SPLITS, TOTALS)
def test_negative_total_is_the_mirror(split: Split, total: int) -> None:
    assert split.cumulative(-total) == tuple(-part for part in split.cumulative(total))


@given(SPLITS, CHANGES, st.data())
def test_balances_do_not_depend_on_order(
    split: Split, changes: list[int], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(changes))
    assert _balances(split, shuffled) == _balances(split, changes)


@given(SPLITS, CHANGES)
def test_balances_do_not_depend_on_how_money_was_cut(
    split: Split, changes: list[int]
) -> None:
    assert _balances(split, changes) == split.cumulative(sum(changes))


@given(SPLITS, TOTALS, st.integers(0, 10**6))
def test_payment_and_its_reversal_leave_nothing(
    split: Split, before: int, amount: int
) -> None:
    given_minor = split.parts(before, amount)
    reversal = split.whole_reversal(before + amount, given_minor)
    assert reversal.rounding == (0,) * len(split.parties)
    assert reversal.parts == tuple(-part for part in given_minor)


@given(st.integers(1, 500), st.integers(1, 500), st.integers(0, 10**12))
def test_two_parties_are_rounded_to_nearest_a_half_to_the_first(
    first: int, second: int, total: int
) -> None:
    nearest = (2 * first * total + first + second) // (2 * (first + second))
    assert split_of(first, second).cumulative(total) == (nearest, total - nearest)


@given(st.lists(st.integers(0, 12), min_size=2, max_size=6).filter(any))
def test_units_go_as_the_published_rule_says_step_by_step(weights: list[int]) -> None:
    split = split_of(*weights)
    expected = _tijdeman(split.weights)
    totals = range(split.denominator + 1)
    assert [split.cumulative(total) for total in totals] == expected


def _tijdeman(weights: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Follow the rule literally, with fractions: the oracle for the heap."""
    period, n = sum(weights), sum(weight > 0 for weight in weights)
    threshold = Fraction(1, 2 * n - 2) if n > 1 else Fraction(0)
    given_minor = [0] * len(weights)
    rows = [tuple(given_minor)]
    for step in range(1, period + 1):
        lags = {
            i: Fraction(weight * step, period) - given_minor[i]
            for i, weight in enumerate(weights)
            if weight
        }
        eligible = [i for i, lag in lags.items() if lag >= threshold]
        chosen = min(eligible, key=lambda i: (1 - threshold - lags[i]) / weights[i])
        given_minor[chosen] += 1
        rows.append(tuple(given_minor))
    return rows


def test_one_whole_period_of_50_30_20() -> None:
    split = split_of(50, 30, 20)
    rows = [split.cumulative(total) for total in range(11)]
    units = [
        [b > a for a, b in zip(*pair, strict=True)].index(True) + 1
        for pair in pairwise(rows)
    ]
    assert units == [1, 2, 1, 3, 1, 2, 1, 3, 2, 1]


def test_equal_parties_are_served_in_the_order_named() -> None:
    rows = [split_of(1, 1, 1, 1).cumulative(total) for total in (1, 2, 3)]
    assert rows == [(1, 0, 0, 0), (1, 1, 0, 0), (1, 1, 1, 0)]
    ahead, behind = Split.of(("A", 1), ("P", 1)), Split.of(("P", 1), ("A", 1))
    assert ahead.cumulative(1) == behind.cumulative(1) == (1, 0)


def test_party_without_weight_gets_nothing_and_counts_for_nothing() -> None:
    assert split_of(0, 1, 0, 2).cumulative(100) == (0, 33, 0, 67)
    assert split_of(0, 3).cumulative(-7) == (0, -7)


def test_amounts_beyond_a_double_are_exact() -> None:
    total = 2**53 + 1
    assert sum(split_of(1, 1, 1).cumulative(total)) == total
    assert split_of(1, 1).parts(10**30, 1) == (1, 0)


def test_ten_payments_of_a_cent_end_at_six_and_four() -> None:
    assert _balances(split_of(60, 40), [1] * 10) == (6, 4)


def _balances(split: Split, changes: list[int]) -> tuple[int, ...]:
    before, balances = 0, (0,) * len(split.parties)
    for change in changes:
        parts = split.parts(before, change)
        balances = tuple(map(add, balances, parts))
        before += change
    return balances


def test_partial_reversals_of_all_that_is_left() -> None:
    split = split_of(20, 80)
    assert split.reversal(33333, 11111, left_minor=33333) == (-2223, -8888)
    assert split.reversal(22222, 22222, left_minor=22222) == (-4444, -17778)


@pytest.mark.parametrize(("amount", "left"), [(11, 10), (1, 0), (0, 10), (-1, 10)])
def test_reversal_of_more_than_is_left_is_refused(amount: int, left: int) -> None:
    with pytest.raises(ReversalExceedsPaymentError) as refusal:
        split_of(60, 40).reversal(100, amount, left_minor=left)
    assert (refusal.value.amount_minor, refusal.value.left_minor) == (amount, left)


def test_weights_are_brought_to_lowest_terms() -> None:
    split = Split.of(
        ("A", Fraction("33.3")), ("P", Fraction("33.3")), ("L", Fraction("33.4"))
    )
    assert split.shares == (("A", 333), ("P", 333), ("L", 334))
    assert split.parties == ("A", "P", "L")
    assert split.weights == (333, 333, 334)
    assert split.denominator == 1000
    assert Split.of(("A", 60), ("P", 40)) == Split((("A", 3), ("P", 2)))
    assert hash(Split.of(("A", 60), ("P", 40))) == hash(Split.of(("A", 3), ("P", 2)))
    assert Split.of(("A", 60), ("P", 40)) != Split.of(("P", 40), ("A", 60))


def test_share_of_a_party_is_exact() -> None:
    split = Split.of(("A", 60), ("P", 40), ("L", 0))
    assert [split.share_of(party) for party in "APL"] == [
        Fraction(3, 5),
        Fraction(2, 5),
        0,
    ]
    with pytest.raises(UnknownPartyError, match=r"'CLIENT' has no share.*A, P, L"):
        split.share_of("CLIENT")


@pytest.mark.parametrize("weight", [0.5, 60.0, True, "60", None])
def test_inexact_weight_is_refused(weight: int) -> None:
    with pytest.raises(WeightNotExactError, match=r"of 'A' .* an int or a Fraction"):
        Split.of(("A", weight), ("P", 40))


def test_negative_weight_is_refused() -> None:
    with pytest.raises(NegativeWeightError, match="weight -1/2 of 'P'"):
        Split.of(("A", 1), ("P", Fraction(-1, 2)))


def test_split_without_a_weight_is_refused() -> None:
    for shares in ((), (("A", 0), ("P", 0))):
        with pytest.raises(
            NoPositiveWeightError, match="at least one weight above zero"
        ):
            Split.of(*shares)


def test_party_named_twice_is_refused() -> None:
    with pytest.raises(DuplicatePartyError, match="'A' is named twice"):
        Split.of(("A", 1), ("P", 1), ("A", 1))


@pytest.mark.parametrize("party", ["", 7, None])
def test_party_without_a_name_is_refused(party: str) -> None:
    with pytest.raises(PartyNameError):
        Split.of((party, 1))


def test_denominator_above_a_million_is_refused_after_reducing() -> None:
    assert split_of(2, 2 * (MAX_DENOMINATOR - 1)).denominator == MAX_DENOMINATOR
    with pytest.raises(
        SplitTooFineError, match=r"1,000,001.*at most 1,000,000"
    ) as refusal:
        split_of(1, MAX_DENOMINATOR)
    assert (refusal.value.denominator, refusal.value.limit) == (1_000_001, 1_000_000)


@pytest.mark.parametrize("figure", [1.0, True, "1"])
def test_figure_that_is_no_int_is_refused(figure: int) -> None:
    split = split_of(60, 40)
    refusals: dict[str, Callable[[], object]] = {
        "total_minor": lambda: split.cumulative(figure),
        "before_minor": lambda: split.parts(figure, 1),
        "change_minor": lambda: split.parts(1, figure),
        "amount_minor": lambda: split.reversal(1, figure, left_minor=1),
        "left_minor": lambda: split.reversal(1, 1, left_minor=figure),
    }
    for field, refused in refusals.items():
        with pytest.raises(AmountNotWholeError, match=f"^{field}: "):
            refused()


@given(SPLITS)
def test_split_in_a_message_survives_json(split: Split) -> None:
    terms = Terms(split=split)
    assert Terms.model_validate_json(terms.model_dump_json()) == terms


def test_json_form_is_in_lowest_terms() -> None:
    text = '{"split":{"shares":[["A",3],["P",2]]}}'
    assert Terms(split=Split.of(("A", 60), ("P", 40))).model_dump_json() == text
    assert Terms.model_validate_json(text.replace("3", "60").replace("2", "40")) == (
        Terms.model_validate_json(text)
    )


@pytest.mark.parametrize(
    "shares",
    [
        "[]",
        '[["A",0.5]]',
        '[["A",1.0]]',
        '[["A",true]]',
        '[["A",-1],["P",2]]',
        '{"A":1}',
    ],
)
def test_other_json_is_refused(shares: str) -> None:
    with pytest.raises(ValidationError):
        Terms.model_validate_json(f'{{"split":{{"shares":{shares}}}}}')


def test_a_refusal_is_a_rejection_and_a_value_error_with_a_stable_code() -> None:
    for error, code in {
        PartyNameError: "split.party_name",
        DuplicatePartyError: "split.duplicate_party",
        UnknownPartyError: "split.unknown_party",
        WeightNotExactError: "split.weight_not_exact",
        NegativeWeightError: "split.negative_weight",
        NoPositiveWeightError: "split.no_positive_weight",
        SplitTooFineError: "split.too_fine",
        ReversalExceedsPaymentError: "split.reversal_exceeds_payment",
    }.items():
        assert issubclass(error, RejectedError)
        assert issubclass(error, ValueError)
        assert error.code == code


@given(SPLITS, st.integers(-10_000, 10_000))
def test_odd_units_are_what_whole_rounds_leave_over(split: Split, total: int) -> None:
    units = split.odd_units(total)
    rounds = abs(total) // split.denominator
    given_out = [
        rounds * weight + units.count(party)
        for party, weight in zip(split.parties, split.weights, strict=True)
    ]
    assert given_out == [abs(part) for part in split.cumulative(total)]
