"""Rates of interest a year, by the day from which they count."""

from datetime import date
from enum import StrEnum

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


class AnnualRate(Message, frozen=True):
    """A rate from a day on, until the next one.

    Attributes:
        from_on: The first day it counts for.
        rate_bps: In hundredths of a percent a year, any points included.
        source: Such as `contract` or `ECB main refinancing 2.15 % + 8 points`.
    """

    from_on: date
    rate_bps: int
    source: Text
