from datetime import date

import pytest

from debt_domain.case_ledger.errors import CostExistsError, ForeignClientError
from debt_domain.values.holder import Holder
from tests.unit.case_ledger.ledger_text import (
    COMMISSION_BY_PLATFORM,
    HELD_BY_A,
    HELD_BY_CLIENT,
    REVENUE_SHARE,
    Books,
    books,
)

COSTS_FIRST = REVENUE_SHARE.model_copy(update={"costs_first": True})
MAY_1, MAY_10 = date(2026, 5, 1), date(2026, 5, 10)


def advanced(by: Holder | None = None) -> Books:
    ledger = Books()
    ledger.open("1000.00", on=MAY_1)
    ledger.adopt(COSTS_FIRST, on=MAY_1)
    if by is None:
        ledger.advance("K1", "120.00", on=MAY_10)
    else:
        ledger.advance("K1", "120.00", by, on=MAY_10)
    return ledger


def test_the_debtor_owes_what_the_platform_paid() -> None:
    assert Books().advance("K1", "120.00") == books("""
        advance_cost
          Dr Debtor:Costs 120.00 | Cr Claimed 120.00
          Dr CostAdvance 120.00 | Cr Held:Platform:Own 120.00
        """)


def test_what_a_partner_paid_is_noted_as_its_advance() -> None:
    assert Books().advance("K1", "120.00", HELD_BY_A) == books("""
        advance_cost
          Dr Debtor:Costs 120.00 | Cr Claimed 120.00
          Dr CostAdvance 120.00 | Cr Advanced:Partner:A 120.00
        """)


def test_it_is_recovered_before_anything_is_split() -> None:
    ledger = advanced()
    assert ledger.receive("P1", "200.00") == books("""
        receive
          Dr Recovered 200.00 | Cr Debtor:Costs 120.00 | Cr Debtor:Principal 80.00
          Dr Held:Platform 200.00 | Cr CostAdvance 120.00 | Cr Due:Partner:A 48.00 | Cr Income:Share 32.00
        """)
    assert ledger.state.costs["K1"].left_minor == 0


def test_who_advanced_it_is_due_it_again() -> None:
    assert advanced(HELD_BY_A).receive("P1", "120.00") == books("""
        receive
          Dr Recovered 120.00 | Cr Debtor:Costs 120.00
          Dr Held:Platform 120.00 | Cr CostAdvance 120.00 | Dr Advanced:Partner:A 120.00 | Cr Due:Partner:A 120.00
        """)


def test_a_client_that_advanced_it_keeps_it_of_what_it_holds() -> None:
    ledger = Books()
    terms = COMMISSION_BY_PLATFORM.model_copy(update={"costs_first": True})
    ledger.adopt(terms)
    ledger.advance("K1", "120.00", HELD_BY_CLIENT)
    ledger.receive("P1", "120.00", HELD_BY_CLIENT)
    assert ledger.positions() == {}


@pytest.mark.parametrize("day", [MAY_1, date(2026, 5, 9)])
def test_money_from_before_the_cost_recovers_nothing(day: date) -> None:
    ledger = advanced()
    ledger.receive("P1", "200.00", on=day)
    assert ledger.state.costs["K1"].left_minor == 120_00


def test_money_recorded_before_the_cost_recovers_nothing() -> None:
    ledger = Books()
    ledger.adopt(COSTS_FIRST)
    ledger.receive("P1", "1100.00")
    assert ledger.advance("K1", "120.00") == books("""
        advance_cost
          Dr Debtor:Costs 120.00 | Cr Claimed 120.00
          Dr CostAdvance 120.00 | Cr Held:Platform:Own 120.00
        reapply_overpayment
          Dr Recovered 100.00 | Cr Debtor:Costs 100.00
          Dr Due:Debtor 100.00 | Cr Due:Partner:A 60.00 | Cr Income:Share 40.00
        """)


def test_terms_without_that_rule_split_all() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE)
    ledger.advance("K1", "120.00")
    ledger.receive("P1", "200.00")
    assert ledger.state.costs["K1"].left_minor == 120_00


def test_a_reversal_takes_split_money_before_costs() -> None:
    ledger = advanced()
    ledger.receive("P1", "200.00")
    assert ledger.reverse("P1", "90.00") == books("""
        reverse
          Cr Recovered 90.00 | Dr Debtor:Costs 10.00 | Dr Debtor:Principal 80.00
          Dr Due:Partner:A 48.00 | Dr Income:Share 32.00 | Dr CostAdvance 10.00 | Cr Held:Platform 90.00
        """)
    ledger.receive("P2", "50.00")
    assert ledger.state.receipts["P2"].costs == {"K1": 10_00}


def test_a_cost_is_posted_once() -> None:
    ledger = advanced()
    with pytest.raises(CostExistsError) as caught:
        ledger.advance("K1", "1.00")
    assert caught.value.cost_id == "K1"


def test_another_client_advances_nothing() -> None:
    with pytest.raises(ForeignClientError) as caught:
        advanced(Holder.client("OTHER"))
    assert caught.value.field == "advanced_by"
