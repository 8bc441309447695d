from fractions import Fraction

import pytest

from debt_domain.case_ledger.errors import TermsAlreadyAdoptedError
from debt_domain.case_ledger.receipts import PotShare
from debt_domain.values.errors import CurrencyMismatchError
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_CLIENT,
    REVENUE_SHARE,
    Books,
    books,
    terms,
)


def test_money_that_came_before_is_split_in_the_order_recorded() -> None:
    ledger = Books("300.00")
    ledger.receive("P2", "100.01")
    ledger.receive("P1", "100.01", HELD_BY_A)
    assert ledger.adopt(REVENUE_SHARE) == books("""
        split_unsplit
          Dr Due:Unsplit 100.01 | Cr Due:Partner:A 60.01 | Cr Income:Share 40.00
        split_unsplit
          Dr Due:Unsplit 100.01 | Cr Due:Partner:A 60.00 | Cr Income:Share 40.01
        """)
    assert ledger.state.pots == {"unsplit": 0, "terms:1": 200_02}
    assert [event.under_terms() for event in ledger.history[-3:]] == [1, 1, 1]


def test_a_receipt_that_covered_nothing_is_not_split() -> None:
    ledger = Books("100.00")
    ledger.receive("P1", "100.00")
    ledger.receive("P2", "5.00")
    ledger.receive("P3", "5.00")
    ledger.reverse("P2", "5.00")
    assert ledger.adopt(REVENUE_SHARE) == books("""
        split_unsplit
          Dr Due:Unsplit 100.00 | Cr Due:Partner:A 60.00 | Cr Income:Share 40.00
        """)
    assert ledger.positions()["DEBTOR"] == "5.00"


def test_its_overpayment_is_split_by_the_terms_when_it_is_reapplied() -> None:
    ledger = Books("100.00")
    ledger.receive("P1", "100.00")
    ledger.receive("P2", "5.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.reverse("P1", "100.00")
    receipt = ledger.state.receipts["P2"]
    assert receipt.terms_number == 1
    assert receipt.pots == {"terms:1": PotShare(5_00, (3_00, 2_00))}
    assert ledger.state.pots == {"unsplit": 0, "terms:1": 5_00}


def test_a_client_keeps_its_own_part_of_what_it_holds_and_owes_the_rest() -> None:
    ledger = Books("950.00")
    ledger.receive("P1", "1000.00", HELD_BY_CLIENT)
    assert ledger.adopt(COMMISSION) == books("""
        split_unsplit
          Dr Due:Unsplit 950.00 | Cr Due:Partner:A:ForClient 807.50 | Cr Due:Partner:A 85.50 | Cr Income:Share 57.00 | Dr Due:Partner:A:ForClient 807.50 (netting) | Dr Receivable:Client:K 192.50 (netting) | Cr Held:Client:K 1,000.00 (netting)
        """)
    assert ledger.positions() == {
        "CLIENT:K": "-192.50",
        "DEBTOR": "50.00",
        "PARTNER:A": "85.50",
        "PLATFORM": "57.00",
    }


def test_a_client_owes_back_what_it_was_handed_of_a_payment_that_bounced() -> None:
    ledger = Books("100.00")
    ledger.receive("P1", "60.00", HELD_BY_A)
    ledger.transfer(HELD_BY_A, HELD_BY_CLIENT, "60.00")
    ledger.reverse("P1", "60.00")
    assert ledger.adopt(REVENUE_SHARE) == books("""
        split_unsplit
          Dr Receivable:Client:K 60.00 (netting) | Cr Held:Client:K 60.00 (netting)
        """)
    assert ledger.positions() == {"CLIENT:K": "-60.00", "PARTNER:A": "60.00"}


def test_a_receipt_partly_reversed_before_is_split_as_what_is_left() -> None:
    ledger = Books()
    ledger.receive("P1", "100.00")
    ledger.reverse("P1", "40.00")
    assert ledger.adopt(REVENUE_SHARE) == books("""
        split_unsplit
          Dr Due:Unsplit 60.00 | Cr Due:Partner:A 36.00 | Cr Income:Share 24.00
        """)


def test_terms_are_adopted_once() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE)
    with pytest.raises(TermsAlreadyAdoptedError) as caught:
        ledger.adopt(COMMISSION)
    assert caught.value.number == 1


def test_terms_are_resolved_in_the_currency_of_the_case() -> None:
    with pytest.raises(CurrencyMismatchError):
        Books().adopt(terms(Fraction(40, 100), currency="DKK"))
