"""Which cases the platform takes on."""

from dataclasses import replace

from debt_domain.policies.acceptance import StandardAcceptance
from debt_domain.testing.partner_cases import in_review
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyInput

POLICY = StandardAcceptance(
    version=3,
    minimums=(Money(50_00, "EUR"), Money(400_00, "DKK")),
    countries=("DE", "DK"),
)


def test_a_case_within_all_bounds_is_taken() -> None:
    assert POLICY(in_review(Money(50_00, "EUR"), age_days=3653)).allowed


def test_the_decision_keeps_the_policy_its_version_and_its_inputs() -> None:
    decision = POLICY(in_review(Money(50_00, "EUR"), country="DK", age_days=90))
    assert (decision.policy, decision.version) == ("standard_acceptance", 3)
    assert decision.inputs == (
        PolicyInput(name="claim", value="50.00 EUR"),
        PolicyInput(name="debtor_country", value="DK"),
        PolicyInput(name="age_days", value="90"),
        PolicyInput(name="claim_type", value="GOODS"),
    )


def test_a_claim_below_the_minimum_of_its_currency_is_too_small() -> None:
    assert POLICY(in_review(Money(399_99, "DKK"))).reasons == (
        "the claim of 399.99 DKK is below the minimum of 400.00 DKK",
    )


def test_a_currency_without_a_minimum_has_none() -> None:
    assert POLICY(in_review(Money(1, "SEK"))).allowed


def test_a_country_has_minimums_of_its_own() -> None:
    policy = replace(POLICY, minimums_in={"DK": (Money(900_00, "DKK"),)})
    danish = in_review(Money(899_99, "DKK"), country="DK")
    assert policy(danish).reasons == (
        "the claim of 899.99 DKK is below the minimum of 900.00 DKK",
    )
    assert policy(in_review(Money(400_00, "DKK"))).allowed
    assert not policy(in_review(Money(49_99, "EUR"), country="DK")).allowed


def test_they_may_be_lower_too() -> None:
    policy = replace(POLICY, minimums_in={"DK": (Money(10_00, "EUR"),)})
    assert policy(in_review(Money(10_00, "EUR"), country="DK")).allowed


def test_a_debtor_elsewhere_is_out_of_reach() -> None:
    assert POLICY(in_review(country="PE")).reasons == (
        "debtors in PE are not reached; served are DE, DK",
    )


def test_without_countries_everywhere_is_served() -> None:
    assert StandardAcceptance()(in_review(country="PE")).allowed


def test_an_invoice_over_ten_years_old_is_too_old() -> None:
    assert POLICY(in_review(age_days=3654)).reasons == (
        "the oldest invoice is 3654 days old, over 3653",
    )


def test_a_type_that_is_not_served_is_not_taken() -> None:
    policy = StandardAcceptance(claim_types=(ClaimType.GOODS, ClaimType.RENT))
    goods = in_review()
    figures = goods.figures.model_copy(update={"claim_type": ClaimType.DAMAGES})
    damages = replace(goods, figures=figures)
    assert policy(goods).allowed
    assert policy(damages).reasons == (
        "claims of type DAMAGES are not taken; served are GOODS, RENT",
    )


def test_every_reason_is_given() -> None:
    case = in_review(Money(1, "EUR"), country="PE", age_days=9999)
    assert len(POLICY(case).reasons) == 3
