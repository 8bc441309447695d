import pytest

from debt_domain.case_ledger.errors import NoDeferredFeeError
from tests.unit.case_ledger.ledger_text import Books, books


def test_a_deferred_fee_goes_back() -> None:
    ledger = Books()
    before = ledger.balances()
    ledger.charge("50.00", deferred=True)
    assert ledger.refund_fee() == books("""
        refund_case_fee
          Dr Deferred:Fee 50.00 | Cr Due:Partner:A 50.00
        """)
    assert ledger.balances() == before
    assert ledger.state.fees_due_minor == 0


def test_an_earned_fee_stays() -> None:
    ledger = Books()
    ledger.charge("50.00")
    with pytest.raises(NoDeferredFeeError) as caught:
        ledger.refund_fee()
    assert caught.value.command == "RefundCaseFee"
