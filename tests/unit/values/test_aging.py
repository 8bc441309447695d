"""Full calendar months, and what has been open for longer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.values.aging import OpenInvoice, full_months, over_days, over_months
from tests.platform_inputs import INPUTS, SUBMITTED_ON, open_invoices

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2024, 7, 22), date(2026, 7, 21), 23),
        (date(2024, 7, 22), date(2026, 7, 22), 24),
        (date(2025, 1, 31), date(2025, 2, 27), 0),
        (date(2025, 1, 31), date(2025, 2, 28), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2025, 2, 28), date(2025, 3, 31), 1),
        (date(2026, 5, 1), date(2026, 5, 1), 0),
        (date(2026, 5, 1), date(2025, 1, 1), 0),
    ],
)
def test_a_month_is_full_on_its_day_or_on_the_last_there_is(
    since: date, until: date, months: int
) -> None:
    assert full_months(since, until) == months


@given(since=DAYS, until=DAYS)
def test_months_never_fall_as_time_passes(since: date, until: date) -> None:
    later = until + timedelta(days=1)
    assert 0 <= full_months(since, later) - full_months(since, until) <= 1


@given(since=DAYS, months=st.integers(1, 40))
def test_a_month_has_28_to_31_days(since: date, months: int) -> None:
    assert full_months(since, since + timedelta(days=31 * months)) >= months
    assert full_months(since, since + timedelta(days=28 * months - 1)) < months


@pytest.mark.parametrize("name", INPUTS)
def test_the_shipped_submissions_are_as_old_as_expected(name: str) -> None:
    on, invoices, expected = SUBMITTED_ON, open_invoices(name), INPUTS[name]["expected"]
    assert [full_months(x.due_on, on) for x in invoices] == [
        x["fullMonthsOverdue"] for x in INPUTS[name]["invoices"]
    ]
    assert over_months(invoices, 12, on) == expected["over12MonthsMinor"]
    assert over_months(invoices, 24, on) == expected["over24MonthsMinor"]
    assert over_days(invoices, 180, on) == expected["over180DaysMinor"]


def test_what_is_at_the_age_counts_by_months_and_not_by_days() -> None:
    invoice = OpenInvoice(due_on=date(2025, 7, 22), open_minor=100_00)
    assert over_months((invoice,), 12, date(2026, 7, 22)) == 100_00
    assert over_months((invoice,), 12, date(2026, 7, 21)) == 0
    assert over_days((invoice,), 365, date(2026, 7, 22)) == 0
    assert over_days((invoice,), 365, date(2026, 7, 23)) == 100_00
