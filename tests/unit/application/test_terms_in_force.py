"""The terms in force on the day of submission are the case's, whatever comes after."""

from datetime import timedelta

import pytest

from debt_domain.agreement.commands import AmendRates
from debt_domain.agreement.errors import BackdatedAmendmentError
from debt_domain.case.commands import AcceptCase
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.rate_terms import FeeCharged, RevenueModel
from tests.application_support import Platform, a_platform

DAY = timedelta(days=1)


@pytest.fixture
def submitted() -> Platform:
    """C-1, submitted under a fee that is due at submission and may go back."""
    platform = a_platform("P-2")
    platform.sign(
        "P-7",
        rate_terms(
            RevenueModel.SERVICE_FEE,
            fee_charged=FeeCharged.SUBMISSION,
            fee_refundable=True,
        ),
    )
    platform.submit("C-1", "P-7")
    return platform


@pytest.mark.parametrize("model", RevenueModel)
def test_a_later_amendment_changes_neither_fee_nor_split(
    submitted: Platform, model: RevenueModel
) -> None:
    amend = AmendRates(
        partner_id="P-7", terms=rate_terms(model), effective_from=TODAY + DAY
    )
    submitted.do(amend)
    submitted.clock.now += 2 * DAY
    submitted.do(AcceptCase(case_id="C-1"))
    state = submitted.state(PARTNER_CASE, "partner_case:C-1")
    assert state.terms == state.quoted
    ledger = submitted.state(CASE_LEDGER, "ledger:case:C-1")
    assert ledger.terms_number == 1
    assert (ledger.balance("Income:Fee"), ledger.balance("Deferred:Fee")) == (-50_00, 0)


def test_nothing_is_amended_on_the_day_of_a_submission(submitted: Platform) -> None:
    amend = AmendRates(
        partner_id="P-7",
        terms=rate_terms(RevenueModel.REVENUE_SHARE),
        effective_from=TODAY,
    )
    with pytest.raises(BackdatedAmendmentError):
        submitted.do(amend)
