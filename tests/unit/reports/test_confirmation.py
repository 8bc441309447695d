"""What the partner is told when its case is accepted, or its return approved."""

from fractions import Fraction

import pytest

from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import (
    HandlingChanged,
    PartnerCaseRejected,
    PartnerCaseSubmitted,
    ReturnApproved,
)
from debt_domain.partner_case.model import ReturnSettlement, UnspentAdvance
from debt_domain.reports.confirmation import Confirmation, Occasion, confirmations
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import (
    legal_terms,
    partner_case_accepted,
    partner_case_submitted,
    rate_terms,
    return_requested,
)
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Branding, Handling
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    ComponentShares,
    FeeCharged,
    LegalFeePayer,
    NetworkPaidBy,
    NetworkTerms,
    RateTerms,
    RevenueModel,
    SplitBasis,
    Tier,
)
from debt_domain.values.waterfall import Component
from tests.support import recorded

FEE = (Money(100_00, "EUR"),)
NETWORK = NetworkTerms(rate=Fraction(3, 20), paid_by=NetworkPaidBy.PLATFORM)
SETTLEMENT = ReturnSettlement(
    currency="EUR",
    fees_due_minor=25_00,
    held_by_platform_minor=0,
    held_by_submitter_minor=300_00,
    submitter_position_minor=-175_00,
)


def told(*events: Event) -> tuple[Confirmation, ...]:
    return confirmations(recorded(*(("partner_case:C-1", event) for event in events)))


def on_acceptance(
    terms: RateTerms, submitted: PartnerCaseSubmitted | None = None
) -> tuple[str, ...]:
    before = submitted or partner_case_submitted(terms)
    (found,) = told(before, partner_case_accepted(terms))
    return found.sentences


def test_the_whole_of_an_acceptance() -> None:
    terms = rate_terms(RevenueModel.HYBRID, network=NETWORK, legal=legal_terms())
    (found,) = told(partner_case_submitted(terms), partner_case_accepted(terms))
    assert (found.occasion, found.partner_id) == (Occasion.ACCEPTANCE, "P-1")
    assert (found.event_id, found.confirmed_on) == ("partner_case:C-1@2", TODAY)
    assert found.text == (
        "Your case C-1 for your client CL-1 was accepted on 2026-06-01.\n"
        "The terms are version 1 of your agreement (hybrid), in force when you submitted"
        " it on 2026-06-01: the general rates, for a claim of 1,000.00 EUR against a"
        " debtor in DE, due for 60 days. Later amendments do not touch them.\n"
        "Of what is collected, 50 % is for you, 50 % is for the platform.\n"
        "If all 1,000.00 EUR are collected, that is 500.00 EUR for you, 500.00 EUR for"
        " the platform, before fees and costs.\n"
        "The fee for the case is 25.00 EUR, charged with this acceptance.\n"
        "You contact the debtor yourself; nobody else does.\n"
        "Your client and the debtor see your name alone.\n"
        "A network collector earns 15 % of the money, after costs, out of the platform's"
        " share.\n"
        "Once the case goes to court, costs advanced are recovered first; of the rest,"
        " 50 % is for you, 30 % is for the platform, 20 % is for the legal partner."
    )


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (rate_terms(), "There is no fee for the case."),
        (
            rate_terms(RevenueModel.HYBRID, fee_charged=FeeCharged.SUBMISSION),
            "The fee for the case is 25.00 EUR, charged when you submitted it.",
        ),
        (
            rate_terms(partner_share=Fraction(2, 3), platform_share=Fraction(1, 3)),
            (
                "Of what is collected, 2/3 (about 66.67 %) is for you, 1/3 (about 33.33 %) is"
                " for the platform."
            ),
        ),
        (rate_terms(), "No pay of a network collector is agreed."),
        (
            rate_terms(network=NETWORK.model_copy(update={"paid_by": "SUBMITTER"})),
            "A network collector earns 15 % of the money, after costs, out of your share.",
        ),
        (
            rate_terms(),
            (
                "No legal terms are agreed: at court the shares stay as they are, until you"
                " consent to others."
            ),
        ),
        (
            rate_terms(legal=legal_terms(fees=FEE, fee_legal_share="3/5")),
            (
                "The step to court costs 100.00 EUR, charged to you; 60 % of it is for the"
                " legal partner."
            ),
        ),
        (
            rate_terms(legal=legal_terms(fees=FEE, fee_paid_by=LegalFeePayer.CLIENT)),
            (
                "The step to court costs 100.00 EUR, charged to your client; 100 % of it is"
                " for the legal partner."
            ),
        ),
    ],
)
def test_each_part_of_the_terms_has_its_words(terms: RateTerms, said: str) -> None:
    assert said in on_acceptance(terms)


@pytest.mark.parametrize(
    ("payer", "said"),
    [
        (ClientPaidBy.PARTNER, "You pay your client its part."),
        (ClientPaidBy.PLATFORM, "The platform pays your client its part."),
    ],
)
def test_of_a_commission_the_client_has_its_part(
    payer: ClientPaidBy, said: str
) -> None:
    terms = rate_terms(
        split_basis=SplitBasis.COMMISSION,
        commission_rate=Fraction(3, 20),
        client_paid_by=payer,
    )
    sentences = on_acceptance(terms)
    assert said in sentences
    shared = (
        "Of what is collected, 85 % is for your client, 9 % is for you, 6 % is for the"
        " platform."
    )
    assert shared in sentences


def test_a_tier_is_named_with_the_rates_that_it_led_to() -> None:
    tier = Tier(
        claim_from=Money(500_00, "EUR"),
        partner_share=Fraction(7, 10),
        platform_share=Fraction(3, 10),
    )
    sentences = on_acceptance(rate_terms(tiers=(tier,)))
    assert "tier 1, for a claim of 1,000.00 EUR" in sentences[1]
    assert "Of what is collected, 70 % is for you" in sentences[2]


def test_a_component_may_be_shared_otherwise() -> None:
    own = ComponentShares(
        component=Component.INTEREST,
        partner_share=Fraction(1),
        platform_share=Fraction(0),
    )
    sentences = on_acceptance(rate_terms(component_shares=(own,)))
    assert "Of what covers the interest, 100 % is for you instead." in sentences
    assert not any(said.startswith("If all") for said in sentences)


@pytest.mark.parametrize(
    ("handling", "said"),
    [
        (Handling.SELF, "You contact the debtor yourself; nobody else does."),
        (
            Handling.NETWORK,
            "A partner of the network contacts the debtor; please do not.",
        ),
    ],
)
def test_the_handling_is_the_last_one(handling: Handling, said: str) -> None:
    changed = HandlingChanged(handling=handling, reason="as agreed")
    before = (partner_case_submitted(), changed)
    (found,) = told(*before, partner_case_accepted())
    assert said in found.sentences


def test_the_name_that_client_and_debtor_see_is_said() -> None:
    submitted = partner_case_submitted()
    partner = submitted.partner.model_copy(update={"branding": Branding.PLATFORM})
    branded = submitted.model_copy(update={"partner": partner})
    sentences = on_acceptance(rate_terms(), branded)
    assert "Your client and the debtor see the platform's name." in sentences


def test_an_approved_return_has_its_figures() -> None:
    refund = UnspentAdvance(cost_id="K-1", amount=Money(40_00, "EUR"))
    approved = ReturnApproved(settlement=SETTLEMENT, refunds=(refund,))
    before = (partner_case_submitted(), partner_case_accepted(), return_requested())
    _, found = told(*before, approved)
    assert found.occasion is Occasion.RETURN
    assert found.sentences == (
        (
            "The return of your case C-1 (uncollectible) was approved on 2026-06-01; the case"
            " is closed and goes back to your client CL-1."
        ),
        "Fees due for it: 25.00 EUR.",
        "Its money in your hands: 300.00 EUR.",
        "Of this case, you owe 175.00 EUR.",
        "40.00 EUR of cost K-1 were not spent and come back to whoever advanced them.",
        "Your next statement settles what is open.",
    )


def test_who_is_owed_money_is_told_so() -> None:
    owed = SETTLEMENT.model_copy(update={"submitter_position_minor": 10_00})
    before = (partner_case_submitted(), partner_case_accepted(), return_requested())
    _, found = told(*before, ReturnApproved(settlement=owed))
    assert "Of this case, you are owed 10.00 EUR." in found.sentences


def test_a_rejection_is_not_confirmed() -> None:
    assert told(partner_case_submitted(), PartnerCaseRejected(feedback="too old")) == ()


def test_nothing_is_confirmed_without_a_submission() -> None:
    assert told(partner_case_accepted()) == ()
