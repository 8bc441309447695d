"""Amounts of money: exact text, one currency, never a float."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.currency import EXPONENTS, exponent_of
from debt_domain.values.errors import (
    AmountNotWholeError,
    AmountOutOfRangeError,
    CurrencyMismatchError,
    MalformedAmountError,
    TooManyDecimalsError,
    UnknownCurrencyError,
)
from debt_domain.values.money import Money, require_whole


class Invoice(BaseModel, frozen=True, extra="forbid", strict=True):
    total: Money


AMOUNTS = st.integers(-(10**20), 10**20)
MONEY = st.builds(Money, AMOUNTS, st.sampled_from(sorted(EXPONENTS)))


@pytest.mark.parametrize(
    ("currency", "exponent"),
    [("EUR", 2), ("USD", 2), ("JPY", 0), ("BHD", 3), ("CLF", 4)],
)
def test_exponent_of_a_currency(currency: str, exponent: int) -> None:
    assert exponent_of(currency) == exponent


def test_table_has_each_code_of_the_published_list_with_a_minor_unit() -> None:
    assert len(EXPONENTS) == 165
    assert all(len(code) == 3 and code.isupper() for code in EXPONENTS)


@pytest.mark.parametrize(
    "currency", ["", "eur", "EUX", "XAU", " EUR", None, 978, ["EUR"]]
)
def test_unknown_currency_is_refused_and_named(currency: str) -> None:
    with pytest.raises(UnknownCurrencyError) as refusal:
        Money(1, currency)
    assert (refusal.value.field, refusal.value.value) == ("currency", currency)
    assert repr(currency) in str(refusal.value)


@pytest.mark.parametrize("amount", [True, 1.0, 0.1, float("nan"), "1", None])
def test_amount_that_is_no_int_is_refused(amount: int) -> None:
    with pytest.raises(AmountNotWholeError, match=r"amount_minor: .* an int"):
        Money(amount, "EUR")


@pytest.mark.parametrize("amount", [10**30 + 1, -(10**30) - 1])
def test_amount_out_of_all_proportion_is_refused(amount: int) -> None:
    with pytest.raises(
        AmountOutOfRangeError, match=r"-10\*\*30 to 10\*\*30"
    ) as refusal:
        Money(amount, "EUR")
    assert refusal.value.most_minor == 10**30


def test_no_number_of_digits_is_too_much_to_be_refused_by_name() -> None:
    with pytest.raises(AmountOutOfRangeError):
        Money(10**4400, "EUR")
    assert Money(10**30, "EUR") == -Money(-(10**30), "EUR")


def test_refusal_names_the_field() -> None:
    with pytest.raises(AmountNotWholeError, match=r"^fee_minor: 1\.5 is a float"):
        require_whole("fee_minor", 1.5)


@pytest.mark.parametrize(
    ("text", "currency", "amount_minor"),
    [
        ("100.01", "EUR", 10001),
        ("7.5", "EUR", 750),
        ("-0.01", "EUR", -1),
        ("-0.00", "EUR", 0),
        ("10001", "JPY", 10001),
        ("1.000", "BHD", 1000),
        ("90071992547409.93", "EUR", 2**53 + 1),
    ],
)
def test_text_is_read_exactly(text: str, currency: str, amount_minor: int) -> None:
    assert Money.parse(text, currency) == Money(amount_minor, currency)


@pytest.mark.parametrize(
    ("text", "currency", "exponent"),
    [("1.001", "EUR", 2), ("1.000", "EUR", 2), ("1.5", "JPY", 0), ("0.0001", "BHD", 3)],
)
def test_more_decimals_than_the_currency_has_are_refused(
    text: str, currency: str, exponent: int
) -> None:
    with pytest.raises(
        TooManyDecimalsError, match=f"at most {exponent} decimals"
    ) as refusal:
        Money.parse(text, currency)
    assert (refusal.value.currency, refusal.value.exponent) == (currency, exponent)


@pytest.mark.parametrize(
    "text",
    [
        *("", " 1", "1 ", "1\n", "+1", "--1", "1.", ".5", "1,000", "1.000,00", "1 000"),
        *("1e3", "1_000", "0x10", "NaN", "Infinity", "\u0661", "1" * 31, 1, 1.5, None),
    ],
)
def test_text_that_is_no_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(
        MalformedAmountError, match="no exponent, no thousands"
    ) as refusal:
        Money.parse(text, "EUR")
    assert (refusal.value.field, refusal.value.value) == ("text", text)


def test_text_in_an_unknown_currency_is_refused() -> None:
    with pytest.raises(UnknownCurrencyError, match="'EUX'"):
        Money.parse("1", "EUX")


@pytest.mark.parametrize(
    ("money", "text", "figure"),
    [
        (Money(1_000_00, "EUR"), "1000.00", "1,000.00"),
        (Money(1000, "JPY"), "1000", "1,000"),
        (Money(1000, "BHD"), "1.000", "1.000"),
        (Money(-5, "EUR"), "-0.05", "-0.05"),
    ],
)
def test_money_is_written_with_all_decimals(
    money: Money, text: str, figure: str
) -> None:
    label = f"{figure} {money.currency}"
    assert (money.text(), money.figure()) == (text, figure)
    assert (str(money), money.label()) == (label, label)


@given(MONEY)
def test_text_is_read_back_as_the_same_money(money: Money) -> None:
    assert Money.parse(money.text(), money.currency) == money


def test_arithmetic_and_order_within_one_currency() -> None:
    small, large = Money(-3, "EUR"), Money(10, "EUR")
    assert small + large == Money(7, "EUR")
    assert small - large == Money(-13, "EUR")
    assert -small == Money(3, "EUR")
    assert sorted([large, small]) == [small, large]
    assert small < large
    assert large >= small
    assert len({small, Money(-3, "EUR"), Money(-3, "USD")}) == 2


def test_two_currencies_are_neither_added_nor_subtracted_nor_compared() -> None:
    euro, dollar = Money(1, "EUR"), Money(1, "USD")
    for refused in (
        lambda: euro + dollar,
        lambda: euro - dollar,
        lambda: euro < dollar,
        lambda: euro >= dollar,
    ):
        with pytest.raises(
            CurrencyMismatchError, match="USD does not go with EUR"
        ) as refusal:
            refused()
        assert (refusal.value.left, refusal.value.right) == ("EUR", "USD")
    assert euro != dollar


@given(MONEY)
def test_money_in_a_message_survives_json(money: Money) -> None:
    invoice = Invoice(total=money)
    text = f'{{"total":{{"amount_minor":{money.amount_minor},"currency":"{money.currency}"}}}}'
    assert invoice.model_dump_json() == text
    assert Invoice.model_validate_json(text) == invoice


@pytest.mark.parametrize(
    "total",
    [
        '{"amount_minor":1.0,"currency":"EUR"}',
        '{"amount_minor":true,"currency":"EUR"}',
        '{"amount_minor":"1","currency":"EUR"}',
        '{"amount_minor":1,"currency":"EUX"}',
        '{"amount_minor":1}',
        '{"amount_minor":1,"currency":"EUR","note":""}',
        "1",
    ],
)
def test_other_json_is_refused(total: str) -> None:
    with pytest.raises(ValidationError):
        Invoice.model_validate_json(f'{{"total":{total}}}')


def test_a_refusal_is_a_rejection_and_a_value_error_with_a_stable_code() -> None:
    for error, code in {
        UnknownCurrencyError: "money.unknown_currency",
        AmountNotWholeError: "money.amount_not_whole",
        MalformedAmountError: "money.malformed_amount",
        TooManyDecimalsError: "money.too_many_decimals",
        CurrencyMismatchError: "money.currency_mismatch",
    }.items():
        assert issubclass(error, RejectedError)
        assert issubclass(error, ValueError)
        assert error.code == code
