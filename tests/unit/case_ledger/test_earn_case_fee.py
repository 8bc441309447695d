import pytest

from debt_domain.case_ledger.errors import NoDeferredFeeError
from tests.unit.case_ledger.ledger_text import Books, books


def test_a_deferred_fee_becomes_income() -> None:
    ledger = Books()
    ledger.charge("50.00", deferred=True)
    assert ledger.earn() == books("""
        earn_case_fee
          Dr Deferred:Fee 50.00 | Cr Income:Fee 50.00
        """)
    assert ledger.state.fees_due_minor == 50_00


def test_a_fee_is_earned_once() -> None:
    ledger = Books()
    ledger.charge("50.00", deferred=True)
    ledger.earn()
    with pytest.raises(NoDeferredFeeError) as caught:
        ledger.earn()
    assert caught.value.command == "EarnCaseFee"
