from datetime import date

from debt_domain.platform_ledger.commands import ReturnReceipt
from debt_domain.platform_ledger.errors import (
    FutureDayError,
    ReceiptSettledError,
    ReturnBeforeReceiptError,
    UnknownUnidentifiedReceiptError,
)
from tests.unit.platform_ledger.ledgers import RECEIPT, after, entry_of, given, posted

RETURN = ReturnReceipt(
    currency="EUR",
    receipt_id="R-1",
    returned_on=date(2026, 5, 25),
    reason="the payer asked for it",
)


def test_it_leaves_on_the_day_it_was_sent() -> None:
    scenario = given(*after(RECEIPT))
    assert posted(scenario, RETURN) == (
        "Dr Suspense 500.00 EUR",
        "Cr Held:Platform 500.00 EUR",
    )
    entry = entry_of(scenario, RETURN)
    assert (entry.rule, entry.effective_on) == ("return_receipt", date(2026, 5, 25))


def test_it_is_returned_once() -> None:
    scenario = given(*after(RECEIPT, RETURN))
    scenario.when(RETURN).then_refused(ReceiptSettledError)


def test_only_what_came_is_returned() -> None:
    given().when(RETURN).then_refused(UnknownUnidentifiedReceiptError)


def test_it_is_returned_after_it_came_and_not_tomorrow() -> None:
    scenario = given(*after(RECEIPT))
    early = RETURN.model_copy(update={"returned_on": date(2026, 5, 19)})
    refusal = scenario.when(early).then_refused(ReturnBeforeReceiptError)
    assert refusal.received_on == date(2026, 5, 20)
    late = RETURN.model_copy(update={"returned_on": date(2026, 6, 2)})
    scenario.when(late).then_refused(FutureDayError)
