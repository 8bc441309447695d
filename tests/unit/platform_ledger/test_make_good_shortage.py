from debt_domain.platform_ledger.commands import MakeGoodShortage
from debt_domain.platform_ledger.errors import (
    AmountNotPositiveError,
    IdReusedError,
    ShortageExceededError,
)
from tests.unit.platform_ledger.ledgers import after, eur, given, posted

MAKE_GOOD = MakeGoodShortage(transfer_id="T-1", amount=eur(50_00))


def test_the_platforms_own_money_fills_the_client_account() -> None:
    assert posted(given(shortage_minor=50_00), MAKE_GOOD) == (
        "Dr Held:Platform 50.00 EUR",
        "Cr Held:Platform:Own 50.00 EUR",
    )


def test_no_more_is_paid_in_than_is_short() -> None:
    scenario = given(shortage_minor=49_99)
    refusal = scenario.when(MAKE_GOOD).then_refused(ShortageExceededError)
    assert refusal.shortage == eur(49_99)


def test_a_transfer_is_recorded_once() -> None:
    scenario = given(*after(MAKE_GOOD), shortage_minor=50_00)
    assert scenario.when(MAKE_GOOD).then_refused(IdReusedError).field == "transfer_id"


def test_an_amount_is_above_zero() -> None:
    command = MakeGoodShortage(transfer_id="T-1", amount=eur(-1))
    given().when(command).then_refused(AmountNotPositiveError)
