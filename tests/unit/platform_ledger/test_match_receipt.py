from datetime import date

from debt_domain.platform_ledger.commands import MatchReceipt, ReturnReceipt
from debt_domain.platform_ledger.decisions import PLATFORM_LEDGER
from debt_domain.platform_ledger.errors import (
    CaseIsTestError,
    PaymentKnownError,
    ReceiptSettledError,
    UnknownUnidentifiedReceiptError,
)
from debt_domain.platform_ledger.model import ReceiptStatus
from tests.unit.platform_ledger.ledgers import (
    RECEIPT,
    after,
    entry_of,
    given,
    posted,
)

MATCH = MatchReceipt(currency="EUR", receipt_id="R-1", case_id="C-1", payment_id="P-9")
RETURN = ReturnReceipt(
    currency="EUR", receipt_id="R-1", returned_on=date(2026, 5, 25), reason="unknown"
)


def test_it_leaves_suspense_on_the_day_it_came() -> None:
    scenario = given(*after(RECEIPT))
    assert posted(scenario, MATCH) == (
        "Dr Suspense 500.00 EUR",
        "Cr Held:Platform 500.00 EUR",
    )
    assert entry_of(scenario, MATCH).effective_on == date(2026, 5, 20)


def test_it_waits_no_longer() -> None:
    state = PLATFORM_LEDGER.fold(after(RECEIPT, MATCH))
    assert state.receipts["R-1"].status is ReceiptStatus.MATCHED


def test_an_unknown_receipt_is_refused_with_those_that_wait() -> None:
    command = MATCH.model_copy(update={"receipt_id": "R-2"})
    unknown = UnknownUnidentifiedReceiptError
    assert given(*after(RECEIPT)).when(command).then_refused(unknown).waiting == (
        "R-1",
    )
    assert "none waits" in given().when(command).then_refused(unknown).accepted


def test_it_is_matched_once() -> None:
    scenario = given(*after(RECEIPT, MATCH))
    refusal = scenario.when(MATCH).then_refused(ReceiptSettledError)
    assert refusal.status is ReceiptStatus.MATCHED


def test_what_was_returned_is_not_matched() -> None:
    scenario = given(*after(RECEIPT, RETURN))
    refusal = scenario.when(MATCH).then_refused(ReceiptSettledError)
    assert refusal.status is ReceiptStatus.RETURNED


def test_a_payment_that_the_case_knows_does_not_count_twice() -> None:
    scenario = given(*after(RECEIPT), payment_known=True)
    refusal = scenario.when(MATCH).then_refused(PaymentKnownError)
    assert (refusal.case_id, refusal.payment_id) == ("C-1", "P-9")


def test_real_money_pays_no_test() -> None:
    scenario = given(*after(RECEIPT), case_is_test=True)
    refusal = scenario.when(MATCH).then_refused(CaseIsTestError)
    assert refusal.case_id == "C-1"
