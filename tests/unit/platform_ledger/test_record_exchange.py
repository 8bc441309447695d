from datetime import date

import pytest

from debt_domain.platform_ledger.commands import RecordExchange, currency_of
from debt_domain.platform_ledger.errors import (
    AmountNotPositiveError,
    FutureDayError,
    IdReusedError,
    SaleExceedsHeldError,
    SameCurrencyError,
)
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from tests.unit.platform_ledger.ledgers import after, eur, given, posted


def usd(amount_minor: int) -> Money:
    return Money(amount_minor, "USD")


EXCHANGE = RecordExchange(
    exchange_id="X-1",
    sold=usd(1_000_00),
    bought=eur(920_00),
    carried=eur(925_00),
    exchanged_on=date(2026, 5, 29),
    source="advice of the bank",
)
HELD = {"USD": 1_000_00}


def test_both_conversions_are_cleared_and_a_loss_is_an_expense() -> None:
    assert posted(given(held_minor=HELD), EXCHANGE) == (
        "Dr Conversion:USD 1,000.00 USD",
        "Cr Held:Platform 1,000.00 USD",
        "Dr Held:Platform 920.00 EUR",
        "Dr Expense:FX 5.00 EUR",
        "Cr Conversion:EUR 925.00 EUR",
    )
    assert currency_of(EXCHANGE) == "EUR"


def test_a_gain_is_on_the_credit_side() -> None:
    command = EXCHANGE.model_copy(update={"bought": eur(930_00)})
    assert "Cr Expense:FX 5.00 EUR" in posted(given(held_minor=HELD), command)


def test_no_more_is_sold_than_is_held() -> None:
    scenario = given(held_minor={"USD": 999_99})
    refusal = scenario.when(EXCHANGE).then_refused(SaleExceedsHeldError)
    assert refusal.held == usd(999_99)
    given().when(EXCHANGE).then_refused(SaleExceedsHeldError)


def test_it_is_of_one_currency_for_another() -> None:
    command = EXCHANGE.model_copy(update={"sold": eur(1_000_00)})
    given(held_minor=HELD).when(command).then_refused(SameCurrencyError)


def test_what_it_stood_for_is_in_the_currency_bought() -> None:
    command = EXCHANGE.model_copy(update={"carried": usd(1_000_00)})
    given(held_minor=HELD).when(command).then_refused(CurrencyMismatchError)


@pytest.mark.parametrize("field", ["sold", "bought", "carried"])
def test_amounts_are_above_zero(field: str) -> None:
    command = EXCHANGE.model_copy(update={field: eur(0)})
    refusal = given(held_minor=HELD).when(command).then_refused(AmountNotPositiveError)
    assert refusal.field == field


def test_an_exchange_is_recorded_once_and_not_of_tomorrow() -> None:
    given(*after(EXCHANGE), held_minor=HELD).when(EXCHANGE).then_refused(IdReusedError)
    tomorrow = EXCHANGE.model_copy(update={"exchanged_on": date(2026, 6, 2)})
    given(held_minor=HELD).when(tomorrow).then_refused(FutureDayError)
