import pytest

from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    CorrectionExceedsClaimError,
    UnknownCostError,
)
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.waterfall import Component
from tests.unit.case_ledger.ledger_text import Books, books


def advanced() -> Books:
    ledger = Books()
    ledger.advance("K1", "120.00")
    return ledger


def test_the_court_awards_less() -> None:
    assert advanced().award("K1", "100.00") == books("""
        award_cost
          Dr Credited 20.00 | Cr Debtor:Costs 20.00
        """)


def test_the_court_awards_more() -> None:
    ledger = advanced()
    ledger.award("K1", "100.00")
    assert ledger.award("K1", "150.00") == books("""
        award_cost
          Dr Debtor:Costs 50.00 | Cr Claimed 50.00
        """)
    assert ledger.state.costs["K1"].left_minor == 120_00


def test_the_court_awards_what_was_claimed() -> None:
    assert advanced().award("K1", "120.00") == ""


def test_only_a_posted_cost_is_awarded() -> None:
    with pytest.raises(UnknownCostError) as caught:
        advanced().award("K9", "1.00")
    assert caught.value.posted == ("K1",)


def test_an_award_is_not_below_zero() -> None:
    with pytest.raises(AmountNotPositiveError) as caught:
        advanced().award("K1", "-1.00")
    assert caught.value.field == "awarded"


def test_no_more_is_taken_off_than_is_claimed() -> None:
    ledger = advanced()
    ledger.correct("-50.00", Component.COSTS)
    with pytest.raises(CorrectionExceedsClaimError):
        ledger.award("K1", "0.00")


def test_an_award_is_in_the_currency_of_the_case() -> None:
    ledger = advanced()
    ledger.currency = "DKK"
    with pytest.raises(CurrencyMismatchError):
        ledger.award("K1", "1.00")
