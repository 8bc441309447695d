"""The golden events of a claim after its submission, and of who earns what."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Final

from debt_domain.case.events import (
    ClaimAdjusted,
    ClaimWrittenOff,
    CommissionAdjusted,
    CommissionAgreed,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    DiscountTaken,
    InterestAccrued,
    MoneyLeftToClient,
    PaymentVerified,
    PriceDetermined,
)
from debt_domain.case.model import AdjustmentKind, CostKind
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import (
    NetworkCollectorEngaged,
    NetworkCollectorReleased,
    SplitAdjusted,
)
from debt_domain.partner_case.model import Consent, PartyShare, SplitOccasion
from debt_domain.values.account_terms import AccountTerms, Billing, PayoutSchedule
from debt_domain.values.conversion import Conversion
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyInput
from debt_domain.values.price import Price, PriceSource, StatedRate
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    ComponentShares,
    FeeCharged,
    LegalFeePayer,
    LegalTerms,
    NetworkPaidBy,
    NetworkTerms,
    RateTerms,
    RevenueModel,
    SplitBasis,
    Tier,
)
from debt_domain.values.resolved_terms import (
    CaseFigures,
    ResolvedTerms,
    SplitParty,
    resolve,
    resolve_commission,
)
from debt_domain.values.waterfall import Component

DAY: Final = date(2026, 2, 27)

TERMS: Final = RateTerms(
    revenue_model=RevenueModel.HYBRID,
    partner_share=Fraction(3, 5),
    platform_share=Fraction(2, 5),
    per_case_fees=(Money(25_00, "EUR"),),
    fee_charged=FeeCharged.SUBMISSION,
    fee_refundable=True,
    split_basis=SplitBasis.COMMISSION,
    commission_rate=Fraction(1, 4),
    client_paid_by=ClientPaidBy.PLATFORM,
    tiers=(
        Tier(
            claim_from=Money(5_000_00, "EUR"),
            countries=("AT", "DE"),
            age_from_days=365,
            partner_share=Fraction(1, 2),
            platform_share=Fraction(1, 2),
            commission_rate=Fraction(1, 3),
        ),
    ),
    component_shares=(
        ComponentShares(
            component=Component.FEES,
            partner_share=Fraction(0),
            platform_share=Fraction(1),
            commission_rate=Fraction(1),
        ),
    ),
    network=NetworkTerms(rate=Fraction(3, 20), paid_by=NetworkPaidBy.SUBMITTER),
    legal=LegalTerms(
        submitter_share=Fraction(1, 2),
        platform_share=Fraction(3, 10),
        legal_share=Fraction(1, 5),
        fees=(Money(90_00, "EUR"),),
        fee_legal_share=Fraction(2, 3),
        fee_paid_by=LegalFeePayer.CLIENT,
    ),
    account=AccountTerms(
        billing=Billing.PER_CASE,
        payout_schedule=PayoutSchedule.WEEKLY,
        payout_day=5,
        minimum_payouts=(Money(100_00, "EUR"),),
        netting_days=30,
        payment_days=21,
        vat_bps=19_00,
        reverse_charge=True,
    ),
)
FIGURES: Final = CaseFigures(
    claim=Money(1_000_00, "EUR"), debtor_country="DE", age_days=90, submitted_on=DAY
)
RESOLVED: Final[ResolvedTerms] = resolve(TERMS, 2, FIGURES)
RECEIPT: Final = Document(
    kind=DocumentKind.OTHER,
    name="Gerichtskosten.pdf",
    media_type="application/pdf",
    sha256="0e" * 32,
    storage_reference="s3://bucket/2",
)
CONVERSION: Final = Conversion(
    original=Money(108_70, "USD"),
    rate=Fraction(92, 100),
    source="ECB reference rate",
    converted_at=datetime(2026, 2, 27, 15, 0, tzinfo=UTC),
)
RATES: Final = (
    AnnualRate(
        from_on=date(2026, 1, 1),
        rate_bps=1175,
        source="Bank of England base rate 3.75 % + 8 points",
        stays=True,
    ),
)

CLAIM_EVENTS: Final[tuple[Event, ...]] = (
    PaymentVerified(
        payment_id="P-1",
        amount=Money(100_01, "EUR"),
        received_on=DAY,
        holder=Holder.client("client-1"),
        conversion=CONVERSION,
    ),
    DiscountTaken(
        payment_id="P-1", amount=Money(10_00, "EUR"), offer_reference="mail 12"
    ),
    ClaimAdjusted(
        adjustment_id="ADJ-1",
        component=Component.PRINCIPAL,
        amount_minor=-50_00,
        currency="EUR",
        kind=AdjustmentKind.CREDIT_NOTE,
        reason="goods returned",
    ),
    InterestAccrued(up_to=DAY, rates=RATES, day_count=DayCount.ACT_365),
    ClaimWrittenOff(amount=Money(1_00, "EUR"), reason="not worth a letter"),
    CostsAuthorised(cap=Money(500_00, "EUR")),
    CostAdded(
        cost_id="COST-1",
        kind=CostKind.COURT_FEE,
        amount=Money(120_00, "EUR"),
        incurred_on=DAY,
        advanced_by=Holder.platform(),
        receipt=RECEIPT,
    ),
    CostsAwarded(cost_id="COST-1", awarded=Money(100_00, "EUR")),
    CostsGivenUp(cost_id="COST-1", reason="no assets"),
    CommissionAgreed(
        collector_id="partner-2",
        terms=resolve_commission(Fraction(1, 4), Fraction(3, 5), FIGURES),
    ),
    MoneyLeftToClient(terms=resolve_commission(Fraction(0), Fraction(0), FIGURES)),
    PriceDetermined(
        price=Price(
            policy="standard_pricing",
            version=2,
            source=PriceSource.CLIENT_CONTRACT,
            applies_to="client-1",
            bracket_from=Money(5_000_00, "EUR"),
            conversion=StatedRate(
                currency="DKK",
                rate=Fraction("0.1339"),
                source="ECB reference rate",
                stated_on=DAY,
            ),
            base_rate=Fraction(1, 5),
            uplift=Fraction(91905000, 968083300),
            rate=Fraction(1, 5) + Fraction(91905000, 968083300),
            collector_share=Fraction(3, 5),
            consent_above=Fraction(1, 50),
            principal=Money(40_000_00, "DKK"),
            inputs=(PolicyInput(name="over_12_months", value="1,000.00 DKK"),),
        ),
        consent_reference="mail of 27 February",
    ),
    CommissionAdjusted(
        terms=resolve_commission(Fraction(1, 5), Fraction(3, 5), FIGURES), from_on=DAY
    ),
    SplitAdjusted(
        occasion=SplitOccasion.AGREEMENT,
        adjustment_id="SPLIT-1",
        terms=RESOLVED,
        legal_partner_id="partner-3",
        shares=(
            PartyShare(party=SplitParty.SUBMITTER, share=Fraction(1, 2)),
            PartyShare(party=SplitParty.PLATFORM, share=Fraction(3, 10)),
            PartyShare(party=SplitParty.LEGAL, share=Fraction(1, 5)),
        ),
        effective_on=DAY,
        reason="more work than expected",
        consents=(
            Consent(party=SplitParty.SUBMITTER, reference="letter 9", given_on=DAY),
        ),
    ),
    NetworkCollectorEngaged(
        assignment_id="AS-1",
        partner_id="partner-2",
        terms=NetworkTerms(rate=Fraction(3, 20), paid_by=NetworkPaidBy.PLATFORM),
    ),
    NetworkCollectorReleased(assignment_id="AS-1"),
)
