"""By when a case is reviewed: hours that are open, on business days, in local time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.policies.review_deadline import (
    NeverOpenError,
    OpeningHours,
    StandardReviewDeadline,
)
from debt_domain.values.policy import PolicyInput

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = OpeningHours(opens=time(9), closes=time(17))


@dataclass(frozen=True)
class Closed:
    """A calendar with some days off."""

    days: frozenset[date] = frozenset()
    name: str = "days off 1"

    def is_business_day(self, day: date, /) -> bool:
        return day not in self.days


def due(
    policy: StandardReviewDeadline,
    year: int,
    month: int,
    day: int,
    hour: int,
    minute: int = 0,
) -> datetime:
    """Give the deadline of what begins at a local time, in local time."""
    local = datetime(year, month, day, hour, minute, tzinfo=BERLIN)
    begins_at = local.astimezone(UTC)
    return policy(begins_at, BERLIN).due_at.astimezone(BERLIN)


def test_by_default_it_is_48_hours_within_the_week() -> None:
    assert due(StandardReviewDeadline(), 2026, 3, 2, 15, 30) == datetime(
        2026, 3, 4, 15, 30, tzinfo=BERLIN
    )


def test_the_weekend_does_not_count() -> None:
    policy = StandardReviewDeadline()
    assert due(policy, 2026, 3, 5, 15) == datetime(2026, 3, 9, 15, tzinfo=BERLIN)
    assert due(policy, 2026, 3, 7, 15) == datetime(2026, 3, 11, tzinfo=BERLIN)


def test_nor_does_a_holiday() -> None:
    calendar = Closed(frozenset({date(2026, 3, 3)}))
    policy = StandardReviewDeadline(calendar=calendar)
    assert due(policy, 2026, 3, 2, 15) == datetime(2026, 3, 5, 15, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ((2, 10), (3, 10)),
        ((2, 7), (2, 17)),
        ((2, 9), (2, 17)),
        ((2, 17), (3, 17)),
        ((2, 23), (3, 17)),
        ((6, 13), (9, 13)),
    ],
)
def test_only_opening_hours_count(
    begins: tuple[int, int], ends: tuple[int, int]
) -> None:
    policy = StandardReviewDeadline(hours=8, opening=(OFFICE,))
    expected = datetime(2026, 3, *ends, tzinfo=BERLIN)
    assert due(policy, 2026, 3, *begins) == expected


def test_a_break_at_noon_does_not_count() -> None:
    morning = OpeningHours(opens=time(9), closes=time(12))
    afternoon = OpeningHours(opens=time(14), closes=time(17))
    policy = StandardReviewDeadline(hours=5, opening=(afternoon, morning))
    assert due(policy, 2026, 3, 2, 11) == datetime(2026, 3, 3, 10, tzinfo=BERLIN)


def test_hours_are_elapsed_ones_when_the_clock_goes_forward() -> None:
    """On 29 March 2026 the hour after 2:00 does not exist in Berlin."""
    policy = StandardReviewDeadline(
        hours=24, opening=(OpeningHours(weekdays=tuple(range(7))),)
    )
    assert due(policy, 2026, 3, 28, 12) == datetime(2026, 3, 29, 13, tzinfo=BERLIN)


def test_and_when_it_goes_back() -> None:
    """On 25 October 2026 the hour after 2:00 comes twice in Berlin."""
    policy = StandardReviewDeadline(
        hours=24, opening=(OpeningHours(weekdays=tuple(range(7))),)
    )
    assert due(policy, 2026, 10, 24, 12) == datetime(2026, 10, 25, 11, tzinfo=BERLIN)


def test_the_office_opens_by_the_clock_on_the_wall_in_summer_too() -> None:
    policy = StandardReviewDeadline(hours=8, opening=(OFFICE,))
    assert due(policy, 2026, 3, 27, 13) == datetime(2026, 3, 30, 13, tzinfo=BERLIN)


def test_an_opening_that_the_clock_skips_has_no_time() -> None:
    night = OpeningHours(weekdays=(6,), opens=time(2, 45), closes=time(3))
    policy = StandardReviewDeadline(hours=1, opening=(night,))
    expected = datetime(2026, 4, 26, 3, tzinfo=BERLIN)
    assert due(policy, 2026, 3, 23, 12) == expected


def test_the_deadline_keeps_the_policy_its_version_and_its_inputs() -> None:
    begins_at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    policy = StandardReviewDeadline(
        version=5, hours=16, opening=(OFFICE,), calendar=Closed()
    )
    deadline = policy(begins_at, BERLIN)
    assert deadline.name_and_version == "standard_review_deadline:5"
    assert deadline.inputs == (
        PolicyInput(name="begins_at", value="2026-03-02T09:30:00+00:00"),
        PolicyInput(name="time_zone", value="Europe/Berlin"),
        PolicyInput(name="hours", value="16"),
        PolicyInput(name="opening", value="0,1,2,3,4 09:00-17:00"),
        PolicyInput(name="calendar", value="days off 1"),
    )


@dataclass(frozen=True)
class Never:
    """A calendar without business days."""

    name: str = "a strike"

    def is_business_day(self, day: date, /) -> bool:
        return day > date.max


@pytest.mark.parametrize(
    "policy",
    [StandardReviewDeadline(opening=()), StandardReviewDeadline(calendar=Never())],
)
def test_something_is_open(policy: StandardReviewDeadline) -> None:
    with pytest.raises(NeverOpenError) as refusal:
        policy(datetime(2026, 3, 2, tzinfo=UTC), UTC)
    assert refusal.value.calendar == policy.calendar.name


INSTANTS = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001  the strategy adds the zone
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(INSTANTS, st.integers(1, 100), st.timedeltas(timedelta(0), timedelta(days=9)))
def test_who_begins_later_is_not_due_earlier(
    begins_at: datetime, hours: int, later: timedelta
) -> None:
    policy = StandardReviewDeadline(hours=hours, opening=(OFFICE,))
    first = policy(begins_at, BERLIN).due_at
    assert first - begins_at >= timedelta(hours=hours)
    assert policy(begins_at + later, BERLIN).due_at >= first
