"""Rates of interest a year, by the day from which they count, and parts of a year."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, assert_never

from debt_domain.kernel.message import Message
from debt_domain.values.text import Text


class DayCount(StrEnum):
    """How days become a part of a year.

    ACT_365: the days as they are, of 365. ACT_360: of 360. THIRTY_E_360: months of 30
    days, of 360 (ISDA 2006 section 4.16(g), "Eurobond basis").
    """

    ACT_365 = "ACT_365"
    ACT_360 = "ACT_360"
    THIRTY_E_360 = "THIRTY_E_360"

    def part_of_year(self, after: date, through: date) -> Fraction:
        """Give the days after one day, up to and with another, as part of a year.

        Example:
            >>> DayCount.ACT_365.part_of_year(date(2026, 1, 31), date(2026, 2, 28))
            Fraction(28, 365)
            >>> DayCount.THIRTY_E_360.part_of_year(date(2026, 1, 31), date(2026, 2, 28))
            Fraction(7, 90)
        """
        match self:
            case DayCount.ACT_365:
                return Fraction((through - after).days, 365)
            case DayCount.ACT_360:
                return Fraction((through - after).days, 360)
            case DayCount.THIRTY_E_360:
                return Fraction(_thirty_day_months(after, through), 360)
            case _:
                assert_never(self)


def _thirty_day_months(after: date, through: date) -> int:
    years, months = through.year - after.year, through.month - after.month
    return 360 * years + 30 * months + min(through.day, 30) - min(after.day, 30)


class AnnualRate(Message, frozen=True):
    """A rate from a day on, until the next one.

    Attributes:
        from_on: The first day it counts for.
        rate_bps: In hundredths of a percent a year, any points included.
        source: Such as `contract` or `ECB main refinancing 2.15 % + 8 points`.
        stays: Interest that begins to run under this rate keeps it for good, whatever
            rates come later.
    """

    from_on: date
    rate_bps: int
    source: Text
    stays: bool = False


class RatePeriod(NamedTuple):
    """Days that one rate counts for.

    Attributes:
        rate: The rate.
        after: The day before the first one.
        through: The last one.
    """

    rate: AnnualRate
    after: date
    through: date


def rate_periods(
    rates: Sequence[AnnualRate], after: date, through: date
) -> Iterator[RatePeriod]:
    """Take a time apart by the rates that count in it.

    Args:
        rates: In the order of their days.
        after: The day before the first day, such as an invoice's due date.
        through: The last day.

    Example:
        >>> old = AnnualRate(from_on=date(2026, 1, 1), rate_bps=1015, source="ECB")
        >>> new = AnnualRate(from_on=date(2026, 7, 1), rate_bps=1040, source="ECB")
        >>> found = rate_periods((old, new), date(2026, 6, 20), date(2026, 7, 10))
        >>> tuple((x.rate.rate_bps, x.through.day) for x in found)
        ((1015, 30), (1040, 10))
    """
    first = after + timedelta(days=1)
    begun = [rate for rate in rates if rate.from_on <= first][-1:]
    if not (begun and begun[0].stays):
        begun += [rate for rate in rates if first < rate.from_on <= through]
    before = [max(after, rate.from_on - timedelta(days=1)) for rate in begun]
    for rate, (start, end) in zip(begun, pairwise([*before, through]), strict=True):
        if start < end:
            yield RatePeriod(rate, start, end)
