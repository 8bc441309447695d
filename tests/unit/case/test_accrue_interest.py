from datetime import timedelta

import pytest

from debt_domain.case.commands import AccrueInterest
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AccruedFurtherError,
    FutureDateError,
    InterestNotBegunError,
    NoInterestError,
    RatesMissingError,
    WrongStatusError,
)
from debt_domain.case.events import CaseEvent, InterestAccrued
from debt_domain.case.model import CaseContext, Claim, InterestBasis, InterestKind
from debt_domain.testing import (
    TODAY,
    Given,
    a_context,
    active_case,
    closed_case,
    invoice_line,
    submit_case,
)
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.interest_rate import AnnualRate, DayCount

FIRST_ON = TODAY - timedelta(days=59)
CONTRACT = InterestBasis(
    kind=InterestKind.CONTRACTUAL, rate_bps=950, day_count=DayCount.THIRTY_E_360
)
STATUTE = InterestBasis(kind=InterestKind.STATUTORY, statute="EU_2011_7")
ECB = AnnualRate(from_on=FIRST_ON, rate_bps=1015, source="ECB")
BY_FINANCE = a_context(CaseContext, Role.FINANCE, statutory_rates=(ECB,))


def case(basis: InterestBasis = CONTRACT) -> tuple[CaseEvent, ...]:
    claim = Claim(currency="EUR", lines=(invoice_line(),), interest_basis=basis)
    return active_case(submission=submit_case(claim=claim))


def accrue(days_ago: int = 0) -> AccrueInterest:
    return AccrueInterest(case_id="C-1", up_to=TODAY - timedelta(days=days_ago))


def accrued(days_ago: int = 0) -> InterestAccrued:
    contract = AnnualRate(from_on=FIRST_ON, rate_bps=950, source="contract")
    return InterestAccrued(
        up_to=TODAY - timedelta(days=days_ago),
        rates=(contract,),
        day_count=DayCount.THIRTY_E_360,
    )


def test_a_contract_names_its_rate() -> None:
    Given(CASE, case(), BY_FINANCE).when(accrue()).then(accrued())


def test_a_statutes_rates_are_kept() -> None:
    outcome = Given(CASE, case(STATUTE), BY_FINANCE).when(accrue())
    kept = InterestAccrued(up_to=TODAY, rates=(ECB,), day_count=DayCount.ACT_365)
    outcome.then(kept)
    assert kept.takes_effect_on() == TODAY


def test_without_its_rates_there_is_none() -> None:
    given = Given(CASE, case(STATUTE), a_context(CaseContext))
    refusal = given.when(accrue()).then_refused(RatesMissingError)
    assert refusal.statute == "EU_2011_7"


def test_a_claim_without_a_basis_bears_none() -> None:
    outcome = Given(CASE, case(InterestBasis()), BY_FINANCE).when(accrue())
    outcome.then_refused(NoInterestError)


def test_none_runs_before_an_invoice_is_overdue() -> None:
    outcome = Given(CASE, case(), BY_FINANCE).when(accrue(60))
    assert outcome.then_refused(InterestNotBegunError).first_on == FIRST_ON


def test_none_is_charged_for_days_to_come() -> None:
    outcome = Given(CASE, case(), BY_FINANCE).when(accrue(-1))
    assert outcome.then_refused(FutureDateError).field == "up_to"


def test_the_same_day_again_changes_nothing() -> None:
    Given(CASE, (*case(), accrued()), BY_FINANCE).when(accrue()).then()


def test_it_never_goes_back() -> None:
    given = Given(CASE, (*case(), accrued(1)), BY_FINANCE)
    given.when(accrue()).then(accrued())
    refusal = given.when(accrue(2)).then_refused(AccruedFurtherError)
    assert refusal.accrued_up_to == TODAY - timedelta(days=1)


def test_a_closed_case_bears_none() -> None:
    claim = Claim(currency="EUR", lines=(invoice_line(),), interest_basis=CONTRACT)
    history = closed_case(submission=submit_case(claim=claim))
    outcome = Given(CASE, history, BY_FINANCE).when(accrue())
    outcome.then_refused(WrongStatusError)


@pytest.mark.parametrize("role", [Role.CLIENT, Role.COLLECTOR])
def test_it_is_charged_by_platform_and_finance(role: Role) -> None:
    given = Given(CASE, case(), a_context(CaseContext, role, "P-9"))
    given.when(accrue()).then_refused(RoleNotAllowedError)
