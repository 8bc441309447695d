from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.reports.bank_lines import BankLine
from debt_domain.reports.bank_postings import BankPosting
from debt_domain.reports.matching import (
    Ambiguity,
    Match,
    MatchReason,
    match,
    quotes,
)

DAY = date(2026, 3, 10)


def line(
    line_id: str,
    amount_minor: int,
    remittance: str = "",
    day: int = 0,
    end_to_end_id: str | None = None,
) -> BankLine:
    on = DAY + timedelta(days=day)
    return BankLine(
        line_id=line_id,
        booked_on=on,
        value_on=on,
        amount_minor=amount_minor,
        currency="EUR",
        remittance=remittance,
        end_to_end_id=end_to_end_id,
    )


def posting(
    posting_id: str, amount_minor: int, *references: str, day: int = 0
) -> BankPosting:
    return BankPosting(
        posting_id=posting_id,
        effective_on=DAY + timedelta(days=day),
        amount_minor=amount_minor,
        currency="EUR",
        rule="receive",
        references=references,
    )


def test_a_quoted_reference_is_the_strongest_reason_however_far_apart() -> None:
    found = match(
        [line("1", 500, "payment P-77, thanks")],
        [posting("a", 500, "P-77", day=40), posting("b", 500, "P-78")],
        within_days=5,
    )
    assert found.matches == (
        Match(lines=("1",), postings=("a",), reason=MatchReason.REFERENCE, days=40),
    )
    assert found.postings == ("b",)


def test_an_end_to_end_id_is_a_reason_of_its_own() -> None:
    found = match([line("1", 500, "", 0, "P-77")], [posting("a", 500, "P-77")], 5)
    assert found.matches[0].reason is MatchReason.END_TO_END_ID


def test_without_a_reference_the_days_decide() -> None:
    lines = [line("1", 500), line("2", 700)]
    near, far = posting("a", 500, day=5), posting("b", 700, day=6)
    found = match(lines, [near, far], within_days=5)
    assert [(x.lines, x.reason, x.days) for x in found.matches] == [
        (("1",), MatchReason.DATE, 5)
    ]
    assert (found.lines, found.postings) == (("2",), ("b",))


def test_of_several_like_ones_those_of_the_same_day_go_together() -> None:
    lines = [line("1", 500), line("2", 500, day=2)]
    postings = [posting("a", 500, day=2), posting("b", 500)]
    found = match(lines, postings, within_days=5)
    assert {(x.lines, x.postings) for x in found.matches} == {
        (("1",), ("b",)),
        (("2",), ("a",)),
    }


def test_what_could_go_several_ways_is_ambiguous() -> None:
    lines = [line("1", 500), line("2", 500)]
    postings = [posting("a", 500), posting("b", 500)]
    found = match(lines, postings, within_days=5)
    assert not found.matches
    (ambiguity,) = found.ambiguities
    assert (ambiguity.lines, ambiguity.postings) == (("1", "2"), ("a", "b"))
    assert ambiguity.reasons == (MatchReason.DATE,)


def test_a_line_may_be_the_sum_of_several_postings() -> None:
    postings = [posting("a", 300), posting("b", 200), posting("c", 9)]
    found = match([line("1", 500)], postings, within_days=5)
    assert found.matches == (
        Match(lines=("1",), postings=("a", "b"), reason=MatchReason.SUM, days=0),
    )
    assert found.postings == ("c",)


def test_a_posting_may_be_the_sum_of_several_lines() -> None:
    lines = [line("1", -300), line("2", -200), line("3", 500)]
    found = match(lines, [posting("a", -500)], within_days=5)
    assert found.matches[0].lines == ("1", "2")
    assert found.lines == ("3",)


def test_sums_that_come_out_in_several_ways_are_ambiguous() -> None:
    postings = [posting("a", 300), posting("b", 200), posting("c", 200)]
    found = match([line("1", 500)], postings, within_days=5)
    assert found.ambiguities[0].postings == ("a", "b", "c")
    lines = [line("1", 300), line("2", 200), line("3", 200)]
    found = match(lines, [posting("a", 500)], within_days=5)
    assert found.ambiguities[0].lines == ("1", "2", "3")


def test_no_sum_is_sought_among_too_many() -> None:
    postings = [posting(str(at), 100 + at) for at in range(13)]
    found = match([line("1", 203)], postings, within_days=5)
    assert found.lines == ("1",)


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("C-17", True),
        ("az c-17.", True),
        ("(C-17)", True),
        ("C-17, C-18", True),
        ("C-170", False),
        ("AC-17", False),
        ("C-17-b", False),
        ("C-17.5", False),
        ("", False),
    ],
)
def test_a_reference_is_quoted_as_a_whole(text: str, is_quoted: bool) -> None:  # noqa: FBT001  pytest gives it
    assert quotes(line("1", 1, text), ["C-17"]) is is_quoted


def test_a_reference_of_two_letters_says_nothing() -> None:
    assert not quotes(line("1", 1, "to A1 with love"), ["A1"])


AMOUNTS = st.sampled_from([-300, -200, -100, 100, 200, 300, 500])
WORDS = st.sampled_from(["P-1", "P-2", "P-3", ""])
DAYS = st.integers(0, 9)
LINES = st.lists(st.tuples(AMOUNTS, WORDS, DAYS), max_size=8)


@given(LINES, LINES, st.integers(0, 6))
def test_everything_is_in_exactly_one_place_and_adds_up(
    at_bank: Sequence[tuple[int, str, int]],
    in_books: Sequence[tuple[int, str, int]],
    days: int,
) -> None:
    lines = [line(f"L{at}", *it) for at, it in enumerate(at_bank)]
    postings = [
        posting(f"P{at}", amount, word, day=day)
        for at, (amount, word, day) in enumerate(in_books)
    ]
    found = match(lines, postings, within_days=days)
    groups: tuple[Match | Ambiguity, ...] = (*found.matches, *found.ambiguities)
    placed = Counter(chain(found.lines, *(x.lines for x in groups)))
    assert placed == Counter(x.line_id for x in lines)
    placed = Counter(chain(found.postings, *(x.postings for x in groups)))
    assert placed == Counter(x.posting_id for x in postings)
    amounts = {x.line_id: x.amount_minor for x in lines}
    amounts |= {x.posting_id: x.amount_minor for x in postings}
    for x in found.matches:
        assert sum(amounts[y] for y in x.lines) == sum(amounts[y] for y in x.postings)
        assert x.days <= days or x.reason is not MatchReason.DATE
