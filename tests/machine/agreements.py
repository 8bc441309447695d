"""Who is under contract with the platform in the machine, and on which terms."""

from datetime import date
from fractions import Fraction

from debt_domain.agreement.commands import (
    AmendRates,
    CompleteOnboarding,
    ConfirmThreshold,
    SignAgreement,
)
from debt_domain.agreement.model import Clause
from debt_domain.application import DomainCommand
from debt_domain.policies.pricing import Bracket, StandardPricing, Tariff
from debt_domain.testing.partner_cases import legal_terms
from debt_domain.values.account_terms import AccountTerms, Billing
from debt_domain.values.money import Money
from debt_domain.values.price import PriceSource, StatedRate
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
)
from debt_domain.values.waterfall import Component

CURRENCIES = ("EUR", "JPY", "BHD")
_THIRD = Fraction(1, 3)


def _each(minor: int) -> tuple[Money, ...]:
    return tuple(Money(minor, currency) for currency in CURRENCIES)


TERMS = {
    "A-fee": RateTerms(
        revenue_model=RevenueModel.SERVICE_FEE,
        partner_share=Fraction(4, 5),
        platform_share=Fraction(1, 5),
        per_case_fees=_each(5),
        fee_charged=FeeCharged.SUBMISSION,
        fee_refundable=True,
        account=AccountTerms(vat_bps=50_00),
    ),
    "A-share": RateTerms(
        revenue_model=RevenueModel.REVENUE_SHARE,
        partner_share=Fraction(3, 5),
        platform_share=Fraction(2, 5),
        network=NetworkTerms(rate=_THIRD, paid_by=NetworkPaidBy.SUBMITTER),
        legal=legal_terms(
            submitter_share=_THIRD,
            platform_share=_THIRD,
            legal_share=_THIRD,
            fees=_each(3),
            fee_legal_share=Fraction(2, 3),
        ),
        account=AccountTerms(netting_days=5),
    ),
    "A-hybrid": RateTerms(
        revenue_model=RevenueModel.HYBRID,
        partner_share=Fraction(1, 2),
        platform_share=Fraction(1, 2),
        per_case_fees=_each(2),
        component_shares=(
            ComponentShares(
                component=Component.INTEREST,
                partner_share=Fraction(1, 4),
                platform_share=Fraction(3, 4),
            ),
        ),
        network=NetworkTerms(rate=_THIRD, paid_by=NetworkPaidBy.PLATFORM),
        legal=legal_terms(),
        account=AccountTerms(vat_bps=50_00, billing=Billing.PER_CASE),
    ),
    "A-commission": RateTerms(
        revenue_model=RevenueModel.REVENUE_SHARE,
        partner_share=Fraction(3, 5),
        platform_share=Fraction(2, 5),
        split_basis=SplitBasis.COMMISSION,
        commission_rate=Fraction(1, 2),
        client_paid_by=ClientPaidBy.PARTNER,
        legal=legal_terms(fees=_each(3), fee_paid_by=LegalFeePayer.CLIENT),
        account=AccountTerms(vat_bps=1900, reverse_charge=True),
    ),
    "A-platform-pays": RateTerms(
        revenue_model=RevenueModel.REVENUE_SHARE,
        partner_share=Fraction(3, 5),
        platform_share=Fraction(2, 5),
        split_basis=SplitBasis.COMMISSION,
        commission_rate=Fraction(1, 2),
        client_paid_by=ClientPaidBy.PLATFORM,
    ),
}

_STATED = {"JPY": Fraction(1, 100), "BHD": Fraction(10)}
PRICING = StandardPricing(
    tariffs=(
        Tariff(
            source=PriceSource.DEFAULT,
            brackets=(
                Bracket(claim_from=Money(0, "EUR"), rate=Fraction(1, 2)),
                Bracket(claim_from=Money(4, "EUR"), rate=_THIRD),
                Bracket(claim_from=Money(6, "EUR"), rate=Fraction(1, 4)),
            ),
            collector_share=Fraction(2, 3),
            conversions=tuple(
                StatedRate(
                    currency=currency,
                    rate=rate,
                    source="as agreed",
                    stated_on=date(2026, 1, 1),
                )
                for currency, rate in _STATED.items()
            ),
        ),
    ),
    consent_above=Fraction(1, 10),
)
"""A minor unit of every currency is a cent; of 4 or 6 of them the rate falls."""


def contract(partner_id: str) -> tuple[DomainCommand, ...]:
    """Give the commands that take a partner under contract."""
    since = date(2026, 1, 1)
    return (
        SignAgreement(
            partner_id=partner_id,
            clauses=(Clause.SHADOW_CLIENT, Clause.WHITE_LABEL),
            starts_on=since,
        ),
        AmendRates(
            partner_id=partner_id, terms=TERMS[partner_id], effective_from=since
        ),
        CompleteOnboarding(partner_id=partner_id),
        ConfirmThreshold(partner_id=partner_id, measure="cases", figure=9, threshold=5),
    )
