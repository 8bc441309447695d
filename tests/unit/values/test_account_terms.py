import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.values.account_terms import (
    AccountTerms,
    PayoutDayError,
    PayoutSchedule,
)

WEEKLY = PayoutSchedule.WEEKLY
# 1 June 2026 is a Monday.
MONDAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("payout_day", "day", "paid_on"),
    [
        (1, MONDAY, MONDAY),
        (1, date(2026, 6, 2), date(2026, 7, 1)),
        (15, date(2026, 12, 16), date(2027, 1, 15)),
        (28, date(2026, 1, 31), date(2026, 2, 28)),
    ],
)
def test_a_month_has_one_day_of_payout(
    payout_day: int, day: date, paid_on: date
) -> None:
    assert AccountTerms(payout_day=payout_day).next_payout_on(day) == paid_on


@pytest.mark.parametrize(
    ("payout_day", "day", "paid_on"),
    [
        (1, MONDAY, MONDAY),
        (5, MONDAY, date(2026, 6, 5)),
        (1, date(2026, 6, 2), date(2026, 6, 8)),
    ],
)
def test_so_has_a_week(payout_day: int, day: date, paid_on: date) -> None:
    terms = AccountTerms(payout_schedule=WEEKLY, payout_day=payout_day)
    assert terms.next_payout_on(day) == paid_on


@given(payout_day=st.integers(1, 28), day=st.dates(max_value=date(9999, 11, 1)))
def test_it_is_the_first_such_day_that_is_not_past(payout_day: int, day: date) -> None:
    found = AccountTerms(payout_day=payout_day).next_payout_on(day)
    days = (day + timedelta(days=n) for n in range(32))
    assert found == next(x for x in days if x.day == payout_day)


def test_a_week_has_no_eighth_day() -> None:
    assert AccountTerms(payout_schedule=WEEKLY, payout_day=7).payout_day == 7
    refusal = str(PayoutDayError(payout_day=8))
    with pytest.raises(ValueError, match=re.escape(refusal)):
        AccountTerms(payout_schedule=WEEKLY, payout_day=8)
