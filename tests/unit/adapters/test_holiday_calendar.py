"""Business days of countries and regions."""

from datetime import UTC, date, datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pytest

from debt_adapters.errors import UnknownCalendarError
from debt_adapters.holiday_calendar import HolidayCalendar
from debt_domain.policies.review_deadline import StandardReviewDeadline

EPIPHANY = date(2026, 1, 6)


@pytest.mark.parametrize(
    ("country", "region", "day", "is_one"),
    [
        ("DE", None, EPIPHANY, True),
        ("DE", "BY", EPIPHANY, False),
        ("DE", None, date(2026, 12, 25), False),
        ("DE", None, date(2026, 1, 10), False),
        ("NO", None, date(2026, 5, 18), True),
        ("NO", None, date(2027, 5, 17), False),
    ],
)
def test_a_place_has_its_own_days(
    country: str, region: str | None, day: date, *, is_one: bool
) -> None:
    assert HolidayCalendar(country, region).is_business_day(day) is is_one


@pytest.mark.parametrize(("country", "region"), [("ZZ", None), ("DE", "ZZ")])
def test_a_place_is_known(country: str, region: str | None) -> None:
    with pytest.raises(UnknownCalendarError) as error:
        HolidayCalendar(country, region)
    assert (error.value.country, error.value.region) == (country, region)


def test_its_version_is_kept_with_a_deadline() -> None:
    policy = StandardReviewDeadline(calendar=HolidayCalendar("DE", "BY"))
    begins_at = datetime(2026, 1, 5, 11, tzinfo=UTC)
    deadline = policy(begins_at, ZoneInfo("Europe/Berlin"))
    assert deadline.due_at == datetime(2026, 1, 8, 11, tzinfo=UTC)
    assert deadline.inputs[-1].value == f"holidays {version('holidays')} DE-BY"
