"""A partner's agreement has to allow its partner cases."""

import pytest

from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import (
    ProcessOnlyError,
    SubmissionNotAllowedError,
    WrongStatusError,
)
from debt_domain.partner_case.model import (
    AgreedRates,
    MissingRequirement,
    PartnerCaseContext,
    PartnerCaseStatus,
)
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    agreed_rates,
    case_figures,
    partner_case_submitted,
    rate_terms,
    submit_partner_case,
)
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Branding, Handling
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.resolved_terms import FeeCurrencyMissingError

CAUSE = EventId("case:C-1", 1)
SUBMIT = submit_partner_case()
SUBMITTED = partner_case_submitted()


def following(
    rates: AgreedRates | None = None, *missing: MissingRequirement
) -> PartnerCaseContext:
    return a_context(
        PartnerCaseContext,
        Role.SUBMITTER,
        "P-1",
        cause=CAUSE,
        rates=rates,
        missing=missing,
    )


def test_the_terms_of_the_day_are_quoted() -> None:
    Given(PARTNER_CASE, (), following(agreed_rates())).when(SUBMIT).then(SUBMITTED)
    assert SUBMITTED.under_terms() == 1


def test_the_state_tells_processes_what_was_submitted() -> None:
    state = Given(PARTNER_CASE, (SUBMITTED,), following()).state
    assert state.status is PartnerCaseStatus.SUBMITTED
    assert (state.case_id, state.client_id, state.submitter_id) == (
        "C-1",
        "CL-1",
        "P-1",
    )
    assert (state.handling, state.branding) == (Handling.SELF, Branding.PARTNER)
    assert state.quoted == SUBMITTED.quoted
    assert SUBMITTED.quoted.figures == SUBMIT.figures
    assert state.terms is None


def test_everything_that_is_missing_is_named() -> None:
    missing = (MissingRequirement.SHADOW_CLIENT_CLAUSE, MissingRequirement.ONBOARDING)
    refusal = (
        Given(PARTNER_CASE, (), following(agreed_rates(), *missing))
        .when(SUBMIT)
        .then_refused(SubmissionNotAllowedError)
    )
    assert (refusal.submitter_id, refusal.missing) == ("P-1", missing)
    assert "SHADOW_CLIENT_CLAUSE, ONBOARDING" in str(refusal)


@pytest.mark.parametrize(
    "named",
    [
        (),
        (MissingRequirement.THRESHOLD,),
        (MissingRequirement.RATES,),
        (MissingRequirement.RATES, MissingRequirement.THRESHOLD),
    ],
)
def test_absent_rates_are_missing_and_named_once(
    named: tuple[MissingRequirement, ...],
) -> None:
    refusal = (
        Given(PARTNER_CASE, (), following(None, *named))
        .when(SUBMIT)
        .then_refused(SubmissionNotAllowedError)
    )
    assert sorted(refusal.missing) == sorted({*named, MissingRequirement.RATES})


def test_a_currency_without_a_fee_is_refused() -> None:
    rates = agreed_rates(rate_terms(RevenueModel.SERVICE_FEE))
    in_kroner = submit_partner_case(case_figures(Money(7_500_00, "DKK")))
    refusal = (
        Given(PARTNER_CASE, (), following(rates))
        .when(in_kroner)
        .then_refused(FeeCurrencyMissingError)
    )
    assert (refusal.currency, refusal.served) == ("DKK", ("EUR",))


def test_a_case_is_submitted_once() -> None:
    refusal = (
        Given(PARTNER_CASE, (SUBMITTED,), following(agreed_rates()))
        .when(SUBMIT)
        .then_refused(WrongStatusError)
    )
    assert refusal.status is PartnerCaseStatus.SUBMITTED
    assert refusal.needed == (PartnerCaseStatus.ABSENT,)


def test_nobody_submits_a_partner_case_without_its_case() -> None:
    context = a_context(PartnerCaseContext, Role.SYSTEM, rates=agreed_rates())
    refusal = (
        Given(PARTNER_CASE, (), context).when(SUBMIT).then_refused(ProcessOnlyError)
    )
    assert refusal.command == "SubmitPartnerCase"
