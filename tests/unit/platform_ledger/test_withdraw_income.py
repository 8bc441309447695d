from debt_domain.platform_ledger.commands import WithdrawIncome
from debt_domain.platform_ledger.errors import (
    AmountNotPositiveError,
    IdReusedError,
    WithdrawalExceedsIncomeError,
)
from debt_domain.platform_ledger.events import IncomeWithdrawn
from debt_domain.testing import TODAY
from tests.unit.platform_ledger.ledgers import after, entry_of, eur, given, posted

WITHDRAW = WithdrawIncome(withdrawal_id="W-1", amount=eur(400_00))


def test_it_goes_from_the_client_account_to_the_platforms_own() -> None:
    scenario = given(withdrawable_minor=400_00)
    assert posted(scenario, WITHDRAW) == (
        "Dr Held:Platform:Own 400.00 EUR",
        "Cr Held:Platform 400.00 EUR",
    )
    assert entry_of(scenario, WITHDRAW).effective_on == TODAY
    assert after(WITHDRAW)[0] == IncomeWithdrawn(
        withdrawal_id="W-1", amount=eur(400_00)
    )


def test_more_than_is_earned_and_in_hand_is_refused_with_the_figure() -> None:
    scenario = given(withdrawable_minor=399_99)
    refusal = scenario.when(WITHDRAW).then_refused(WithdrawalExceedsIncomeError)
    assert refusal.withdrawable == eur(399_99)
    assert refusal.accepted == "at most 399.99 EUR"


def test_nothing_is_withdrawn_of_an_account_without_income() -> None:
    given().when(WITHDRAW).then_refused(WithdrawalExceedsIncomeError)


def test_a_withdrawal_is_recorded_once() -> None:
    scenario = given(*after(WITHDRAW), withdrawable_minor=400_00)
    assert scenario.when(WITHDRAW).then_refused(IdReusedError).value == "W-1"


def test_an_amount_is_above_zero() -> None:
    command = WithdrawIncome(withdrawal_id="W-1", amount=eur(0))
    given().when(command).then_refused(AmountNotPositiveError)
