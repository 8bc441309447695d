import pytest

from debt_domain.case_ledger.errors import (
    ClaimWithdrawnError,
    CorrectionExceedsClaimError,
    NothingCorrectedError,
)
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books, books


def paid(*amounts: str, claim: str = "100.00") -> Books:
    ledger = Books(claim)
    ledger.adopt(REVENUE_SHARE)
    for number, amount in enumerate(amounts, 1):
        ledger.receive(f"P{number}", amount)
    return ledger


def test_more_is_claimed() -> None:
    assert paid().correct("50.00", Component.FEES) == books("""
        correct_claim
          Dr Debtor:Fees 50.00 | Cr Claimed 50.00
        """)


def test_what_is_open_is_credited() -> None:
    assert paid().correct("-100.00") == books("""
        correct_claim
          Dr Credited 100.00 | Cr Debtor:Principal 100.00
        """)


def test_what_was_paid_is_credited_to_the_debtor_the_latest_money_first() -> None:
    ledger = paid("60.00", "40.00")
    assert ledger.correct("-50.00") == books("""
        restate
          Cr Recovered 10.00 | Dr Debtor:Principal 10.00
          Dr Due:Partner:A 6.00 | Dr Income:Share 4.00 | Cr Due:Debtor 10.00
        restate
          Cr Recovered 40.00 | Dr Debtor:Principal 40.00
          Dr Due:Partner:A 24.00 | Dr Income:Share 16.00 | Cr Due:Debtor 40.00
        correct_claim
          Dr Credited 50.00 | Cr Debtor:Principal 50.00
        """)
    assert ledger.positions() == {
        "DEBTOR": "50.00",
        "PARTNER:A": "30.00",
        "PLATFORM": "-80.00",
    }


def test_money_that_lies_there_fills_what_is_claimed_later() -> None:
    assert paid("130.00").correct("20.00") == books("""
        correct_claim
          Dr Debtor:Principal 20.00 | Cr Claimed 20.00
        reapply_overpayment
          Dr Recovered 20.00 | Cr Debtor:Principal 20.00
          Dr Due:Debtor 20.00 | Cr Due:Partner:A 12.00 | Cr Income:Share 8.00
        """)


def test_what_was_written_off_is_credited_before_money() -> None:
    ledger = paid("60.00")
    ledger.write_off("40.00")
    assert ledger.correct("-40.00") == books("""
        write_off
          Cr WrittenOff 40.00 | Dr Debtor:Principal 40.00
        correct_claim
          Dr Credited 40.00 | Cr Debtor:Principal 40.00
        """)


def test_no_more_is_credited_than_was_claimed() -> None:
    ledger = paid("60.00")
    ledger.correct("-30.00")
    with pytest.raises(CorrectionExceedsClaimError) as caught:
        ledger.correct("-70.01")
    assert caught.value.claimed == Money(70_00, "EUR")


def test_a_correction_changes_something() -> None:
    with pytest.raises(NothingCorrectedError) as caught:
        paid().correct("0.00", Component.COSTS)
    assert caught.value.component is Component.COSTS


def test_a_withdrawn_claim_is_not_corrected() -> None:
    ledger = Books()
    ledger.withdraw()
    with pytest.raises(ClaimWithdrawnError):
        ledger.correct("1.00")
