from datetime import date

import pytest

from debt_domain.platform_ledger.commands import RecordBankCharge
from debt_domain.platform_ledger.errors import (
    AmountNotPositiveError,
    FutureDayError,
    IdReusedError,
    VatExceedsChargeError,
)
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from tests.unit.platform_ledger.ledgers import after, entry_of, eur, given, posted

CHARGE = RecordBankCharge(
    charge_id="B-1", amount=eur(11_90), charged_on=date(2026, 5, 29)
)


def test_it_is_paid_from_the_platforms_own_account() -> None:
    assert posted(given(), CHARGE) == (
        "Dr Expense:Bank 11.90 EUR",
        "Cr Held:Platform:Own 11.90 EUR",
    )
    assert entry_of(given(), CHARGE).effective_on == date(2026, 5, 29)


def test_a_bank_may_take_it_from_the_client_account() -> None:
    command = CHARGE.model_copy(update={"account": BankAccount.CLIENT})
    assert posted(given(), command)[1] == "Cr Held:Platform 11.90 EUR"


def test_its_vat_may_be_reclaimed() -> None:
    command = CHARGE.model_copy(update={"vat": eur(1_90)})
    assert posted(given(), command) == (
        "Dr Expense:Bank 10.00 EUR",
        "Dr Vat:Input 1.90 EUR",
        "Cr Held:Platform:Own 11.90 EUR",
    )


@pytest.mark.parametrize("vat_minor", [-1, 0, 11_90, 12_00])
def test_vat_is_a_part_of_the_charge(vat_minor: int) -> None:
    command = CHARGE.model_copy(update={"vat": eur(vat_minor)})
    refusal = given().when(command).then_refused(VatExceedsChargeError)
    assert refusal.amount == eur(11_90)


def test_vat_is_in_the_currency_of_the_charge() -> None:
    command = CHARGE.model_copy(update={"vat": Money(1, "USD")})
    given().when(command).then_refused(CurrencyMismatchError)


def test_a_charge_is_recorded_once() -> None:
    given(*after(CHARGE)).when(CHARGE).then_refused(IdReusedError)


def test_a_charge_is_above_zero_and_not_of_tomorrow() -> None:
    nothing = CHARGE.model_copy(update={"amount": eur(0)})
    given().when(nothing).then_refused(AmountNotPositiveError)
    tomorrow = CHARGE.model_copy(update={"charged_on": date(2026, 6, 2)})
    given().when(tomorrow).then_refused(FutureDayError)
