import pytest

from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    ExceedsOutstandingError,
)
from debt_domain.values.money import Money
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books, books


def written_off(amount: str) -> Books:
    ledger = Books("100.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.write_off(amount)
    return ledger


def test_a_write_off_lowers_what_is_outstanding() -> None:
    ledger = Books()
    ledger.open("100.00", interest="20.00")
    assert ledger.write_off("50.00") == books("""
        write_off
          Dr WrittenOff 50.00 | Cr Debtor:Principal 30.00 | Cr Debtor:Interest 20.00
        """)
    assert ledger.state.outstanding_minor == 70_00


def test_a_later_payment_takes_it_back_before_it_exceeds_the_claim() -> None:
    assert written_off("100.00").receive("P1", "130.00") == books("""
        write_off
          Cr WrittenOff 100.00 | Dr Debtor:Principal 100.00
        receive
          Dr Recovered 100.00 | Cr Debtor:Principal 100.00
          Dr Held:Platform 130.00 | Cr Due:Partner:A 60.00 | Cr Income:Share 40.00 | Cr Due:Debtor 30.00
        """)


def test_a_reversal_leaves_written_off_what_nobody_pays() -> None:
    ledger = written_off("100.00")
    ledger.receive("P1", "30.00")
    assert ledger.reverse("P1", "30.00") == books("""
        reverse
          Cr Recovered 30.00 | Dr Debtor:Principal 30.00
          Dr Due:Partner:A 18.00 (mirror) | Dr Income:Share 12.00 (mirror) | Cr Held:Platform 30.00
        write_off
          Dr WrittenOff 30.00 | Cr Debtor:Principal 30.00
        """)


def test_no_more_is_written_off_than_is_owed() -> None:
    with pytest.raises(ExceedsOutstandingError) as caught:
        written_off("60.00").write_off("40.01")
    assert caught.value.outstanding == Money(40_00, "EUR")


def test_a_write_off_is_above_zero() -> None:
    with pytest.raises(AmountNotPositiveError):
        written_off("60.00").write_off("0.00")
