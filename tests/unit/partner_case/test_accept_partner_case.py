"""Acceptance freezes the terms in force on the day of submission."""

from debt_domain.partner_case.commands import AcceptPartnerCase
from debt_domain.partner_case.decisions import PARTNER_CASE
from debt_domain.partner_case.errors import (
    ProcessOnlyError,
    WrongStatusError,
)
from debt_domain.partner_case.model import (
    AgreedRates,
    PartnerCaseContext,
    PartnerCaseStatus,
)
from debt_domain.testing import Given, a_context
from debt_domain.testing.partner_cases import (
    agreed_rates,
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
)
from debt_domain.values.event_id import EventId
from debt_domain.values.rate_terms import RevenueModel

ACCEPT = AcceptPartnerCase(case_id="C-1")
SUBMITTED, ACCEPTED = partner_case_submitted(), partner_case_accepted()


def following(rates: AgreedRates | None = None) -> PartnerCaseContext:
    return a_context(PartnerCaseContext, cause=EventId("case:C-1", 2), rates=rates)


def test_the_terms_are_frozen_as_they_were_quoted() -> None:
    Given(PARTNER_CASE, (SUBMITTED,), following()).when(ACCEPT).then(ACCEPTED)
    assert ACCEPTED.terms == SUBMITTED.quoted
    assert ACCEPTED.under_terms() == 1


def test_rates_agreed_since_change_nothing() -> None:
    amended = agreed_rates(rate_terms(RevenueModel.HYBRID), 2)
    given = Given(PARTNER_CASE, (SUBMITTED,), following(amended))
    given.when(ACCEPT).then(ACCEPTED)


def test_the_state_keeps_quote_and_terms_apart() -> None:
    state = Given(PARTNER_CASE, (SUBMITTED, ACCEPTED), following()).state
    assert state.status is PartnerCaseStatus.ACCEPTED
    assert (state.quoted, state.terms) == (SUBMITTED.quoted, ACCEPTED.terms)


def test_terms_are_frozen_once() -> None:
    history = (SUBMITTED, ACCEPTED)
    given = Given(PARTNER_CASE, history, following())
    given.when(ACCEPT).then_refused(WrongStatusError)


def test_nobody_accepts_a_partner_case_without_its_case() -> None:
    context = a_context(PartnerCaseContext, rates=agreed_rates())
    Given(PARTNER_CASE, (SUBMITTED,), context).when(ACCEPT).then_refused(
        ProcessOnlyError
    )
