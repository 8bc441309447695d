import pytest

from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    CaseFeeAlreadyChargedError,
)
from debt_domain.values.errors import CurrencyMismatchError
from tests.unit.case_ledger.ledger_text import Books, books


def test_a_fee_is_income() -> None:
    ledger = Books()
    assert ledger.charge("50.00") == books("""
        charge_case_fee
          Dr Due:Partner:A 50.00 | Cr Income:Fee 50.00
        """)
    assert ledger.state.fees_due_minor == 50_00
    assert ledger.positions() == {"PARTNER:A": "-50.00", "PLATFORM": "50.00"}


def test_a_fee_that_may_go_back_is_deferred() -> None:
    ledger = Books()
    assert ledger.charge("50.00", deferred=True) == books("""
        charge_case_fee
          Dr Due:Partner:A 50.00 | Cr Deferred:Fee 50.00
        """)
    assert ledger.state.fees_due_minor == 50_00


@pytest.mark.parametrize("refunded", [False, True])
def test_a_case_is_charged_once(*, refunded: bool) -> None:
    ledger = Books()
    ledger.charge("50.00", deferred=True)
    if refunded:
        ledger.refund_fee()
    with pytest.raises(CaseFeeAlreadyChargedError) as caught:
        ledger.charge("50.00")
    assert caught.value.payer == "Due:Partner:A"


def test_a_fee_is_above_zero() -> None:
    with pytest.raises(AmountNotPositiveError) as caught:
        Books().charge("0.00")
    assert caught.value.field == "fee"


def test_a_fee_is_in_the_currency_of_the_case() -> None:
    ledger = Books()
    ledger.currency = "DKK"
    with pytest.raises(CurrencyMismatchError):
        ledger.charge("50.00")
