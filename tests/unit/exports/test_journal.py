"""Which entries a journal has, and what is surveyed of them."""

import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

import pytest

from debt_adapters.exports import frames
from debt_adapters.exports.beancount import beancount
from debt_adapters.exports.csv_rows import journal_csv
from debt_adapters.exports.fec import fec
from debt_adapters.exports.frames import arrow_batches
from debt_adapters.exports.hledger import hledger
from debt_adapters.exports.journal import (
    DayKind,
    Journal,
    RecordedEntry,
    logged_entries,
)
from debt_adapters.exports.survey import surveyed
from debt_adapters.memory import MemoryEventLog
from tests.made_up_entries import (
    APRIL,
    MADE_UP,
    MARCH,
    MAY,
    NEXT_YEAR,
    append_made_up,
    journal_of,
    posted,
    recorded_entries,
)

CASE = "ledger:case:C-1"
LATE = posted("EUR", [("Held:Platform", 9), ("Suspense", -9)], MAY, APRIL)
EARLY = posted("EUR", [("Held:Platform", 4), ("Suspense", -4)], MARCH)


def days(journal: Journal) -> list[date]:
    return [journal.day_of(x.event) for x in journal.entries()]


def test_a_period_includes_both_its_days() -> None:
    journal = journal_of(*MADE_UP)
    assert days(replace(journal, from_on=APRIL, through_on=MAY)) == [APRIL, APRIL, MAY]
    assert days(replace(journal, from_on=NEXT_YEAR)) == [NEXT_YEAR]
    assert len(days(journal)) == len(MADE_UP)


def test_a_late_fact_is_in_its_period_by_the_day_that_was_asked_for() -> None:
    april = replace(journal_of((CASE, LATE)), from_on=APRIL, through_on=APRIL)
    assert days(april) == []
    assert days(replace(april, day_kind=DayKind.EFFECTIVE)) == [APRIL]


def test_what_was_before_the_period_opens_it() -> None:
    survey = surveyed(replace(journal_of((CASE, EARLY), (CASE, LATE)), from_on=MAY))
    assert survey.opening == {("Held:Platform", "EUR"): 4, ("Suspense", "EUR"): -4}
    (may,) = survey.month_ends()
    assert may.last_on == date(2026, 5, 31)
    assert may.day_after == date(2026, 6, 1)
    assert may.balances == {("Held:Platform", "EUR"): 13, ("Suspense", "EUR"): -13}


def test_every_month_has_its_end_from_an_account_s_first_posting_on() -> None:
    second = posted("EUR", [("Vat", 1), ("Suspense", -1)], NEXT_YEAR)
    survey = surveyed(journal_of((CASE, EARLY), (CASE, second)))
    ends = list(survey.month_ends())
    assert [x.last_on.month for x in ends] == [*range(3, 13), 1, 2]
    assert all(x.balances["Suspense", "EUR"] == -4 for x in ends[:-1])
    assert [("Vat", "EUR") in x.balances for x in ends] == [False] * 11 + [True]


def test_an_account_opens_on_its_first_day_with_all_its_currencies() -> None:
    dollars = posted("USD", [("Suspense", 1), ("Held:Platform", -1)], MARCH)
    survey = surveyed(journal_of((CASE, LATE), (CASE, dollars)))
    assert survey.currencies == ("EUR", "USD")
    assert list(survey.accounts()) == [
        ("Held:Platform", MARCH, ("EUR", "USD")),
        ("Suspense", MARCH, ("EUR", "USD")),
    ]


def test_a_log_s_entries_are_read_up_to_where_it_ended() -> None:
    log, seen = MemoryEventLog(), list[int]()
    append_made_up(log, "acme")
    source = logged_entries(log, seen.append)
    assert [x.event for x in source()] == [entry for _, entry in MADE_UP]
    assert [x.event for x in source()] == [entry for _, entry in MADE_UP]
    assert seen == [*range(1, 8), *range(1, 8)]


@pytest.mark.parametrize(
    "export", [beancount, hledger, journal_csv, fec, arrow_batches]
)
def test_the_memory_does_not_grow_with_the_entries(
    export: Callable[[Journal], Iterable[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "BATCH", 1000)
    made_up = recorded_entries((CASE, LATE), (CASE, EARLY))

    def peak(count: int) -> int:
        def source() -> Iterator[RecordedEntry]:
            return islice(cycle(made_up), count)

        tracemalloc.start()
        try:
            for _ in export(Journal(source=source)):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2)
    assert peak(9_000) < 2 * peak(3_000)
