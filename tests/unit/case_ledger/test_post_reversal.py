import pytest

from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    ReversalExceedsReceiptError,
    UnknownReceiptError,
)
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_CLIENT,
    REVENUE_SHARE,
    Books,
    books,
)


def paid(*amounts: str, claim: str = "1000.00") -> Books:
    ledger = Books(claim)
    ledger.adopt(REVENUE_SHARE)
    for number, amount in enumerate(amounts, 1):
        ledger.receive(f"P{number}", amount)
    return ledger


def test_a_whole_reversal_mirrors_the_parts() -> None:
    ledger = paid("333.33")
    assert ledger.reverse("P1", "333.33") == books("""
        reverse
          Cr Recovered 333.33 | Dr Debtor:Principal 333.33
          Dr Due:Partner:A 200.00 (mirror) | Dr Income:Share 133.33 (mirror) | Cr Held:Platform 333.33
        """)
    assert ledger.balances() == paid().balances()


def test_odd_units_that_have_moved_since_are_shown_apart() -> None:
    assert paid("100.01", "100.01", "100.01").reverse("P2", "100.01") == books("""
        reverse
          Cr Recovered 100.01 | Dr Debtor:Principal 100.01
          Dr Due:Partner:A 60.00 (mirror) | Dr Income:Share 40.01 (mirror) | Dr Due:Partner:A 0.01 (rounding) | Cr Income:Share 0.01 (rounding) | Cr Held:Platform 100.01
        """)


def test_partial_reversals_are_split_and_not_mirrored() -> None:
    ledger = paid("0.03")
    assert ledger.reverse("P1", "0.01") == books("""
        reverse
          Cr Recovered 0.01 | Dr Debtor:Principal 0.01
          Dr Due:Partner:A 0.01 | Cr Held:Platform 0.01
        """)
    assert ledger.reverse("P1", "0.02") == books("""
        reverse
          Cr Recovered 0.02 | Dr Debtor:Principal 0.02
          Dr Due:Partner:A 0.01 | Dr Income:Share 0.01 | Cr Held:Platform 0.02
        """)
    assert ledger.balances() == paid().balances()


def test_the_holder_gives_it_back() -> None:
    ledger = paid()
    ledger.receive("P1", "100.00", HELD_BY_A)
    ledger.reverse("P1", "100.00")
    assert ledger.state.held_minor(HELD_BY_A) == 0


def test_what_is_overpaid_goes_first() -> None:
    ledger = paid("1000.00", claim="950.00")
    assert ledger.reverse("P1", "60.00") == books("""
        reverse
          Cr Recovered 10.00 | Dr Debtor:Principal 10.00
          Dr Due:Partner:A 6.00 | Dr Income:Share 4.00 | Dr Due:Debtor 50.00 | Cr Held:Platform 60.00
        """)


def test_parts_left_alone_by_a_reversal_are_still_mirrored() -> None:
    ledger = paid("1000.00", claim="950.00")
    ledger.reverse("P1", "50.00")
    assert ledger.reverse("P1", "950.00") == books("""
        reverse
          Cr Recovered 950.00 | Dr Debtor:Principal 950.00
          Dr Due:Partner:A 570.00 (mirror) | Dr Income:Share 380.00 (mirror) | Cr Held:Platform 950.00
        """)


def test_overpayments_fill_what_is_reopened_oldest_first() -> None:
    ledger = paid("100.00", "30.00", "50.00", claim="100.00")
    assert ledger.reverse("P1", "60.00") == books("""
        reverse
          Cr Recovered 60.00 | Dr Debtor:Principal 60.00
          Dr Due:Partner:A 36.00 | Dr Income:Share 24.00 | Cr Held:Platform 60.00
        reapply_overpayment
          Dr Recovered 30.00 | Cr Debtor:Principal 30.00
          Dr Due:Debtor 30.00 | Cr Due:Partner:A 18.00 | Cr Income:Share 12.00
        reapply_overpayment
          Dr Recovered 30.00 | Cr Debtor:Principal 30.00
          Dr Due:Debtor 30.00 | Cr Due:Partner:A 18.00 | Cr Income:Share 12.00
        """)
    assert ledger.positions()["DEBTOR"] == "20.00"


def test_a_reapplied_receipt_is_mirrored_with_all_its_parts() -> None:
    ledger = paid("100.00", "130.00", claim="150.00")
    ledger.reverse("P1", "100.00")
    assert ledger.reverse("P2", "130.00") == books("""
        reverse
          Cr Recovered 130.00 | Dr Debtor:Principal 130.00
          Dr Due:Partner:A 78.00 (mirror) | Dr Income:Share 52.00 (mirror) | Cr Held:Platform 130.00
        """)


def test_the_claim_is_reopened_in_the_reverse_of_the_waterfall() -> None:
    ledger = Books()
    ledger.open("100.00", interest="20.00", fees="40.00")
    ledger.receive("P1", "100.00")
    assert ledger.reverse("P1", "50.00") == books("""
        reverse
          Cr Recovered 50.00 | Dr Debtor:Interest 10.00 | Dr Debtor:Principal 40.00
          Dr Due:Unsplit 50.00 | Cr Held:Platform 50.00
        """)


def test_money_before_acceptance_leaves_what_is_unsplit() -> None:
    ledger = Books("100.00")
    ledger.receive("P1", "130.00")
    ledger.receive("P2", "20.00")
    assert ledger.reverse("P1", "130.00") == books("""
        reverse
          Cr Recovered 100.00 | Dr Debtor:Principal 100.00
          Dr Due:Unsplit 100.00 | Dr Due:Debtor 30.00 | Cr Held:Platform 130.00
        reapply_overpayment
          Dr Recovered 20.00 | Cr Debtor:Principal 20.00
          Dr Due:Debtor 20.00 | Cr Due:Unsplit 20.00
        """)


def test_a_client_that_gave_the_money_back_owes_nothing_of_it() -> None:
    ledger = Books()
    ledger.adopt(COMMISSION)
    ledger.receive("P1", "1000.00", HELD_BY_CLIENT)
    assert ledger.reverse("P1", "1000.00") == books("""
        reverse
          Cr Recovered 1,000.00 | Dr Debtor:Principal 1,000.00
          Dr Due:Partner:A:ForClient 850.00 (mirror) | Dr Due:Partner:A 90.00 (mirror) | Dr Income:Share 60.00 (mirror) | Cr Held:Client:K 1,000.00 | Cr Due:Partner:A:ForClient 850.00 (netting) | Cr Receivable:Client:K 150.00 (netting) | Dr Held:Client:K 1,000.00 (netting)
        """)
    assert ledger.positions() == {}


def test_no_more_is_reversed_than_is_left() -> None:
    ledger = paid("100.00")
    ledger.reverse("P1", "40.00")
    with pytest.raises(ReversalExceedsReceiptError) as caught:
        ledger.reverse("P1", "60.01")
    assert caught.value.left == Money(60_00, "EUR")


def test_only_a_posted_payment_is_reversed() -> None:
    with pytest.raises(UnknownReceiptError) as caught:
        paid("100.00").reverse("P9", "1.00")
    assert caught.value.posted == ("P1",)


def test_a_reversal_is_above_zero() -> None:
    with pytest.raises(AmountNotPositiveError):
        paid("100.00").reverse("P1", "0.00")


def test_a_reversal_is_in_the_currency_of_the_case() -> None:
    ledger = paid("100.00")
    ledger.currency = "SEK"
    with pytest.raises(CurrencyMismatchError):
        ledger.reverse("P1", "1.00")
