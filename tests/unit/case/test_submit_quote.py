from datetime import timedelta
from fractions import Fraction

import pytest

from debt_domain.case.commands import SubmitQuote
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    BiddingOverError,
    NotInvitedError,
    PastDateError,
    PricingError,
    QuoteAlreadySubmittedError,
    QuoteIdReusedError,
    WrongStatusError,
)
from debt_domain.case.model import CaseContext, Pricing
from debt_domain.testing import NOW, Given, a_context, accepted_case
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from tests.unit.case.bids import CLOSES_AT, PRICING, QUOTED, QUOTING, submitted

SUBMIT = SubmitQuote(
    case_id="C-1",
    quote_id="Q-1",
    partner_id="P-1",
    pricing=PRICING,
    expires_at=CLOSES_AT,
)
BY_BIDDER = a_context(CaseContext, Role.COLLECTOR, "P-1")


def test_an_invited_partner_bids() -> None:
    Given(CASE, QUOTING, BY_BIDDER).when(SUBMIT).then(submitted())


def test_the_same_quote_again_changes_nothing() -> None:
    Given(CASE, QUOTED, BY_BIDDER).when(SUBMIT).then()


def test_another_one_has_another_id() -> None:
    other = SUBMIT.model_copy(update={"expires_at": NOW})
    outcome = Given(CASE, QUOTED, BY_BIDDER).when(other)
    assert outcome.then_refused(QuoteIdReusedError).fields == ("expires_at",)


def test_a_partner_bids_once() -> None:
    other = SUBMIT.model_copy(update={"quote_id": "Q-9"})
    outcome = Given(CASE, QUOTED, BY_BIDDER).when(other)
    assert outcome.then_refused(QuoteAlreadySubmittedError).quote_id == "Q-1"


def test_for_itself() -> None:
    other = a_context(CaseContext, Role.COLLECTOR, "P-2")
    Given(CASE, QUOTING, other).when(SUBMIT).then_refused(PartyNotAllowedError)
    client = a_context(CaseContext, Role.CLIENT, "CL-1")
    Given(CASE, QUOTING, client).when(SUBMIT).then_refused(RoleNotAllowedError)


def test_only_if_it_was_invited() -> None:
    other = SUBMIT.model_copy(update={"partner_id": "P-3"})
    outcome = Given(CASE, QUOTING, a_context(CaseContext)).when(other)
    assert outcome.then_refused(NotInvitedError).invitees == ("P-1", "P-2")


def test_only_while_bids_are_taken() -> None:
    outcome = Given(CASE, accepted_case(), BY_BIDDER).when(SUBMIT)
    outcome.then_refused(WrongStatusError)
    later = a_context(
        CaseContext, Role.COLLECTOR, "P-1", now=CLOSES_AT + timedelta(seconds=1)
    )
    Given(CASE, QUOTING, later).when(SUBMIT).then_refused(BiddingOverError)


def test_a_quote_has_not_expired() -> None:
    past = SUBMIT.model_copy(update={"expires_at": NOW - timedelta(seconds=1)})
    outcome = Given(CASE, QUOTING, BY_BIDDER).when(past)
    assert outcome.then_refused(PastDateError).field == "expires_at"


@pytest.mark.parametrize(
    "pricing",
    [
        Pricing(),
        Pricing(success_rate=Fraction(0)),
        Pricing(success_rate=Fraction(6, 5)),
        Pricing(flat=Money(0, "EUR")),
        Pricing(success_rate=Fraction(1, 5), hourly=Money(-1, "EUR")),
    ],
)
def test_a_price_is_a_price(pricing: Pricing) -> None:
    command = SUBMIT.model_copy(update={"pricing": pricing})
    Given(CASE, QUOTING, BY_BIDDER).when(command).then_refused(PricingError)


def test_in_the_claims_currency() -> None:
    command = SUBMIT.model_copy(update={"pricing": Pricing(flat=Money(1, "USD"))})
    Given(CASE, QUOTING, BY_BIDDER).when(command).then_refused(CurrencyMismatchError)
