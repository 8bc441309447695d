import pytest

from debt_domain.case_ledger.errors import ClaimWithdrawnError, TermsAlreadyAdoptedError
from tests.unit.case_ledger.ledger_text import (
    HELD_BY_CLIENT,
    REVENUE_SHARE,
    Books,
    books,
)


def test_nothing_is_owed_any_more() -> None:
    ledger = Books()
    ledger.open("1000.00", interest="20.00", fees="40.00")
    assert ledger.withdraw() == books("""
        withdraw_claim
          Dr Claimed 1,060.00 | Cr Debtor:Principal 1,000.00 | Cr Debtor:Interest 20.00 | Cr Debtor:Fees 40.00
        """)
    assert ledger.balances() == ""


def test_unsplit_money_is_left_to_the_client() -> None:
    ledger = Books("1000.00")
    ledger.receive("P1", "300.00")
    assert ledger.withdraw() == books("""
        withdraw_claim
          Dr Claimed 700.00 | Cr Debtor:Principal 700.00
          Dr Due:Unsplit 300.00 | Cr Due:Client:K 300.00
        """)
    assert ledger.positions() == {"CLIENT:K": "300.00", "PLATFORM": "-300.00"}


def test_a_client_keeps_what_it_holds_but_for_the_overpayment() -> None:
    ledger = Books("950.00")
    ledger.receive("P1", "1000.00", HELD_BY_CLIENT)
    assert ledger.withdraw() == books("""
        withdraw_claim
          Dr Due:Unsplit 950.00 | Cr Due:Client:K 950.00 | Dr Due:Client:K 950.00 (netting) | Dr Receivable:Client:K 50.00 (netting) | Cr Held:Client:K 1,000.00 (netting)
        """)
    assert ledger.positions() == {"CLIENT:K": "-50.00", "DEBTOR": "50.00"}


def test_a_later_receipt_is_owed_to_the_debtor() -> None:
    ledger = Books()
    ledger.withdraw()
    assert ledger.receive("P1", "10.00") == books("""
        receive
          Dr Held:Platform 10.00 | Cr Due:Debtor 10.00
        """)


def test_what_a_later_reversal_reopens_is_withdrawn_at_once() -> None:
    ledger = Books("1000.00")
    ledger.receive("P1", "300.00")
    ledger.withdraw()
    ledger.receive("P2", "10.00")
    assert ledger.reverse("P1", "200.00") == books("""
        reverse
          Cr Recovered 200.00 | Dr Debtor:Principal 200.00
          Dr Due:Client:K 200.00 | Cr Held:Platform 200.00
        withdraw_claim
          Dr Claimed 200.00 | Cr Debtor:Principal 200.00
        """)
    assert ledger.positions() == {
        "CLIENT:K": "100.00",
        "DEBTOR": "10.00",
        "PLATFORM": "-110.00",
    }


def test_an_overpayment_reversed_after_it_reopens_nothing() -> None:
    ledger = Books("950.00")
    ledger.receive("P1", "1000.00")
    ledger.withdraw()
    assert ledger.reverse("P1", "50.00") == books("""
        reverse
          Dr Due:Debtor 50.00 | Cr Held:Platform 50.00
        """)


def test_a_claim_is_withdrawn_once() -> None:
    ledger = Books()
    ledger.withdraw()
    with pytest.raises(ClaimWithdrawnError) as caught:
        ledger.withdraw()
    assert caught.value.command == "WithdrawClaim"


def test_a_withdrawn_claim_takes_no_terms() -> None:
    ledger = Books()
    ledger.withdraw()
    with pytest.raises(ClaimWithdrawnError) as caught:
        ledger.adopt(REVENUE_SHARE)
    assert caught.value.command == "AdoptTerms"


def test_a_claim_whose_money_is_split_stands() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE)
    with pytest.raises(TermsAlreadyAdoptedError):
        ledger.withdraw()
