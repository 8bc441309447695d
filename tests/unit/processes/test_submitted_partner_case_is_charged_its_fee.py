"""A submitted partner case is charged its fee, where the terms say at submission."""

import pytest

from debt_domain.case_ledger.commands import ChargeCaseFee
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.processes.submitted_partner_case_is_charged_its_fee import PROCESS
from debt_domain.testing.partner_cases import partner_case_submitted, rate_terms
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import FeeCharged, RateTerms, RevenueModel


@pytest.mark.parametrize("refundable", [True, False])
def test_a_fee_that_may_go_back_is_no_income_yet(*, refundable: bool) -> None:
    terms = rate_terms(
        RevenueModel.SERVICE_FEE,
        fee_charged=FeeCharged.SUBMISSION,
        fee_refundable=refundable,
    )
    submitted = partner_case_submitted(terms)
    charge = ChargeCaseFee(
        case_id="C-1",
        partner_id="P-1",
        fee=Money(50_00, "EUR"),
        deferred=refundable,
    )
    assert PROCESS.react(submitted, PARTNER_CASE.fold((submitted,))) == (charge,)


@pytest.mark.parametrize(
    "terms",
    [
        rate_terms(RevenueModel.SERVICE_FEE, fee_charged=FeeCharged.ACCEPTANCE),
        rate_terms(RevenueModel.REVENUE_SHARE, fee_charged=FeeCharged.SUBMISSION),
    ],
)
def test_nothing_is_charged_without_a_fee_or_before_acceptance(
    terms: RateTerms,
) -> None:
    submitted = partner_case_submitted(terms)
    assert PROCESS.react(submitted, PARTNER_CASE.fold((submitted,))) == ()
