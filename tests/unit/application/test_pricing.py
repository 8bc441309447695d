"""A client's own case has its price determined, earned, and moved with its claim."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from debt_domain.application.policies import Policies
from debt_domain.case.commands import (
    AcceptCase,
    AcceptQuote,
    AdjustClaim,
    AssignPartner,
    DeterminePrice,
    OpenBidding,
    SubmitQuote,
)
from debt_domain.case.errors import PriceConsentRequiredError
from debt_domain.case.model import AdjustmentKind, Pricing
from debt_domain.policies.pricing import Bracket, StandardPricing, Tariff
from debt_domain.policies.pricing_errors import PriceSourceMissingError
from debt_domain.testing import NOW
from debt_domain.values.money import Money
from debt_domain.values.price import PriceSource
from debt_domain.values.waterfall import Component
from tests.application_support import PLATFORM, Platform, owed, payment

TARIFF = Tariff(
    source=PriceSource.COUNTRY_TARIFF,
    applies_to="DE",
    brackets=(
        Bracket(claim_from=Money(0, "EUR"), rate=Fraction(3, 10)),
        Bracket(claim_from=Money(800_00, "EUR"), rate=Fraction(1, 4)),
    ),
    collector_share=Fraction(3, 5),
)
DETERMINE = DeterminePrice(case_id="C-1")
LOWER = AdjustClaim(
    case_id="C-1",
    adjustment_id="A-1",
    component=Component.PRINCIPAL,
    amount_minor=-300_00,
    kind=AdjustmentKind.CREDIT_NOTE,
    reason="Returned goods.",
)


@pytest.fixture
def priced(platform: Platform) -> Platform:
    """A platform that has a tariff for debtors in Germany."""
    door = replace(
        platform.door, policies=Policies(pricing=StandardPricing(tariffs=(TARIFF,)))
    )
    return replace(platform, door=door)


@pytest.mark.parametrize("assigned_first", [True, False])
def test_a_determined_price_is_the_commission(
    priced: Platform, *, assigned_first: bool
) -> None:
    priced.accept(submitter_id=None)
    commands = (AssignPartner(case_id="C-1", partner_id="N"), DETERMINE)
    for command in commands if assigned_first else reversed(commands):
        priced.do(command)
    priced.do(payment(amount_minor=400_00))
    assert owed(priced) == {
        "CLIENT:CL-C-1": 300_00,
        "PARTNER:N": 60_00,
        "PLATFORM": -360_00,
    }


def test_a_changed_principal_moves_the_price_with_consent_and_for_later_money(
    priced: Platform,
) -> None:
    priced.accept(submitter_id=None)
    priced.do(AssignPartner(case_id="C-1", partner_id="N"))
    priced.do(DETERMINE)
    priced.do(payment(amount_minor=400_00))
    priced.clock.now += timedelta(days=1)
    priced.do(LOWER)
    with pytest.raises(PriceConsentRequiredError):
        priced.do(DETERMINE)
    priced.do(DeterminePrice(case_id="C-1", consent_reference="mail"))
    later = (NOW + timedelta(days=1)).date()
    priced.do(payment(amount_minor=100_00, payment_id="PAY-2", received_on=later))
    assert owed(priced) == {
        "CLIENT:CL-C-1": 370_00,
        "PARTNER:N": 78_00,
        "PLATFORM": -448_00,
    }
    view = priced.door.questions().case("C-1")
    assert view is not None
    assert view.price is not None
    assert (view.price.rate, view.price.principal) == (
        Fraction(3, 10),
        Money(700_00, "EUR"),
    )


def test_an_agreed_quote_stays_whatever_the_principal(priced: Platform) -> None:
    priced.accept(submitter_id=None)
    ahead = NOW + timedelta(days=3)
    priced.do(OpenBidding(case_id="C-1", invitees=("N",), closes_at=ahead))
    priced.do(
        SubmitQuote(
            case_id="C-1",
            quote_id="Q-1",
            partner_id="N",
            pricing=Pricing(success_rate=Fraction(1, 10)),
            expires_at=ahead,
        )
    )
    priced.do(AcceptQuote(case_id="C-1", quote_id="Q-1", instructions_version=1))
    priced.do(DETERMINE)
    priced.do(LOWER)
    priced.do(DETERMINE)
    view = priced.door.questions().case("C-1")
    assert view is not None
    assert view.price is not None
    assert (view.price.source, view.price.rate) == (PriceSource.QUOTE, Fraction(1, 10))


def test_a_price_is_not_asked_for_again(priced: Platform) -> None:
    priced.submit(submitter_id=None)
    priced.do(DETERMINE)
    door = replace(priced.door, policies=Policies(pricing=StandardPricing()))
    replace(priced, door=door).do(AcceptCase(case_id="C-1"))
    replace(priced, door=door).do(AssignPartner(case_id="C-1", partner_id="N"))
    view = door.questions().case("C-1")
    assert view is not None
    assert view.price is not None
    assert view.price.rate == Fraction(1, 4)


def test_a_platform_without_tariffs_makes_no_price_up(platform: Platform) -> None:
    platform.submit(submitter_id=None)
    with pytest.raises(PriceSourceMissingError):
        platform.do(DETERMINE)
    assert platform.door.preview(DETERMINE, by=PLATFORM).refusal is not None
