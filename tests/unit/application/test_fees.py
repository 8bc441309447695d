"""When the per-case fee is charged, when it is income, and when it goes back."""

import pytest

from debt_domain.case.commands import AcceptCase, RejectCase
from debt_domain.case.model import RejectionReason
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.rate_terms import FeeCharged, RevenueModel
from tests.application_support import Platform

REJECT = RejectCase(
    case_id="C-1", reason=RejectionReason.TOO_COMPLEX, explanation="Foreign law."
)
FEE_MINOR = 25_00


def submitted(platform: Platform, charged: FeeCharged, *, refundable: bool) -> None:
    """Submit a case of P-9, whose HYBRID terms charge the fee so."""
    terms = rate_terms(
        RevenueModel.HYBRID, fee_charged=charged, fee_refundable=refundable
    )
    platform.sign("P-9", terms)
    platform.submit(submitter_id="P-9")


def balances(platform: Platform) -> dict[str, int]:
    """Give the accounts that a fee goes through, without those at zero."""
    state = platform.state(CASE_LEDGER, "ledger:case:C-1")
    fee_accounts = ("Income:Fee", "Deferred:Fee", "Due:Partner:P-9")
    found = {x: state.balances.get(x, 0) for x in fee_accounts}
    return {account: minor for account, minor in found.items() if minor}


CHARGED = {"Income:Fee": -FEE_MINOR, "Due:Partner:P-9": FEE_MINOR}
DEFERRED = {"Deferred:Fee": -FEE_MINOR, "Due:Partner:P-9": FEE_MINOR}


@pytest.mark.parametrize(
    ("charged", "refundable", "at_submission", "at_acceptance", "at_rejection"),
    [
        (FeeCharged.ACCEPTANCE, False, {}, CHARGED, {}),
        (FeeCharged.SUBMISSION, False, CHARGED, CHARGED, CHARGED),
        (FeeCharged.SUBMISSION, True, DEFERRED, CHARGED, {}),
    ],
)
def test_the_fee_through_the_life_of_a_case(
    platform: Platform,
    *,
    charged: FeeCharged,
    refundable: bool,
    at_submission: dict[str, int],
    at_acceptance: dict[str, int],
    at_rejection: dict[str, int],
) -> None:
    submitted(platform, charged, refundable=refundable)
    assert balances(platform) == at_submission
    before = platform.log.contents
    platform.do(AcceptCase(case_id="C-1"))
    assert balances(platform) == at_acceptance
    platform.log.contents = before
    platform.do(REJECT)
    assert balances(platform) == at_rejection


@pytest.mark.parametrize(
    ("partner_id", "fee_minor"), [("P-1", 50_00), ("P-2", 0), ("P-3", 25_00)]
)
def test_each_revenue_model_has_its_fee(
    platform: Platform, partner_id: str, fee_minor: int
) -> None:
    platform.accept(submitter_id=partner_id)
    state = platform.state(CASE_LEDGER, "ledger:case:C-1")
    assert state.fees_due_minor == fee_minor
