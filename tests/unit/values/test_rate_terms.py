"""Terms are sound before any case is resolved with them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from debt_domain.kernel.errors import RejectedError
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.errors import SplitTooFineError
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    CaseFeeModelError,
    CommissionRateError,
    RateTerms,
    RevenueModel,
    SharesSumError,
    SplitBasis,
    Tier,
)

FEE = Money(50_00, "EUR")
COLLECTED, COMMISSION = SplitBasis.COLLECTED, SplitBasis.COMMISSION


def refused(
    revenue_model: RevenueModel = RevenueModel.REVENUE_SHARE, **changes: object
) -> RejectedError:
    with pytest.raises(ValidationError) as refusal:
        rate_terms(revenue_model, **changes)
    error: object = refusal.value.errors()[0].get("ctx", {}).get("error")
    assert isinstance(error, RejectedError)
    return error


def tier(partner: str, platform: str, commission: str | None = None) -> Tier:
    return Tier.model_validate(
        {
            "age_from_days": 365,
            "partner_share": partner,
            "platform_share": platform,
            "commission_rate": commission,
        }
    )


@pytest.mark.parametrize("revenue_model", RevenueModel)
def test_the_three_models_are_read_back(revenue_model: RevenueModel) -> None:
    terms = rate_terms(revenue_model, tiers=(tier("1/2", "1/2"),))
    assert RateTerms.model_validate_json(terms.model_dump_json()) == terms


@given(st.fractions(min_value=0, max_value=1, max_denominator=1000))
def test_any_two_shares_of_one_whole_are_taken(partner: Fraction) -> None:
    terms = rate_terms(partner_share=partner, platform_share=1 - partner)
    assert terms.partner_share + terms.platform_share == 1


@pytest.mark.parametrize(
    ("partner", "platform"),
    [("3/5", "1/5"), ("3/5", "3/5"), ("6/5", "-1/5"), ("-1/5", "6/5"), ("0", "0")],
)
def test_shares_that_make_no_whole_are_refused(partner: str, platform: str) -> None:
    error = refused(partner_share=partner, platform_share=platform)
    assert isinstance(error, SharesSumError)
    assert (error.partner, error.platform) == (Fraction(partner), Fraction(platform))


def test_the_shares_of_a_tier_make_a_whole_too() -> None:
    assert isinstance(refused(tiers=(tier("1/2", "1/3"),)), SharesSumError)


@pytest.mark.parametrize(
    ("basis", "rate"),
    [
        (COLLECTED, "1/4"),
        (COMMISSION, None),
        (COMMISSION, "0"),
        (COMMISSION, "5/4"),
        (COMMISSION, "-1/4"),
    ],
)
def test_a_commission_rate_goes_with_commission(
    basis: SplitBasis, rate: str | None
) -> None:
    error = refused(split_basis=basis, commission_rate=rate)
    assert isinstance(error, CommissionRateError)
    assert (error.basis, error.rate) == (
        basis,
        rate if rate is None else Fraction(rate),
    )


@pytest.mark.parametrize("rate", ["1/4", "1"])
def test_a_commission_is_a_part_or_all_of_the_cash(rate: str) -> None:
    terms = rate_terms(split_basis=COMMISSION, commission_rate=rate)
    assert terms.commission_rate == Fraction(rate)


def test_a_tier_of_commission_terms_has_a_rate_of_its_own() -> None:
    error = refused(
        split_basis=COMMISSION, commission_rate="1/4", tiers=(tier("1/2", "1/2"),)
    )
    assert isinstance(error, CommissionRateError)


@pytest.mark.parametrize(
    ("revenue_model", "fees"),
    [
        (RevenueModel.SERVICE_FEE, ()),
        (RevenueModel.HYBRID, ()),
        (RevenueModel.REVENUE_SHARE, (FEE,)),
        (RevenueModel.SERVICE_FEE, (Money(0, "EUR"),)),
        (RevenueModel.SERVICE_FEE, (Money(-1, "EUR"),)),
        (RevenueModel.HYBRID, (FEE, Money(375_00, "DKK"), FEE)),
    ],
)
def test_fees_go_with_the_model_once_for_each_currency(
    revenue_model: RevenueModel, fees: tuple[Money, ...]
) -> None:
    error = refused(revenue_model, per_case_fees=fees)
    assert isinstance(error, CaseFeeModelError)
    assert (error.model, error.fees) == (revenue_model, fees)


def test_shares_that_no_case_could_be_split_by_are_refused() -> None:
    fine = Fraction(1, 1_000_003)
    error = refused(partner_share=fine, platform_share=1 - fine)
    assert isinstance(error, SplitTooFineError)


def test_shares_of_a_commission_count_together() -> None:
    thousandth = Fraction(1, 1001)
    error = refused(
        split_basis=COMMISSION,
        commission_rate=Fraction(1, 1009),
        partner_share=thousandth,
        platform_share=1 - thousandth,
    )
    assert isinstance(error, SplitTooFineError)
