"""Terms are sound before any case is resolved with them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from debt_domain.kernel.errors import RejectedError
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.errors import SplitTooFineError
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    CaseFeeModelError,
    CommissionRateError,
    ComponentShares,
    ComponentTwiceError,
    LegalFeeError,
    LegalSharesSumError,
    LegalTerms,
    NetworkRateError,
    NetworkTerms,
    RateTerms,
    RevenueModel,
    SharesSumError,
    SplitBasis,
    Tier,
)
from debt_domain.values.waterfall import Component

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


def legal(**changes: object) -> dict[str, object]:
    shares = {"submitter_share": "1/2", "platform_share": "3/10", "legal_share": "1/5"}
    return shares | changes


def component(**changes: object) -> ComponentShares:
    fields = {"component": Component.FEES, "partner_share": "0", "platform_share": "1"}
    return ComponentShares.model_validate(fields | changes)


def test_all_that_can_be_agreed_is_read_back() -> None:
    terms = rate_terms(
        network=NetworkTerms.model_validate({"rate": "3/20"}),
        legal=LegalTerms.model_validate(legal(fees=(FEE,), fee_legal_share="2/3")),
        component_shares=(component(),),
        account=AccountTerms(vat_bps=19_00),
    )
    assert RateTerms.model_validate_json(terms.model_dump_json()) == terms


@pytest.mark.parametrize("rate", ["0", "-1/5", "6/5"])
def test_a_network_collector_earns_a_part(rate: str) -> None:
    error = refused(network={"rate": rate})
    assert isinstance(error, NetworkRateError)
    assert error.rate == Fraction(rate)


@pytest.mark.parametrize(
    "shares",
    [{"legal_share": "1/4"}, {"legal_share": "-1/5", "platform_share": "7/10"}],
)
def test_legal_shares_make_a_whole(shares: dict[str, object]) -> None:
    assert isinstance(refused(legal=legal(**shares)), LegalSharesSumError)


@pytest.mark.parametrize(
    "fee",
    [
        {"fees": (Money(0, "EUR"),)},
        {"fees": (FEE, FEE)},
        {"fee_legal_share": "3/2"},
        {"fee_legal_share": "-1/2"},
    ],
)
def test_a_legal_fee_is_one_amount_a_currency(fee: dict[str, object]) -> None:
    assert isinstance(refused(legal=legal(**fee)), LegalFeeError)


def test_legal_shares_can_be_split() -> None:
    fine = legal(legal_share="1/1000003", platform_share="1/2")
    rest = Fraction(1, 2) - Fraction(1, 1_000_003)
    error = refused(legal=fine | {"submitter_share": str(rest)})
    assert isinstance(error, SplitTooFineError)


def test_a_component_is_split_by_shares_of_its_own_once() -> None:
    error = refused(component_shares=(component(), component()))
    assert isinstance(error, ComponentTwiceError)
    assert error.component is Component.FEES


def test_the_shares_of_a_component_make_a_whole_too() -> None:
    error = refused(component_shares=(component(partner_share="1"),))
    assert isinstance(error, SharesSumError)


def test_a_component_goes_with_the_basis_too() -> None:
    error = refused(component_shares=(component(commission_rate="1/4"),))
    assert isinstance(error, CommissionRateError)
