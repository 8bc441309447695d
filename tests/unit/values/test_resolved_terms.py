"""Agreed terms become the terms of one case."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.testing.partner_cases import (
    case_figures,
    legal_terms,
    rate_terms,
)
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    ComponentShares,
    FeeCharged,
    NetworkTerms,
    RevenueModel,
    SplitBasis,
    Tier,
)
from debt_domain.values.resolved_terms import (
    CaseFigures,
    FeeCurrencyMissingError,
    ResolvedTerms,
    SplitParty,
    resolve,
    resolve_commission,
)
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component

SUBMITTER, PLATFORM = SplitParty.SUBMITTER.value, SplitParty.PLATFORM.value
CLIENT = SplitParty.CLIENT.value
IN_EUROS = case_figures()


def tier(**conditions: object) -> Tier:
    shares = {"partner_share": "1/2", "platform_share": "1/2"}
    return Tier.model_validate(shares | conditions)


@pytest.mark.parametrize(
    ("revenue_model", "fee_minor", "split", "parts_minor"),
    [
        (
            RevenueModel.SERVICE_FEE,
            50_00,
            Split.of((PLATFORM, 20), (SUBMITTER, 80)),
            (200_00, 800_00),
        ),
        (
            RevenueModel.REVENUE_SHARE,
            None,
            Split.of((SUBMITTER, 60), (PLATFORM, 40)),
            (600_00, 400_00),
        ),
        (
            RevenueModel.HYBRID,
            25_00,
            Split.of((SUBMITTER, 50), (PLATFORM, 50)),
            (500_00, 500_00),
        ),
    ],
)
def test_the_three_models_split_a_thousand_euros(
    revenue_model: RevenueModel,
    fee_minor: int | None,
    split: Split,
    parts_minor: tuple[int, ...],
) -> None:
    terms = resolve(rate_terms(revenue_model), 3, IN_EUROS)
    assert terms.split == split
    assert terms.split.cumulative(1_000_00) == parts_minor
    assert terms.case_fee == (None if fee_minor is None else Money(fee_minor, "EUR"))
    assert (terms.terms_version, terms.tier, terms.figures) == (3, None, IN_EUROS)


def test_what_was_agreed_besides_is_kept() -> None:
    agreed = rate_terms(
        RevenueModel.HYBRID,
        fee_charged=FeeCharged.SUBMISSION,
        fee_refundable=True,
        client_paid_by=ClientPaidBy.PLATFORM,
    )
    terms = resolve(agreed, 1, IN_EUROS)
    assert terms.revenue_model is RevenueModel.HYBRID
    assert (terms.fee_charged, terms.fee_refundable) == (FeeCharged.SUBMISSION, True)
    assert terms.client_paid_by is ClientPaidBy.PLATFORM
    assert ResolvedTerms.model_validate_json(terms.model_dump_json()) == terms


@pytest.mark.parametrize(
    ("revenue_model", "others"),
    [
        (RevenueModel.SERVICE_FEE, ((PLATFORM, 1), (SUBMITTER, 4))),
        (
            RevenueModel.HYBRID,
            ((SUBMITTER, Fraction(5, 2)), (PLATFORM, Fraction(5, 2))),
        ),
    ],
)
def test_a_commission_is_one_joint_split_with_the_client_first(
    revenue_model: RevenueModel, others: tuple[tuple[str, int | Fraction], ...]
) -> None:
    agreed = rate_terms(
        revenue_model, split_basis=SplitBasis.COMMISSION, commission_rate="1/4"
    )
    terms = resolve(agreed, 1, IN_EUROS)
    assert terms.split == Split.of((CLIENT, 15), *others)
    assert terms.split_basis is SplitBasis.COMMISSION


def test_a_fee_is_taken_in_the_case_s_currency() -> None:
    fees = (Money(50_00, "EUR"), Money(375_00, "DKK"))
    agreed = rate_terms(RevenueModel.SERVICE_FEE, per_case_fees=fees)
    in_kroner = case_figures(Money(7_500_00, "DKK"))
    assert resolve(agreed, 1, in_kroner).case_fee == Money(375_00, "DKK")


def test_a_currency_without_a_fee_is_refused() -> None:
    fees = (Money(50_00, "EUR"), Money(375_00, "DKK"))
    agreed = rate_terms(RevenueModel.SERVICE_FEE, per_case_fees=fees)
    in_kronor = case_figures(Money(10_000_00, "SEK"))
    with pytest.raises(FeeCurrencyMissingError, match="agreed in SEK") as refusal:
        resolve(agreed, 1, in_kronor)
    assert (refusal.value.currency, refusal.value.served) == ("SEK", ("EUR", "DKK"))


def test_terms_without_a_fee_serve_every_currency() -> None:
    in_yen = case_figures(Money(150_000, "JPY"))
    assert resolve(rate_terms(), 1, in_yen).case_fee is None


@pytest.mark.parametrize(
    ("conditions", "figures", "fits"),
    [
        ({}, IN_EUROS, True),
        ({"claim_from": Money(1_000_00, "EUR")}, IN_EUROS, True),
        ({"claim_from": Money(1_000_01, "EUR")}, IN_EUROS, False),
        ({"claim_from": Money(1, "DKK")}, IN_EUROS, False),
        ({"countries": ("DK", "DE")}, IN_EUROS, True),
        ({"countries": ("DK",)}, IN_EUROS, False),
        ({"age_from_days": 60}, IN_EUROS, True),
        ({"age_from_days": 61}, IN_EUROS, False),
        ({"age_from_days": 0}, case_figures(age_days=0), True),
        ({"countries": ("DE",), "age_from_days": 61}, IN_EUROS, False),
    ],
)
def test_a_tier_fits_a_case_that_meets_each_condition(
    conditions: dict[str, object],
    figures: CaseFigures,
    fits: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    terms = resolve(rate_terms(tiers=(tier(**conditions),)), 1, figures)
    assert (terms.tier == 1) is fits
    assert terms.split.cumulative(100) == ((50, 50) if fits else (60, 40))


def test_the_first_tier_that_fits_wins() -> None:
    tiers = (tier(countries=("DK",)), tier(age_from_days=30), tier())
    assert resolve(rate_terms(tiers=tiers), 1, IN_EUROS).tier == 2


def test_a_tier_has_a_commission_rate_of_its_own() -> None:
    agreed = rate_terms(
        split_basis=SplitBasis.COMMISSION,
        commission_rate="1/4",
        tiers=(tier(commission_rate="1/2"),),
    )
    assert resolve(agreed, 1, IN_EUROS).split.cumulative(100) == (50, 25, 25)


@given(
    st.sampled_from(RevenueModel),
    st.integers(0, 20).map(lambda n: Fraction(n, 20)),
    st.none() | st.integers(1, 20).map(lambda n: Fraction(n, 20)),
)
def test_each_party_s_weight_is_exact(
    revenue_model: RevenueModel, partner: Fraction, commission: Fraction | None
) -> None:
    basis = SplitBasis.COLLECTED if commission is None else SplitBasis.COMMISSION
    agreed = rate_terms(
        revenue_model,
        partner_share=partner,
        platform_share=1 - partner,
        split_basis=basis,
        commission_rate=commission,
    )
    weights = dict(resolve(agreed, 1, IN_EUROS).split.shares)
    split = 1 if commission is None else commission
    whole = sum(weights.values())
    assert Fraction(weights[SUBMITTER], whole) == split * partner
    assert Fraction(weights[PLATFORM], whole) == split * (1 - partner)
    assert Fraction(weights.get(CLIENT, 0), whole) == 1 - split


LEGAL_TERMS = legal_terms(fees=(Money(90_00, "EUR"), Money(80_00, "GBP")))


@pytest.mark.parametrize("revenue_model", RevenueModel)
def test_legal_terms_name_the_legal_partner_last(revenue_model: RevenueModel) -> None:
    resolved = resolve(rate_terms(revenue_model, legal=LEGAL_TERMS), 1, IN_EUROS)
    assert resolved.legal is not None
    assert resolved.legal.split == Split.of((SUBMITTER, 5), (PLATFORM, 3), ("LEGAL", 2))
    assert resolved.legal.fee == Money(90_00, "EUR")
    assert not resolved.costs_first


def test_legal_terms_share_the_commission_of_the_tier() -> None:
    terms = rate_terms(
        split_basis=SplitBasis.COMMISSION,
        commission_rate=Fraction(1, 4),
        legal=LEGAL_TERMS,
        tiers=(tier(commission_rate="1/2"),),
    )
    resolved = resolve(terms, 1, IN_EUROS)
    assert resolved.legal is not None
    assert resolved.legal.split.share_of(CLIENT) == Fraction(1, 2)
    assert resolved.legal.split.share_of("LEGAL") == Fraction(1, 10)


def test_a_legal_fee_is_agreed_in_the_currency_of_the_case() -> None:
    figures = case_figures(Money(1_000_00, "DKK"))
    with pytest.raises(FeeCurrencyMissingError, match="no legal fee") as refusal:
        resolve(rate_terms(legal=LEGAL_TERMS), 1, figures)
    assert refusal.value.served == ("EUR", "GBP")


def test_a_component_may_have_a_split_of_its_own() -> None:
    own = ComponentShares(
        component=Component.FEES, partner_share=Fraction(0), platform_share=Fraction(1)
    )
    network = NetworkTerms(rate=Fraction(3, 20))
    terms = rate_terms(
        RevenueModel.SERVICE_FEE, component_shares=(own,), network=network
    )
    resolved = resolve(terms, 1, IN_EUROS)
    (split,) = resolved.component_splits
    assert split.component is Component.FEES
    assert split.split == Split.of((PLATFORM, 1), (SUBMITTER, 0))
    assert resolved.network == network


def test_a_commission_leaves_the_rest_to_the_client() -> None:
    shared = resolve_commission(Fraction(1, 4), Fraction(3, 5), IN_EUROS)
    assert shared.split.share_of("COLLECTOR") == Fraction(3, 20)
    assert shared.client_paid_by is ClientPaidBy.PLATFORM
    assert not shared.leaves_all_to_client
    nothing = resolve_commission(Fraction(0), Fraction(0), IN_EUROS)
    assert nothing.leaves_all_to_client
