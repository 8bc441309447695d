"""A rejected partner case gets its fee back, where the terms say so."""

import pytest

from debt_domain.case_ledger.commands import RefundCaseFee
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.events import PartnerCaseRejected
from debt_domain.processes.rejected_partner_case_gets_its_fee_back import PROCESS
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.rate_terms import FeeCharged, RateTerms, RevenueModel
from tests.unit.processes.partner_cases import partner_case

REJECTED = PartnerCaseRejected(feedback="TOO_SMALL: below our minimum")


def hybrid(charged: FeeCharged, *, refundable: bool) -> RateTerms:
    return rate_terms(
        RevenueModel.HYBRID, fee_charged=charged, fee_refundable=refundable
    )


def test_a_refundable_fee_charged_at_submission_goes_back() -> None:
    terms = hybrid(FeeCharged.SUBMISSION, refundable=True)
    state = partner_case(REJECTED, terms=terms)
    assert PROCESS.react(REJECTED, state) == (RefundCaseFee(case_id="C-1"),)


@pytest.mark.parametrize(
    "terms",
    [
        hybrid(FeeCharged.SUBMISSION, refundable=False),
        hybrid(FeeCharged.ACCEPTANCE, refundable=True),
        rate_terms(RevenueModel.REVENUE_SHARE, fee_refundable=True),
    ],
)
def test_what_was_not_charged_or_stays_does_not(terms: RateTerms) -> None:
    assert PROCESS.react(REJECTED, partner_case(REJECTED, terms=terms)) == ()


def test_a_partner_case_that_never_was_has_no_fee() -> None:
    assert PROCESS.react(REJECTED, PARTNER_CASE.initial) == ()
