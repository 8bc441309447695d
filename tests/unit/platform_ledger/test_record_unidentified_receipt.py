from datetime import date

import pytest

from debt_domain.platform_ledger.commands import RecordUnidentifiedReceipt
from debt_domain.platform_ledger.errors import (
    AmountNotPositiveError,
    FutureDayError,
    IdReusedError,
)
from debt_domain.platform_ledger.events import UnidentifiedReceiptRecorded
from debt_domain.values.actor import Role, RoleNotAllowedError
from tests.unit.platform_ledger.ledgers import (
    RECEIPT,
    after,
    entry_of,
    eur,
    given,
    posted,
)


def test_it_lies_in_suspense_from_the_day_it_came() -> None:
    assert posted(given(), RECEIPT) == (
        "Dr Held:Platform 500.00 EUR",
        "Cr Suspense 500.00 EUR",
    )
    entry = entry_of(given(), RECEIPT)
    assert (entry.rule, entry.rule_version) == ("receive_unidentified", 1)
    assert entry.effective_on == entry.booked_on == date(2026, 5, 20)


def test_the_fact_is_kept_beside_its_entry() -> None:
    assert after(RECEIPT)[0] == UnidentifiedReceiptRecorded(
        receipt_id="R-1",
        amount=eur(500_00),
        received_on=date(2026, 5, 20),
        reference="B4C12A34",
    )


def test_after_a_closed_period_it_is_booked_on_the_first_open_day() -> None:
    entry = entry_of(given(first_open_on=date(2026, 6, 1)), RECEIPT)
    assert entry.effective_on == date(2026, 5, 20)
    assert entry.booked_on == date(2026, 6, 1)


def test_the_same_id_is_not_taken_twice() -> None:
    refusal = given(*after(RECEIPT)).when(RECEIPT).then_refused(IdReusedError)
    assert (refusal.field, refusal.value) == ("receipt_id", "R-1")


@pytest.mark.parametrize("amount_minor", [0, -1])
def test_an_amount_is_above_zero(amount_minor: int) -> None:
    command = RECEIPT.model_copy(update={"amount": eur(amount_minor)})
    given().when(command).then_refused(AmountNotPositiveError)


def test_money_does_not_come_tomorrow() -> None:
    command = RECEIPT.model_copy(update={"received_on": date(2026, 6, 2)})
    refusal = given().when(command).then_refused(FutureDayError)
    assert (refusal.field, refusal.today) == ("received_on", date(2026, 6, 1))


def test_parties_post_nothing_here() -> None:
    command = RecordUnidentifiedReceipt(
        receipt_id="R-1", amount=eur(1), received_on=date(2026, 5, 20)
    )
    given(role=Role.SUBMITTER).when(command).then_refused(RoleNotAllowedError)
