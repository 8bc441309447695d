"""Business days of a country or region, by the package `holidays`."""

from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version

import holidays

from debt_adapters.errors import UnknownCalendarError


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """The business days of a country, or of one of its regions.

    Attributes:
        country: Two letters, such as `DE`.
        region: The country's own code of a region, such as `BY`; None: the holidays
            that the whole country has.

    Raises:
        UnknownCalendarError: The package does not know the country or the region.

    Example:
        >>> epiphany = date(2026, 1, 6)
        >>> HolidayCalendar("DE", "BY").is_business_day(epiphany)
        False
        >>> HolidayCalendar("DE", "BE").is_business_day(epiphany)
        True
    """

    country: str
    region: str | None = None
    _days: holidays.HolidayBase = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look the country up."""
        try:
            days = holidays.country_holidays(self.country, subdiv=self.region)
        except NotImplementedError:
            raise UnknownCalendarError(
                country=self.country, region=self.region
            ) from None
        object.__setattr__(self, "_days", days)

    @property
    def name(self) -> str:
        """The package with its version, and the place."""
        place = self.country if self.region is None else f"{self.country}-{self.region}"
        return f"holidays {version('holidays')} {place}"

    def is_business_day(self, day: date, /) -> bool:
        """Tell whether it is neither a holiday nor of the country's weekend."""
        return self._days.is_working_day(day)
