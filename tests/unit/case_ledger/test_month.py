"""A month and its aftermath: the case ledgers' side of the specification's example."""

from datetime import date

from tests.unit.case_ledger.ledger_text import (
    HELD_BY_A,
    HYBRID,
    LEGAL,
    REVENUE_SHARE,
    SERVICE_FEE,
    Books,
    books,
)


def march(day: int) -> date:
    return date(2026, 3, day)


def april(day: int) -> date:
    return date(2026, 4, day)


def position_of_a(ledger: Books) -> str:
    return ledger.positions()["PARTNER:A"]


def test_a_service_fee_case_is_charged_back() -> None:
    ledger = Books()
    ledger.open("1000.00", on=march(2))
    ledger.charge("50.00")
    ledger.adopt(SERVICE_FEE, on=march(2))
    ledger.receive("P1", "1000.00", on=march(10))
    assert position_of_a(ledger) == "750.00"
    ledger.reverse("P1", "1000.00", on=april(9))
    assert position_of_a(ledger) == "-50.00"


def test_a_revenue_share_case_becomes_legal() -> None:
    ledger = Books()
    ledger.open("5000.00", on=march(3))
    ledger.adopt(REVENUE_SHARE, on=march(3))
    ledger.receive("P1", "1234.57", on=march(12))
    assert position_of_a(ledger) == "740.74"
    ledger.receive("P2", "500.01", HELD_BY_A, on=march(20))
    assert position_of_a(ledger) == "540.74"
    assert ledger.adjust(LEGAL, march(15), on=april(14)) == books("""
        adjust_split
          Dr Due:Partner:A 300.01 | Dr Income:Share 200.00 | Cr Due:Partner:A 250.01 | Cr Income:Share 150.00 | Cr Due:Partner:L 100.00
        """)
    assert position_of_a(ledger) == "490.74"
    assert ledger.entries[-1].effective_on == april(14)
    ledger.advance("K1", "120.00", on=april(15))
    assert position_of_a(ledger) == "490.74"
    assert ledger.receive("P3", "1000.00", on=april(17)) == books("""
        receive
          Dr Recovered 1,000.00 | Cr Debtor:Costs 120.00 | Cr Debtor:Principal 880.00
          Dr Held:Platform 1,000.00 | Cr CostAdvance 120.00 | Cr Due:Partner:A 440.00 | Cr Income:Share 264.00 | Cr Due:Partner:L 176.00
        """)
    assert position_of_a(ledger) == "930.74"
    assert ledger.positions()["PARTNER:L"] == "276.00"


def test_a_hybrid_case_gets_a_late_payment() -> None:
    ledger = Books()
    ledger.open("1000.00", on=march(4))
    ledger.charge("25.00")
    ledger.adopt(HYBRID, on=march(4))
    ledger.receive("P1", "333.33", HELD_BY_A, on=march(16))
    assert ledger.state.balance("Due:Partner:A") == 25_00 - 166_67
    assert position_of_a(ledger) == "-191.66"
    ledger.first_open_on = april(1)
    ledger.receive("P2", "250.00", HELD_BY_A, on=march(28))
    assert position_of_a(ledger) == "-316.66"
    late = ledger.entries[-1]
    assert (late.effective_on, late.booked_on) == (march(28), april(1))
