import pytest

from debt_domain.case_ledger.errors import (
    LegalFeeAlreadyChargedError,
    PartyUnnamedError,
)
from debt_domain.values.rate_terms import LegalFeePayer
from tests.unit.case_ledger.ledger_text import (
    COMMISSION_BY_PLATFORM,
    REVENUE_SHARE,
    Books,
    books,
)


def test_the_submitter_pays_the_legal_partner_and_the_platform() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE)
    assert ledger.charge_for_court("99.99") == books("""
        charge_legal_fee
          Dr Due:Partner:A 99.99 | Cr Due:Partner:L 59.99 | Cr Income:Fee 40.00
        """)


def test_the_client_pays_it_out_of_what_it_is_due() -> None:
    ledger = Books()
    ledger.adopt(COMMISSION_BY_PLATFORM)
    ledger.receive("P1", "100.00")
    assert ledger.charge_for_court("100.00", paid_by=LegalFeePayer.CLIENT) == books("""
        charge_legal_fee
          Dr Due:Client:K 100.00 | Cr Due:Partner:L 60.00 | Cr Income:Fee 40.00 | Cr Due:Client:K 15.00 (netting) | Dr Receivable:Client:K 15.00 (netting)
        """)


def test_a_case_is_charged_it_once() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE)
    ledger.charge_for_court("10.00")
    with pytest.raises(LegalFeeAlreadyChargedError) as caught:
        ledger.charge_for_court("10.00")
    assert caught.value.case_id == "C-1"


def test_there_must_be_a_submitter_to_pay_it() -> None:
    with pytest.raises(PartyUnnamedError):
        Books().charge_for_court("10.00")
