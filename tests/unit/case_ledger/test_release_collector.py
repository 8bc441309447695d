from datetime import timedelta

import pytest

from debt_domain.case_ledger.errors import CollectorNotEngagedError
from debt_domain.testing import TODAY
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books, books

TOMORROW = TODAY + timedelta(days=1)


def engaged() -> Books:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE)
    ledger.engage("AS-1")
    return ledger


def test_it_is_paid_for_what_came_before() -> None:
    ledger = engaged()
    ledger.receive("P1", "100.00")
    ledger.release("AS-1", on=TOMORROW)
    ledger.receive("P2", "100.00", on=TOMORROW)
    assert ledger.state.balance("Due:Partner:N") == -15_00


def test_what_came_on_the_day_of_its_release_before_it_stays_its_own() -> None:
    ledger = engaged()
    ledger.receive("P1", "100.00", on=TOMORROW)
    ledger.release("AS-1", on=TOMORROW)
    ledger.engage("AS-2", on=TOMORROW)
    ledger.receive("P2", "40.00", on=TOMORROW)
    assert ledger.state.pots["collector:AS-1"] == 100_00
    assert ledger.state.pots["collector:AS-2"] == 40_00


def test_what_came_later_than_its_release_is_taken_back() -> None:
    ledger = engaged()
    ledger.receive("P1", "100.00", on=TOMORROW + timedelta(days=1))
    assert ledger.release("AS-1", on=TOMORROW) == books("""
        pay_collector
          Dr Due:Partner:N 15.00 | Cr Expense:Network 15.00
        """)


def test_its_successor_has_a_running_total_of_its_own() -> None:
    ledger = engaged()
    ledger.receive("P1", "100.00")
    ledger.release("AS-1", on=TOMORROW)
    ledger.engage("AS-2", on=TOMORROW)
    ledger.receive("P2", "40.00", on=TOMORROW)
    assert ledger.state.pots["collector:AS-1"] == 100_00
    assert ledger.state.pots["collector:AS-2"] == 40_00


@pytest.mark.parametrize("assignment_id", ["AS-1", "AS-9"])
def test_only_an_engaged_collector_is_released(assignment_id: str) -> None:
    ledger = engaged()
    ledger.release("AS-1")
    ledger.engage("AS-2")
    with pytest.raises(CollectorNotEngagedError) as caught:
        ledger.release(assignment_id)
    assert caught.value.engaged == ("AS-2",)
