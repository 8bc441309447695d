"""A partner case closed before acceptance owes its deferred fee: it was not rejected."""

import pytest

from debt_domain.case_ledger.commands import EarnCaseFee
from debt_domain.partner_case.events import PartnerCaseClosed, PartnerCaseReopened
from debt_domain.processes.closed_partner_case_owes_its_deferred_fee import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted, rate_terms
from debt_domain.values.rate_terms import FeeCharged, RevenueModel
from tests.unit.processes.partner_cases import partner_case

CLOSED = PartnerCaseClosed(code="WITHDRAWN")
DEFERRED = rate_terms(
    RevenueModel.HYBRID, fee_charged=FeeCharged.SUBMISSION, fee_refundable=True
)


def test_the_fee_is_earned_once() -> None:
    state = partner_case(CLOSED, terms=DEFERRED)
    assert PROCESS.react(CLOSED, state) == (EarnCaseFee(case_id="C-1"),)
    again = partner_case(CLOSED, PartnerCaseReopened(), CLOSED, terms=DEFERRED)
    assert PROCESS.react(CLOSED, again) == ()


def test_an_accepted_case_has_earned_it() -> None:
    accepted = partner_case_accepted(DEFERRED)
    state = partner_case(accepted, CLOSED, terms=DEFERRED)
    assert PROCESS.react(CLOSED, state) == ()


@pytest.mark.parametrize(
    ("charged", "refundable"),
    [(FeeCharged.ACCEPTANCE, True), (FeeCharged.SUBMISSION, False)],
)
def test_no_other_fee_is_deferred(charged: FeeCharged, *, refundable: bool) -> None:
    terms = rate_terms(
        RevenueModel.HYBRID, fee_charged=charged, fee_refundable=refundable
    )
    assert PROCESS.react(CLOSED, partner_case(CLOSED, terms=terms)) == ()
