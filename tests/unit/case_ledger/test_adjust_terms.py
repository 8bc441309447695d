from datetime import date

import pytest

from debt_domain.case_ledger.errors import PartyUnnamedError, TermsMissingError
from debt_domain.values.resolved_terms import SplitParty
from tests.unit.case_ledger.ledger_text import (
    LEGAL,
    REVENUE_SHARE,
    SERVICE_FEE,
    Books,
    books,
)

MAY_1, MAY_5, MAY_10, MAY_20 = (date(2026, 5, day) for day in (1, 5, 10, 20))


def paid() -> Books:
    ledger = Books()
    ledger.open("1000.00", on=MAY_1)
    ledger.adopt(REVENUE_SHARE, on=MAY_1)
    ledger.receive("P2", "100.00", on=MAY_20)
    ledger.receive("P1", "50.01", on=MAY_10)
    ledger.receive("P0", "10.00", on=MAY_1)
    return ledger


def test_receipts_move_by_their_day_from_the_day_of_the_change() -> None:
    ledger = paid()
    assert ledger.adjust(LEGAL, MAY_5) == books("""
        adjust_split
          Dr Due:Partner:A 30.01 | Dr Income:Share 20.00 | Cr Due:Partner:A 25.01 | Cr Income:Share 15.00 | Cr Due:Partner:L 10.00
        adjust_split
          Dr Due:Partner:A 60.00 | Dr Income:Share 40.00 | Cr Due:Partner:A 50.00 | Cr Income:Share 30.00 | Cr Due:Partner:L 20.00
        """)
    assert ledger.state.pots == {"terms:1": 10_00, "terms:2": 150_01}
    moved = [entry.receipt for entry in ledger.entries[-2:]]
    assert [x.payment_id for x in moved if x is not None] == ["P1", "P2"]


def test_it_counts_from_the_day_of_the_decision() -> None:
    ledger = paid()
    ledger.adjust(LEGAL, MAY_5, on=date(2026, 6, 1))
    assert {entry.effective_on for entry in ledger.entries[-2:]} == {date(2026, 6, 1)}


def test_the_change_recorded_last_splits_what_comes_later() -> None:
    ledger = paid()
    ledger.adjust(LEGAL, MAY_20)
    ledger.adjust(SERVICE_FEE, MAY_10)
    ledger.receive("P3", "1.00", on=MAY_20)
    assert {key: x.terms_number for key, x in ledger.state.receipts.items()} == {
        "P2": 3,
        "P1": 3,
        "P0": 1,
        "P3": 3,
    }


def test_costs_recovered_under_the_terms_before_are_split_again() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE.model_copy(update={"costs_first": True}))
    ledger.advance("K1", "10.00")
    ledger.receive("P1", "30.00")
    assert ledger.adjust(REVENUE_SHARE, MAY_1) == books("""
        adjust_split
          Dr Due:Partner:A 12.00 | Dr Income:Share 8.00 | Cr Due:Partner:A 18.00 | Cr Income:Share 12.00 | Dr CostAdvance 10.00
        """)
    assert ledger.state.costs["K1"].left_minor == 10_00


def test_a_reversal_leaves_the_terms_that_hold_the_receipt() -> None:
    ledger = paid()
    ledger.adjust(LEGAL, MAY_5)
    ledger.reverse("P1", "50.01")
    assert ledger.state.pots == {"terms:1": 10_00, "terms:2": 100_00}


def test_there_must_be_terms_to_adjust() -> None:
    with pytest.raises(TermsMissingError) as caught:
        Books().adjust(LEGAL, MAY_5)
    assert caught.value.case_id == "C-1"


def test_a_legal_part_is_somebody_s() -> None:
    with pytest.raises(PartyUnnamedError) as caught:
        paid().adjust(LEGAL, MAY_5, legal_partner_id=None)
    assert caught.value.party is SplitParty.LEGAL
