import pytest

from debt_domain.case_ledger.errors import (
    ExceedsOutstandingError,
    PaymentReversedError,
    UnknownReceiptError,
)
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books, books


def paid(amount: str) -> Books:
    ledger = Books("1000.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.receive("P1", amount)
    return ledger


def test_only_what_is_paid_is_split() -> None:
    ledger = paid("900.00")
    assert ledger.discount("P1", "100.00") == books("""
        discount
          Dr Discounted 100.00 | Cr Debtor:Principal 100.00
        """)
    assert ledger.state.outstanding_minor == 0
    assert ledger.state.pots == {"terms:1": 900_00}


@pytest.mark.parametrize("amount", ["900.00", "0.01"])
def test_it_is_undone_with_any_reversal_of_its_payment(amount: str) -> None:
    ledger = paid("900.00")
    ledger.discount("P1", "100.00")
    entries = ledger.reverse("P1", amount)
    assert entries.startswith(
        books("""
        discount
          Cr Discounted 100.00 | Dr Debtor:Principal 100.00
        reverse
        """)
    )
    assert ledger.state.balance("Discounted") == 0


def test_another_payment_s_reversal_leaves_it() -> None:
    ledger = paid("900.00")
    ledger.discount("P1", "50.00")
    ledger.receive("P2", "50.00")
    ledger.reverse("P2", "50.00")
    assert ledger.state.balance("Discounted") == 50_00


def test_a_payment_that_does_not_stand_whole_earns_none() -> None:
    ledger = paid("900.00")
    ledger.reverse("P1", "1.00")
    with pytest.raises(PaymentReversedError) as caught:
        ledger.discount("P1", "100.00")
    assert caught.value.payment_id == "P1"


def test_no_more_is_forgiven_than_is_owed() -> None:
    with pytest.raises(ExceedsOutstandingError):
        paid("900.00").discount("P1", "100.01")


def test_a_discount_goes_with_a_payment() -> None:
    with pytest.raises(UnknownReceiptError):
        paid("900.00").discount("P9", "100.00")
