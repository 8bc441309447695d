"""A claim is adjusted, written off and discounted, and paid in foreign money."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from debt_domain.case.commands import (
    AdjustClaim,
    ReversePayment,
    TakeDiscount,
    WriteOff,
)
from debt_domain.case.model import AdjustmentKind, ReversalKind
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.errors import (
    CorrectionExceedsClaimError,
    ExceedsOutstandingError,
)
from debt_domain.testing import TODAY
from debt_domain.values.conversion import Conversion
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component
from tests.application_support import Platform, payment


def balance(platform: Platform, account: str) -> int:
    return platform.state(CASE_LEDGER, "ledger:case:C-1").balance(account)


def adjust(amount_minor: int) -> AdjustClaim:
    return AdjustClaim(
        case_id="C-1",
        adjustment_id="ADJ-1",
        component=Component.PRINCIPAL,
        amount_minor=amount_minor,
        kind=AdjustmentKind.CREDIT_NOTE,
        reason="goods returned",
    )


def test_what_was_paid_beyond_a_credit_note_is_overpaid(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(payment(amount_minor=1_000_00))
    platform.do(adjust(-100_00))
    assert balance(platform, "Due:Debtor") == -100_00
    assert balance(platform, "Due:Partner:P-2") == -540_00


def test_a_claim_is_never_below_zero(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    with pytest.raises(CorrectionExceedsClaimError):
        platform.do(adjust(-1_000_01))


def test_no_more_is_written_off_than_is_outstanding(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    with pytest.raises(ExceedsOutstandingError):
        platform.do(
            WriteOff(case_id="C-1", amount=Money(1_000_01, "EUR"), reason="small")
        )
    platform.do(WriteOff(case_id="C-1", amount=Money(100_00, "EUR"), reason="small"))
    assert balance(platform, "Debtor:Principal") == 900_00


def test_a_discount_is_undone_with_its_payment(platform: Platform) -> None:
    platform.accept(submitter_id="P-2")
    platform.do(payment(amount_minor=900_00))
    platform.do(
        TakeDiscount(
            case_id="C-1",
            payment_id="PAY-1",
            amount=Money(100_00, "EUR"),
            offer_reference="mail 12",
        )
    )
    assert balance(platform, "Debtor:Principal") == 0
    assert balance(platform, "Due:Partner:P-2") == -540_00
    platform.do(
        ReversePayment(
            case_id="C-1",
            payment_id="PAY-1",
            kind=ReversalKind.CHARGEBACK,
            reversed_on=TODAY,
        )
    )
    assert balance(platform, "Debtor:Principal") == 1_000_00
    assert balance(platform, "Discounted") == 0


def test_foreign_money_is_held_as_it_came_and_split_as_it_counts(
    platform: Platform,
) -> None:
    platform.accept(submitter_id="P-2")
    conversion = Conversion(
        original=Money(108_70, "USD"),
        rate=Fraction(92, 100),
        source="ECB reference rate",
        converted_at=datetime(2026, 6, 1, 15, 0, tzinfo=UTC),
    )
    pay = payment(amount_minor=100_00).model_copy(update={"conversion": conversion})
    platform.do(pay)
    assert balance(platform, "Due:Partner:P-2") == -60_00
    assert balance(platform, "Conversion:EUR") == 100_00
    (entry,) = [
        x
        for x in platform.events()
        if x.stored_name == "ledger.entry_posted" and "USD" in x.model_dump_json()
    ]
    assert '"amount_minor":10870' in entry.model_dump_json()
