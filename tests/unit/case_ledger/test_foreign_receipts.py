import pytest

from debt_domain.case_ledger.errors import (
    AmountNotPositiveError,
    ConversionCurrencyError,
)
from debt_domain.values.money import Money
from tests.unit.case_ledger.ledger_text import HELD_BY_A, REVENUE_SHARE, Books, books


def paid_in_dollars() -> Books:
    ledger = Books("100.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.receive("P1", "100.00", HELD_BY_A, original=Money(110_00, "USD"))
    return ledger


def test_both_legs_of_the_exchange_are_posted() -> None:
    ledger = Books("100.00")
    ledger.adopt(REVENUE_SHARE)
    dollars = Money(110_00, "USD")
    assert ledger.receive("P1", "100.00", HELD_BY_A, original=dollars) == books("""
        receive
          Dr Recovered 100.00 | Cr Debtor:Principal 100.00
          Dr Held:Partner:A 110.00 USD | Cr Conversion:USD 110.00 USD | Dr Conversion:EUR 100.00 | Cr Due:Partner:A 60.00 | Cr Income:Share 40.00
        """)
    assert ledger.state.held_minor(HELD_BY_A) == 0


def test_a_part_goes_back_by_its_exact_share_of_what_is_left() -> None:
    ledger = paid_in_dollars()
    assert ledger.reverse("P1", "33.33") == books("""
        reverse
          Cr Recovered 33.33 | Dr Debtor:Principal 33.33
          Dr Due:Partner:A 20.00 | Dr Income:Share 13.33 | Cr Held:Partner:A 36.66 USD | Dr Conversion:USD 36.66 USD | Cr Conversion:EUR 33.33
        """)
    assert ledger.state.receipts["P1"].foreign == Money(73_34, "USD")
    ledger.reverse("P1", "66.67")
    assert ledger.state.receipts["P1"].foreign == Money(0, "USD")


def test_money_of_the_case_s_own_currency_is_not_converted() -> None:
    with pytest.raises(ConversionCurrencyError) as caught:
        Books().receive("P1", "1.00", original=Money(1, "EUR"))
    assert caught.value.currency == "EUR"


def test_what_was_converted_is_above_zero() -> None:
    with pytest.raises(AmountNotPositiveError) as caught:
        Books().receive("P1", "1.00", original=Money(0, "USD"))
    assert caught.value.field == "conversion.original"
