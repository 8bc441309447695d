"""Parts of a year, and the rates that count in a time."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.values.interest_rate import AnnualRate, DayCount, rate_periods

YEAR = date(2026, 1, 1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def rate(from_on: date, rate_bps: int, *, stays: bool = False) -> AnnualRate:
    return AnnualRate(from_on=from_on, rate_bps=rate_bps, source="-", stays=stays)


@pytest.mark.parametrize(
    ("day_count", "part"),
    [
        (DayCount.ACT_365, Fraction(366, 365)),
        (DayCount.ACT_360, Fraction(366, 360)),
        (DayCount.THIRTY_E_360, Fraction(1)),
    ],
)
def test_a_leap_year(day_count: DayCount, part: Fraction) -> None:
    assert day_count.part_of_year(date(2024, 1, 1), date(2025, 1, 1)) == part


@given(st.sampled_from(DayCount), DAYS, DAYS, DAYS)
def test_parts_of_a_year_add_up(
    day_count: DayCount, first: date, second: date, third: date
) -> None:
    first, second, third = sorted((first, second, third))
    parts = (
        day_count.part_of_year(first, second),
        day_count.part_of_year(second, third),
    )
    assert sum(parts) == day_count.part_of_year(first, third)


@given(st.sets(DAYS, min_size=1, max_size=5), DAYS, st.integers(1, 2000))
def test_every_day_has_the_rate_in_force_on_it(
    begun: set[date], after: date, days: int
) -> None:
    rates = [rate(day, number) for number, day in enumerate(sorted(begun))]
    through = after + timedelta(days=days)
    found = {
        x.after + timedelta(days=n): x.rate
        for x in rate_periods(rates, after, through)
        for n in range(1, (x.through - x.after).days + 1)
    }
    for number in range(1, days + 1):
        day = after + timedelta(days=number)
        in_force = [x for x in rates if x.from_on <= day]
        assert found.get(day) == (in_force[-1] if in_force else None)


def test_a_rate_that_stays_outlives_those_that_follow() -> None:
    rates = (
        rate(YEAR, 11_75, stays=True),
        rate(date(2026, 7, 1), 12_00, stays=True),
    )
    begun = rate_periods(rates, date(2026, 3, 1), date(2027, 1, 1))
    assert [x.rate.rate_bps for x in begun] == [11_75]
    later = rate_periods(rates, date(2026, 6, 30), date(2027, 1, 1))
    assert [x.rate.rate_bps for x in later] == [12_00]
