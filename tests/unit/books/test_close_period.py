from datetime import date

import pytest

from debt_domain.books.commands import ClosePeriod
from debt_domain.books.decisions import BOOKS
from debt_domain.books.errors import PeriodClosedError, PeriodNotOverError
from debt_domain.books.events import PeriodClosed
from debt_domain.testing import TODAY, Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.context import Context

MARCH = date(2026, 3, 31)
CLOSED = PeriodClosed(through=MARCH)
FINANCE = a_context(Context, Role.FINANCE)


def test_nothing_more_is_booked_before_the_first_open_day() -> None:
    Given(BOOKS, (), FINANCE).when(ClosePeriod(through=MARCH)).then(CLOSED)
    assert Given(BOOKS, (), FINANCE).state.first_open_on == date.min
    assert Given(BOOKS, (CLOSED,), FINANCE).state.first_open_on == date(2026, 4, 1)


@pytest.mark.parametrize("day", [MARCH, date(2026, 2, 28)])
def test_a_closed_period_is_not_closed_again(day: date) -> None:
    outcome = Given(BOOKS, (CLOSED,), FINANCE).when(ClosePeriod(through=day))
    assert outcome.then_refused(PeriodClosedError).closed_through == MARCH


def test_today_is_not_over() -> None:
    outcome = Given(BOOKS, (), FINANCE).when(ClosePeriod(through=TODAY))
    assert outcome.then_refused(PeriodNotOverError).today == TODAY


def test_only_platform_and_finance_close() -> None:
    context = a_context(Context, Role.COLLECTOR)
    outcome = Given(BOOKS, (), context).when(ClosePeriod(through=MARCH))
    outcome.then_refused(RoleNotAllowedError)
