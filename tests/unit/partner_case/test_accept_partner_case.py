"""Acceptance freezes the terms in force on the day of submission."""

from debt_domain.partner_case.commands import AcceptPartnerCase
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import (
    ProcessOnlyError,
    SubmissionNotAllowedError,
    WrongStatusError,
)
from debt_domain.partner_case.events import PartnerCaseAccepted
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
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
)
from debt_domain.values.event_id import EventId
from debt_domain.values.rate_terms import RevenueModel
from debt_domain.values.resolved_terms import resolve

ACCEPT = AcceptPartnerCase(case_id="C-1")
SUBMITTED, ACCEPTED = partner_case_submitted(), partner_case_accepted()


def following(rates: AgreedRates | None) -> PartnerCaseContext:
    return a_context(PartnerCaseContext, cause=EventId("case:C-1", 2), rates=rates)


def test_the_terms_are_frozen() -> None:
    given = Given(PARTNER_CASE, (SUBMITTED,), following(agreed_rates()))
    given.when(ACCEPT).then(ACCEPTED)
    assert ACCEPTED.under_terms() == 1


def test_the_frozen_terms_are_those_of_the_agreement_and_not_the_quote() -> None:
    hybrid = rate_terms(RevenueModel.HYBRID)
    Given(PARTNER_CASE, (SUBMITTED,), following(agreed_rates(hybrid, 2))).when(
        ACCEPT
    ).then(PartnerCaseAccepted(terms=resolve(hybrid, 2, case_figures())))


def test_the_state_keeps_quote_and_terms_apart() -> None:
    state = Given(PARTNER_CASE, (SUBMITTED, ACCEPTED), following(None)).state
    assert state.status is PartnerCaseStatus.ACCEPTED
    assert (state.quoted, state.terms) == (SUBMITTED.quoted, ACCEPTED.terms)


def test_it_needs_rates() -> None:
    refusal = (
        Given(PARTNER_CASE, (SUBMITTED,), following(None))
        .when(ACCEPT)
        .then_refused(SubmissionNotAllowedError)
    )
    assert refusal.missing == (MissingRequirement.RATES,)


def test_terms_are_frozen_once() -> None:
    history = (SUBMITTED, ACCEPTED)
    Given(PARTNER_CASE, history, following(agreed_rates())).when(ACCEPT).then_refused(
        WrongStatusError
    )


def test_nobody_accepts_a_partner_case_without_its_case() -> None:
    context = a_context(PartnerCaseContext, rates=agreed_rates())
    Given(PARTNER_CASE, (SUBMITTED,), context).when(ACCEPT).then_refused(
        ProcessOnlyError
    )
