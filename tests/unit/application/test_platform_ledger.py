from datetime import date

import pytest

from debt_domain.application import Asked
from debt_domain.application.streams import case_ledger, platform_ledger
from debt_domain.case.commands import RecordPayment, ReversePayment
from debt_domain.case.errors import CaseAbsentError
from debt_domain.case.model import ReversalKind
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.platform_ledger.commands import (
    MakeGoodShortage,
    MatchReceipt,
    RecordUnidentifiedReceipt,
    WithdrawIncome,
)
from debt_domain.platform_ledger.decisions import PLATFORM_LEDGER
from debt_domain.platform_ledger.errors import (
    PaymentKnownError,
    ShortageExceededError,
    WithdrawalExceedsIncomeError,
)
from debt_domain.platform_ledger.model import ReceiptStatus
from debt_domain.projections import ALL
from debt_domain.projections.trial_balance import TRIAL_BALANCE, trial_balance
from debt_domain.reports.client_money import ClientMoney
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.application_support import PLATFORM, Platform


def eur(amount_minor: int) -> Money:
    return Money(amount_minor, "EUR")


def pay(amount_minor: int, payment_id: str = "P-1") -> RecordPayment:
    return RecordPayment(
        case_id="C-1",
        payment_id=payment_id,
        amount=eur(amount_minor),
        received_on=TODAY,
        holder=Holder.platform(),
        verified=True,
    )


def withdraw(amount_minor: int, withdrawal_id: str = "W-1") -> WithdrawIncome:
    return WithdrawIncome(withdrawal_id=withdrawal_id, amount=eur(amount_minor))


UNIDENTIFIED = RecordUnidentifiedReceipt(
    receipt_id="R-1", amount=eur(500_00), received_on=TODAY
)
MATCH = MatchReceipt(currency="EUR", receipt_id="R-1", case_id="C-1", payment_id="P-7")
REVERSE = ReversePayment(
    case_id="C-1",
    payment_id="P-1",
    kind=ReversalKind.CHARGEBACK,
    reversed_on=TODAY,
)


def money(platform: Platform) -> ClientMoney:
    (found,) = platform.door.questions().client_money()
    return found


def test_a_matched_receipt_is_a_payment_on_its_case(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(UNIDENTIFIED)
    assert money(platform).should_hold_minor == 500_00
    platform.do(MATCH)
    ledger = platform.state(CASE_LEDGER, case_ledger("C-1"))
    assert ledger.held_minor(Holder.platform()) == 500_00
    own = platform.state(PLATFORM_LEDGER, platform_ledger("EUR"))
    assert own.receipts["R-1"].status is ReceiptStatus.MATCHED
    assert (money(platform).holds_minor, money(platform).withdrawable_minor) == (
        500_00,
        200_00,
    )
    assert trial_balance(platform.door.questions().trial_balance()).balanced


def test_the_bank_saw_it_once(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(UNIDENTIFIED)
    platform.do(MATCH)
    (found,) = platform.door.questions().bank_postings("EUR")
    assert (found.amount_minor, found.rule) == (500_00, "receive_unidentified")
    assert "R-1" in found.references


def test_a_match_to_no_case_changes_nothing(platform: Platform) -> None:
    platform.do(UNIDENTIFIED)
    before = platform.events()
    with pytest.raises(CaseAbsentError):
        platform.do(MATCH)
    assert platform.events() == before


def test_a_payment_that_the_case_has_is_not_matched_again(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(UNIDENTIFIED)
    platform.do(pay(500_00, "P-7"))
    with pytest.raises(PaymentKnownError):
        platform.do(MATCH)


def test_income_is_withdrawn_up_to_what_is_in_hand(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(pay(1_000_00))
    with pytest.raises(WithdrawalExceedsIncomeError, match=r"at most 400\.00 EUR"):
        platform.do(withdraw(400_01))
    platform.do(withdraw(300_00))
    with pytest.raises(WithdrawalExceedsIncomeError, match=r"at most 100\.00 EUR"):
        platform.do(withdraw(100_01, "W-2"))
    platform.do(withdraw(100_00, "W-2"))
    assert money(platform).withdrawable_minor == money(platform).shortage_minor == 0


def test_two_withdrawals_of_one_transaction_share_what_there_is(
    platform: Platform,
) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(pay(1_000_00))
    asked = [
        (withdraw(300_00, f"W-{number}"), f"withdrawal-{number}") for number in (1, 2)
    ]
    outcomes = platform.door.execute_many(
        [Asked(command=command, command_id=key) for command, key in asked], by=PLATFORM
    )
    assert isinstance(outcomes[1], WithdrawalExceedsIncomeError)
    assert money(platform).holds_minor == 700_00


def test_rows_kept_behind_the_log_are_read_from_the_log(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    others = tuple(x for x in ALL if x is not TRIAL_BALANCE)
    object.__setattr__(platform.door, "projections", others)
    platform.do(pay(1_000_00))
    platform.do(withdraw(400_00))
    with pytest.raises(WithdrawalExceedsIncomeError):
        platform.do(withdraw(1, "W-2"))


def test_a_shortage_is_made_good_with_own_money(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(pay(1_000_00))
    platform.do(withdraw(400_00))
    platform.do(REVERSE)
    assert money(platform).shortage_minor == 400_00
    with pytest.raises(ShortageExceededError, match=r"at most 400\.00 EUR"):
        platform.do(MakeGoodShortage(transfer_id="T-1", amount=eur(400_01)))
    platform.do(MakeGoodShortage(transfer_id="T-1", amount=eur(400_00)))
    assert money(platform).shortage_minor == money(platform).holds_minor == 0


def test_a_receipt_of_another_day_counts_from_it(platform: Platform) -> None:
    early = UNIDENTIFIED.model_copy(update={"received_on": date(2026, 5, 20)})
    platform.do(early)
    before = platform.door.questions(as_of=date(2026, 5, 19)).client_money()
    assert before == ()
    (after,) = platform.door.questions(as_of=date(2026, 5, 20)).client_money()
    assert after.holds_minor == 500_00
