from datetime import date

import pytest

from debt_domain.case_ledger.errors import ClaimWithdrawnError
from debt_domain.values.interest_rate import DayCount
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books, books

OPENED = date(2026, 2, 1)
MARCH_2, MARCH_3, APRIL_1 = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 1)
INVOICES = (("500.00", date(2026, 1, 31)), ("1000.00", date(2026, 1, 1)))


def owed() -> Books:
    """Two invoices, at 10 % a year: 60 days of the one, 30 of the other by 2 March."""
    ledger = Books()
    ledger.open("0", invoices=INVOICES, on=OPENED)
    ledger.adopt(REVENUE_SHARE, on=OPENED)
    return ledger


def test_each_invoice_bears_interest_from_the_day_after_it_is_due() -> None:
    ledger = owed()
    # 1,000.00 x 10 % x 60 / 365 + 500.00 x 10 % x 30 / 365 = 16.438... + 4.109...
    assert ledger.accrue(MARCH_2) == books("""
        accrue_interest
          Dr Debtor:Interest 20.55 | Cr Claimed 20.55
        """)
    assert ledger.entries[-1].effective_on == MARCH_2


def test_how_often_it_is_accrued_makes_no_difference() -> None:
    daily, once = owed(), owed()
    for day in range(1, 29):
        daily.accrue(date(2026, 2, day))
    once.accrue(date(2026, 2, 28))
    assert daily.balances() == once.balances()


def test_nothing_is_posted_twice() -> None:
    ledger = owed()
    ledger.accrue(MARCH_2)
    assert ledger.accrue(MARCH_2) == ""


def test_a_payment_stops_the_interest_of_the_oldest_invoice_from_its_day_on() -> None:
    ledger = owed()
    ledger.accrue(MARCH_2)
    ledger.receive("P1", "1021.92", on=MARCH_3)
    # 1,001.37 went to principal: 498.63 x 10 % x 30 / 365 = 4.098...
    assert ledger.accrue(APRIL_1) == books("""
        accrue_interest
          Dr Debtor:Interest 4.10 | Cr Claimed 4.10
        """)


def test_a_late_payment_lowers_what_was_accrued_and_frees_what_covered_it() -> None:
    ledger = owed()
    ledger.accrue(MARCH_2)
    ledger.receive("P1", "1021.92", on=MARCH_3)
    # 500.00 less from 11 February: 20 days x 10 % = 2.74 less interest by 2 March.
    assert ledger.receive("P2", "500.00", on=date(2026, 2, 11)) == books("""
        receive
          Dr Recovered 500.00 | Cr Debtor:Principal 500.00
          Dr Held:Platform 500.00 | Cr Due:Partner:A 300.00 | Cr Income:Share 200.00
        accrue_interest
          Cr Debtor:Interest 2.74 | Dr Claimed 2.74
        restate
          Cr Recovered 4.11 | Dr Debtor:Interest 2.74 | Dr Debtor:Principal 1.37
          Dr Due:Partner:A 2.46 | Dr Income:Share 1.65 | Cr Due:Debtor 4.11
        """)
    days = [entry.effective_on for entry in ledger.entries[-3:]]
    assert days == [date(2026, 2, 11), MARCH_2, MARCH_3]


def test_a_reversal_raises_what_was_accrued() -> None:
    ledger = owed()
    ledger.receive("P1", "1500.00", on=OPENED)
    assert ledger.accrue(MARCH_2) == books("""
        accrue_interest
          Dr Debtor:Interest 8.22 | Cr Claimed 8.22
        """)
    assert ledger.reverse("P1", "1500.00", on=APRIL_1) == books("""
        accrue_interest
          Dr Debtor:Interest 12.33 | Cr Claimed 12.33
        reverse
          Cr Recovered 1,500.00 | Dr Debtor:Principal 1,500.00
          Dr Due:Partner:A 900.00 (mirror) | Dr Income:Share 600.00 (mirror) | Cr Held:Platform 1,500.00
        """)
    assert ledger.entries[-2].effective_on == APRIL_1


def test_years_have_360_days_where_that_was_agreed() -> None:
    ledger = owed()
    ledger.accrue(date(2026, 3, 31), day_count=DayCount.THIRTY_E_360)
    # 1,000.00 x 10 % x 89 / 360 + 500.00 x 10 % x 60 / 360 = 24.722... + 8.333...
    assert ledger.state.balance("Debtor:Interest") == 33_06


def test_without_a_due_date_there_is_no_interest() -> None:
    ledger = Books("1000.00")
    assert ledger.accrue(date(2027, 6, 1)) == ""


def test_what_is_claimed_later_bears_interest_from_then() -> None:
    ledger = Books()
    ledger.open("0", invoices=(), interest="1.00", on=OPENED)
    ledger.correct("365.00", on=MARCH_2)
    ledger.accrue(date(2026, 3, 12))
    assert ledger.state.balance("Debtor:Interest") == 2_00


def test_a_withdrawn_claim_bears_none() -> None:
    ledger = Books()
    ledger.withdraw()
    with pytest.raises(ClaimWithdrawnError):
        ledger.accrue(APRIL_1)
