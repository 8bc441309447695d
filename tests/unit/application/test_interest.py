"""Interest accrues by contract or statute, and follows what is paid."""

from datetime import date, timedelta

import pytest

from debt_domain.case.commands import AcceptCase, AccrueInterest, ReversePayment
from debt_domain.case.model import (
    Claim,
    InterestBasis,
    InterestKind,
    ReversalKind,
)
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.policies.reference_rates import (
    ReferenceRateMissingError,
    UnknownStatuteError,
)
from debt_domain.testing import TODAY, invoice_line, submit_case
from debt_domain.values.waterfall import Waterfall
from tests.application_support import Platform, payment

DUE_ON = TODAY - timedelta(days=60)
CONTRACT = InterestBasis(kind=InterestKind.CONTRACTUAL, rate_bps=7_30)


def a_case(platform: Platform, basis: InterestBasis) -> None:
    """Accept a case of 1,000.00 EUR, due sixty days ago, principal paid first."""
    claim = Claim(
        currency="EUR",
        lines=(invoice_line(),),
        interest_basis=basis,
        waterfall=Waterfall.PRINCIPAL_FIRST,
    )
    platform.do(submit_case(claim=claim, submitter_id="P-2"))
    platform.do(AcceptCase(case_id="C-1"))
    platform.clock.now += timedelta(days=60)


def accrue(platform: Platform, up_to: date) -> int:
    """Accrue up to a day, and give what the debtor owes of interest."""
    platform.do(AccrueInterest(case_id="C-1", up_to=up_to))
    return interest(platform)


def interest(platform: Platform) -> int:
    state = platform.state(CASE_LEDGER, "ledger:case:C-1")
    return state.balance("Debtor:Interest")


def test_a_contract_gives_its_rate_from_the_day_after_the_due_date(
    platform: Platform,
) -> None:
    a_case(platform, CONTRACT)
    assert accrue(platform, DUE_ON + timedelta(days=1)) == 20
    assert accrue(platform, TODAY) == 60 * 20


def test_accruing_daily_and_at_once_come_to_the_same(platform: Platform) -> None:
    basis = InterestBasis(kind=InterestKind.STATUTORY, statute="EU_2011_7")
    a_case(platform, basis)
    for days in range(1, 31):
        accrue(platform, DUE_ON + timedelta(days=days))
    # 1,000.00 at 2.15 % + 8 points for 30 of 365 days.
    assert interest(platform) == 8_34


def test_a_payment_stops_the_interest_on_what_it_pays(platform: Platform) -> None:
    a_case(platform, CONTRACT)
    platform.do(payment(amount_minor=500_00))
    # The day of the payment bears no interest on it any more.
    assert accrue(platform, TODAY + timedelta(days=10)) == 59 * 20 + 11 * 10


def test_a_reversal_brings_it_back(platform: Platform) -> None:
    a_case(platform, CONTRACT)
    platform.do(payment(amount_minor=500_00))
    accrue(platform, TODAY + timedelta(days=10))
    platform.do(
        ReversePayment(
            case_id="C-1",
            payment_id="PAY-1",
            kind=ReversalKind.BOUNCED,
            reversed_on=TODAY,
        )
    )
    assert interest(platform) == 70 * 20


def test_no_rate_is_guessed(platform: Platform) -> None:
    basis = InterestBasis(kind=InterestKind.STATUTORY, statute="BGB_288_2")
    a_case(platform, basis)
    before = platform.log.contents
    with pytest.raises(ReferenceRateMissingError) as refusal:
        accrue(platform, date(2026, 7, 1))
    assert refusal.value.rate == "base rate of section 247 BGB"
    assert refusal.value.day == date(2026, 7, 1)
    assert refusal.value.last_on == date(2026, 6, 30)
    assert platform.log.contents == before


def test_a_statute_is_one_of_the_table(platform: Platform) -> None:
    basis = InterestBasis(kind=InterestKind.STATUTORY, statute="renteloven")
    a_case(platform, basis)
    with pytest.raises(UnknownStatuteError) as refusal:
        accrue(platform, TODAY)
    assert refusal.value.statute == "renteloven"
