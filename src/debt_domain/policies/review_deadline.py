"""By when the platform has reviewed a case."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import ClassVar, Final, Protocol

from typing_extensions import override

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.policy import PolicyDeadline, PolicyInput

DAYS_LOOKED_AT: Final = 3653
"""How far ahead a deadline is sought: ten years."""

_DAY: Final = timedelta(days=1)


class ReviewDeadlinePolicy(Protocol):
    """Asked once, when a review begins; its answer is kept in the event."""

    def __call__(self, begins_at: datetime, time_zone: tzinfo, /) -> PolicyDeadline:
        """Give the deadline with the policy's name, version and inputs.

        Args:
            begins_at: The instant at which the review can begin, in UTC.
            time_zone: The tenant's, in which opening hours are.
        """
        ...


class BusinessCalendar(Protocol):
    """Says which days are business days, in one country or region."""

    @property
    def name(self) -> str:
        """What it is and of which version, as it is kept with a deadline."""
        ...

    def is_business_day(self, day: date, /) -> bool:
        """Tell whether a day is one, whatever the hours on it are."""
        ...


@dataclass(frozen=True, slots=True)
class NoHolidays:
    """A calendar for which every day is a business day."""

    name: str = "no holidays"

    def is_business_day(self, day: date, /) -> bool:
        """Say yes.

        >>> NoHolidays().is_business_day(date(2026, 12, 25))
        True
        """
        return day <= date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """Hours that open anew on each of some days of the week, by the clock on the wall.

    Attributes:
        weekdays: The days, from 0 for Monday to 6 for Sunday.
        opens: When they begin.
        closes: When they end; midnight is that at the end of the day.
    """

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    opens: time = time.min
    closes: time = time.min

    @override
    def __str__(self) -> str:
        days = ",".join(map(str, self.weekdays))
        return f"{days} {self.opens:%H:%M}-{self.closes:%H:%M}"

    def on(self, day: date, time_zone: tzinfo) -> tuple[datetime, datetime]:
        """Give the instants at which they begin and end on a day, in UTC."""
        last_day = day + _DAY if self.closes == time.min else day
        return (
            datetime.combine(day, self.opens, time_zone).astimezone(UTC),
            datetime.combine(last_day, self.closes, time_zone).astimezone(UTC),
        )


class NeverOpenError(RejectedError):
    """Opening hours and calendar leave enough time for a review.

    Attributes:
        calendar: The calendar's name.
    """

    code: ClassVar[str] = "review_deadline.never_open"

    def __init__(self, *, calendar: str) -> None:
        accepted = "opening hours on business days"
        super().__init__(
            f"review: with {calendar} too few hours are open; accepted are {accepted}",
            field="review",
            value=calendar,
            accepted=accepted,
        )
        self.calendar = calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardReviewDeadline:
    """So many hours, of which only those count that are open on business days.

    Hours are elapsed time: one that the clock on the wall skips or repeats, at a change
    of summer time, counts as often as it passes. By default each hour of Monday to
    Friday counts, so that 48 hours are two business days.

    Attributes:
        version: Raised with every change of the hours or the calendar.
        hours: How long the review may take.
        opening: The hours that count; two on a day are given by two of them, which do
            not overlap.
        calendar: Which days are business days.

    Example:
        >>> friday_noon = datetime(2026, 3, 6, 12, tzinfo=UTC)
        >>> StandardReviewDeadline()(friday_noon, UTC).due_at.isoformat()
        '2026-03-10T12:00:00+00:00'
    """

    version: int = 1
    hours: int = 48
    opening: tuple[OpeningHours, ...] = (OpeningHours(),)
    calendar: BusinessCalendar = field(default_factory=NoHolidays)

    def __call__(self, begins_at: datetime, time_zone: tzinfo, /) -> PolicyDeadline:
        """Give the instant at which the hours are over.

        Raises:
            NeverOpenError: Ten years have fewer hours that are open.
        """
        return PolicyDeadline(
            policy="standard_review_deadline",
            version=self.version,
            due_at=self._due_at(begins_at, time_zone),
            inputs=(
                PolicyInput(name="begins_at", value=begins_at.isoformat()),
                PolicyInput(name="time_zone", value=str(time_zone)),
                PolicyInput(name="hours", value=str(self.hours)),
                PolicyInput(name="opening", value="; ".join(map(str, self.opening))),
                PolicyInput(name="calendar", value=self.calendar.name),
            ),
        )

    def _due_at(self, begins_at: datetime, time_zone: tzinfo) -> datetime:
        left = timedelta(hours=self.hours)
        for opens_at, closes_at in self._open(begins_at, time_zone):
            counted_from = max(opens_at, begins_at)
            if closes_at - counted_from >= left:
                return counted_from + left
            left -= max(closes_at - counted_from, timedelta(0))
        raise NeverOpenError(calendar=self.calendar.name)

    def _open(
        self, begins_at: datetime, time_zone: tzinfo
    ) -> Iterator[tuple[datetime, datetime]]:
        """Give the hours that are open from a day on, in the order of time."""
        first = begins_at.astimezone(time_zone).date()
        days = (first + number * _DAY for number in range(DAYS_LOOKED_AT))
        for day in days:
            if self.calendar.is_business_day(day):
                yield from sorted(
                    hours.on(day, time_zone)
                    for hours in self.opening
                    if day.weekday() in hours.weekdays
                )
