"""An accepted partner case owes its fee: charged now, or deferred until now."""

import pytest

from debt_domain.case_ledger.commands import ChargeCaseFee, EarnCaseFee
from debt_domain.processes.accepted_partner_case_owes_its_fee import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted, rate_terms
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import FeeCharged, RateTerms, RevenueModel
from tests.unit.processes.partner_cases import partner_case

CHARGED = ChargeCaseFee(
    case_id="C-1", partner_id="P-1", fee=Money(25_00, "EUR"), deferred=False
)


def hybrid(charged: FeeCharged, *, refundable: bool) -> RateTerms:
    return rate_terms(
        RevenueModel.HYBRID, fee_charged=charged, fee_refundable=refundable
    )


@pytest.mark.parametrize(
    ("terms", "answer"),
    [
        (hybrid(FeeCharged.ACCEPTANCE, refundable=False), (CHARGED,)),
        (hybrid(FeeCharged.ACCEPTANCE, refundable=True), (CHARGED,)),
        (
            hybrid(FeeCharged.SUBMISSION, refundable=True),
            (EarnCaseFee(case_id="C-1"),),
        ),
        (hybrid(FeeCharged.SUBMISSION, refundable=False), ()),
        (rate_terms(RevenueModel.REVENUE_SHARE), ()),
    ],
)
def test_what_is_left_of_the_fee_at_acceptance(
    terms: RateTerms, answer: tuple[object, ...]
) -> None:
    accepted = partner_case_accepted(terms)
    assert PROCESS.react(accepted, partner_case(accepted, terms=terms)) == answer
