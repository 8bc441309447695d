"""A client's own case: what collector and platform earn, and whose the money is without."""

from fractions import Fraction

from debt_domain.case.commands import (
    AcceptCase,
    AgreeCommission,
    AssignPartner,
    CloseCase,
    RejectCase,
    ReopenCase,
)
from debt_domain.case.model import CloseCode, RejectionReason
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.rate_terms import FeeCharged, RevenueModel
from tests.application_support import Platform, owed, payment

AGREE = AgreeCommission(
    case_id="C-1", commission_rate=Fraction(1, 4), collector_share=Fraction(3, 5)
)
REOPEN = ReopenCase(
    case_id="C-1", reason="New address.", consent_reference="mail", consented_on=TODAY
)


def test_a_commission_is_shared_by_collector_and_platform(platform: Platform) -> None:
    platform.accept(submitter_id=None)
    platform.do(payment(amount_minor=100_00))
    platform.do(AssignPartner(case_id="C-1", partner_id="N"))
    platform.do(AGREE)
    platform.do(payment(amount_minor=300_00, payment_id="PAY-2"))
    assert owed(platform) == {
        "CLIENT:CL-C-1": 300_00,
        "PARTNER:N": 60_00,
        "PLATFORM": -360_00,
    }


def test_money_of_a_case_closed_without_terms_is_the_clients(
    platform: Platform,
) -> None:
    platform.submit()
    platform.do(payment(amount_minor=100_00))
    platform.do(CloseCase(case_id="C-1", code=CloseCode.WITHDRAWN))
    assert owed(platform) == {"CLIENT:CL-C-1": 100_00, "PLATFORM": -100_00}
    platform.do(payment(amount_minor=50_00, payment_id="LATE"))
    assert owed(platform)["CLIENT:CL-C-1"] == 150_00


def test_a_reopened_case_is_split_by_the_terms_that_it_then_gets(
    platform: Platform,
) -> None:
    platform.submit(submitter_id="P-2")
    platform.do(payment(amount_minor=100_00))
    platform.do(CloseCase(case_id="C-1", code=CloseCode.WITHDRAWN))
    platform.do(REOPEN)
    platform.do(AcceptCase(case_id="C-1"))
    assert owed(platform) == {"PARTNER:P-2": 60_00, "PLATFORM": -60_00}


def test_and_is_the_clients_still_when_it_is_rejected(platform: Platform) -> None:
    platform.submit(submitter_id="P-2")
    platform.do(payment(amount_minor=100_00))
    platform.do(CloseCase(case_id="C-1", code=CloseCode.WITHDRAWN))
    platform.do(REOPEN)
    reason, explanation = RejectionReason.TOO_COMPLEX, "Foreign law."
    platform.do(RejectCase(case_id="C-1", reason=reason, explanation=explanation))
    assert owed(platform) == {"CLIENT:CL-C-1": 100_00, "PLATFORM": -100_00}
    assert platform.state(CASE_LEDGER, "ledger:case:C-1").outstanding_minor == 0


def test_a_deferred_fee_is_earned_when_a_case_is_closed_and_not_rejected(
    platform: Platform,
) -> None:
    terms = rate_terms(
        RevenueModel.HYBRID, fee_charged=FeeCharged.SUBMISSION, fee_refundable=True
    )
    platform.sign("P-9", terms)
    platform.submit(submitter_id="P-9")
    platform.do(CloseCase(case_id="C-1", code=CloseCode.WITHDRAWN))
    state = platform.state(CASE_LEDGER, "ledger:case:C-1")
    assert state.balance("Deferred:Fee") == 0
    assert state.balance("Income:Fee") == -25_00
    platform.do(REOPEN)
    platform.do(AcceptCase(case_id="C-1"))
    state = platform.state(CASE_LEDGER, "ledger:case:C-1")
    assert state.balance("Income:Fee") == -25_00
