from datetime import date

import pytest

from debt_domain.case_ledger.errors import CollectorEngagedError, PartyUnnamedError
from debt_domain.values.rate_terms import NetworkPaidBy
from tests.unit.case_ledger.ledger_text import (
    HELD_BY_N,
    NORMAL,
    REVENUE_SHARE,
    Books,
    books,
)

MAY_1, MAY_10 = date(2026, 5, 1), date(2026, 5, 10)


def settled() -> Books:
    ledger = Books()
    ledger.open("1000.00", on=MAY_1)
    ledger.adopt(REVENUE_SHARE, on=MAY_1)
    return ledger


def test_a_collector_is_paid_beside_the_split() -> None:
    ledger = settled()
    ledger.engage("AS-1")
    assert ledger.receive("P1", "1000.00", HELD_BY_N) == books("""
        receive
          Dr Recovered 1,000.00 | Cr Debtor:Principal 1,000.00
          Dr Held:Partner:N 1,000.00 | Cr Due:Partner:A 600.00 | Cr Income:Share 400.00 | Cr Due:Partner:N 150.00 | Dr Expense:Network 150.00
        """)
    assert ledger.positions()["PARTNER:N"] == "-850.00"
    assert ledger.state.pots == {"terms:1": 1000_00, "collector:AS-1": 1000_00}


def test_the_terms_may_take_it_from_the_submitter() -> None:
    ledger = settled()
    ledger.engage("AS-1", paid_by=NetworkPaidBy.SUBMITTER)
    assert ledger.receive("P1", "100.00") == books("""
        receive
          Dr Recovered 100.00 | Cr Debtor:Principal 100.00
          Dr Held:Platform 100.00 | Cr Due:Partner:A 60.00 | Cr Income:Share 40.00 | Cr Due:Partner:N 15.00 | Dr Due:Partner:A 15.00
        """)


def test_its_pay_comes_after_costs() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE.model_copy(update={"costs_first": True}))
    ledger.engage("AS-1")
    ledger.advance("K1", "20.00")
    ledger.receive("P1", "120.00")
    assert ledger.state.balance("Due:Partner:N") == -15_00


def test_a_whole_reversal_mirrors_it() -> None:
    ledger = settled()
    ledger.engage("AS-1")
    ledger.receive("P1", "100.01")
    assert ledger.reverse("P1", "100.01") == books("""
        reverse
          Cr Recovered 100.01 | Dr Debtor:Principal 100.01
          Dr Due:Partner:A 60.01 (mirror) | Dr Income:Share 40.00 (mirror) | Dr Due:Partner:N 15.00 (mirror) | Cr Expense:Network 15.00 | Cr Held:Platform 100.01
        """)


def test_what_came_since_its_first_day_pays_it_too() -> None:
    ledger = settled()
    ledger.receive("P1", "100.00", on=MAY_1)
    ledger.receive("P2", "100.00", on=MAY_10)
    assert ledger.engage("AS-1", on=MAY_10) == books("""
        pay_collector
          Cr Due:Partner:N 15.00 | Dr Expense:Network 15.00
        """)


def test_a_collector_is_engaged_once_for_an_assignment() -> None:
    ledger = settled()
    ledger.engage("AS-1")
    with pytest.raises(CollectorEngagedError) as caught:
        ledger.engage("AS-1")
    assert caught.value.assignment_id == "AS-1"


def test_there_must_be_a_submitter_to_pay_it() -> None:
    ledger = Books()
    ledger.adopt(NORMAL, submitter_id=None, collector_id="N")
    with pytest.raises(PartyUnnamedError):
        ledger.engage("AS-1", paid_by=NetworkPaidBy.SUBMITTER)
