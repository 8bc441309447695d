"""The terms of one case: agreed terms, resolved with the case's own figures."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    ComponentShares,
    FeeCharged,
    LegalFeePayer,
    LegalTerms,
    NetworkTerms,
    RateTerms,
    RevenueModel,
    SplitBasis,
    Tier,
)
from debt_domain.values.split import Split
from debt_domain.values.text import Country, Share
from debt_domain.values.waterfall import Component


class SplitParty(StrEnum):
    """The names that a case's split gives to its parties.

    REST is what a network collector's pay leaves of the money applied.
    """

    CLIENT = "CLIENT"
    SUBMITTER = "SUBMITTER"
    PLATFORM = "PLATFORM"
    LEGAL = "LEGAL"
    COLLECTOR = "COLLECTOR"
    REST = "REST"


class ComponentSplit(Message, frozen=True):
    """A split of its own for one component of the claim.

    Attributes:
        component: The component that money is applied to.
        split: Who gets which part of it.
    """

    component: Component
    split: Split


class ResolvedLegalTerms(Message, frozen=True):
    """What counts once the case is legal; costs advanced are recovered first.

    Attributes:
        split: Who gets which part, the legal partner included.
        fee: What the step to court costs, in the case's currency; None: nothing.
        fee_legal_share: The legal partner's part of the fee; the platform's is the rest.
        fee_paid_by: Whose entitlement it is taken from.
    """

    split: Split
    fee: Money | None
    fee_legal_share: Share
    fee_paid_by: LegalFeePayer


class FeeCurrencyMissingError(RejectedError):
    """Where the terms have a fee, they have one in the currency of the case."""

    code: ClassVar[str] = "rate_terms.fee_currency_missing"

    def __init__(self, *, fee: str, currency: str, served: tuple[str, ...]) -> None:
        accepted = ", ".join(served)
        super().__init__(
            f"no {fee} is agreed in {currency}; the terms serve {accepted}:"
            " amend the rates, or submit in one of these",
            field="claim.currency",
            value=currency,
            accepted=accepted,
        )
        self.fee, self.currency, self.served = fee, currency, served


class CaseFigures(Message, frozen=True):
    """What of a case the terms depend on.

    Attributes:
        claim: Everything claimed at submission.
        debtor_country: Where the debtor lives.
        age_days: From the oldest due date to the submission; 0 if not yet due.
        submitted_on: The day whose terms count.
        claim_type: What the claim arose from.
    """

    claim: Money
    debtor_country: Country
    age_days: int
    submitted_on: date
    claim_type: ClaimType = ClaimType.GOODS


class ResolvedTerms(Message, frozen=True):
    """Terms frozen into a case, with the figures that led there.

    Attributes:
        terms_version: Which of the agreement's versions, from 1.
        revenue_model: As agreed.
        split: Who gets which part of the money applied to the claim.
        split_basis: As agreed.
        client_paid_by: As agreed.
        case_fee: The per-case fee in the case's currency, or None.
        fee_charged: When it is due.
        fee_refundable: Whether it goes back on rejection.
        tier: Which of the terms' tiers fitted, from 1, or None.
        figures: What they were resolved with.
        component_splits: Components that are split otherwise than `split` says.
        costs_first: Costs advanced are recovered before anything is split.
        network: What a network collector earns, if one may work the case.
        legal: What counts once the case is legal, if that was agreed.
    """

    terms_version: int
    revenue_model: RevenueModel
    split: Split
    split_basis: SplitBasis
    client_paid_by: ClientPaidBy
    case_fee: Money | None
    fee_charged: FeeCharged
    fee_refundable: bool
    tier: int | None
    figures: CaseFigures
    component_splits: tuple[ComponentSplit, ...] = ()
    costs_first: bool = False
    network: NetworkTerms | None = None
    legal: ResolvedLegalTerms | None = None

    @property
    def leaves_all_to_client(self) -> bool:
        """Tell whether nobody but the client has a part."""
        client = SplitParty.CLIENT.value
        return all(not weight or name == client for name, weight in self.split.shares)


def resolve(
    terms: RateTerms, terms_version: int, figures: CaseFigures
) -> ResolvedTerms:
    """Freeze terms for one case.

    Args:
        terms: What is in force on the day of submission.
        terms_version: The version of these in the agreement.
        figures: What of the case they depend on.

    Raises:
        FeeCurrencyMissingError: There is a fee, but none in the case's currency.
    """
    number, rates = _rates(terms, figures)
    currency = figures.claim.currency
    return ResolvedTerms(
        terms_version=terms_version,
        revenue_model=terms.revenue_model,
        split=_split(terms, rates),
        split_basis=terms.split_basis,
        client_paid_by=terms.client_paid_by,
        case_fee=_fee("per-case fee", terms.per_case_fees, currency),
        fee_charged=terms.fee_charged,
        fee_refundable=terms.fee_refundable,
        tier=number,
        figures=figures,
        component_splits=tuple(
            ComponentSplit(component=own.component, split=_split(terms, own))
            for own in terms.component_shares
        ),
        network=terms.network,
        legal=_legal(terms.legal, rates.commission_rate, currency),
    )


def resolve_commission(
    commission_rate: Fraction, collector_share: Fraction, figures: CaseFigures
) -> ResolvedTerms:
    """Freeze the commission of a case that the client itself submitted.

    The platform pays the client, and there is no fee and no other version.

    Args:
        commission_rate: The part of the money that is not the client's.
        collector_share: The collector's part of that; the platform's is the rest.
        figures: What is known of the case.
    """
    return ResolvedTerms(
        terms_version=1,
        revenue_model=RevenueModel.REVENUE_SHARE,
        split=Split.of(
            (SplitParty.CLIENT.value, 1 - commission_rate),
            (SplitParty.COLLECTOR.value, commission_rate * collector_share),
            (SplitParty.PLATFORM.value, commission_rate * (1 - collector_share)),
        ),
        split_basis=SplitBasis.COMMISSION,
        client_paid_by=ClientPaidBy.PLATFORM,
        case_fee=None,
        fee_charged=FeeCharged.ACCEPTANCE,
        fee_refundable=False,
        tier=None,
        figures=figures,
    )


def adjusted_split(
    terms: ResolvedTerms, shares: Mapping[SplitParty, Fraction]
) -> Split:
    """Share the same part of the money otherwise.

    Args:
        terms: Until now; a commission stays as it is.
        shares: Of submitter, platform and legal partner, in sum 1; who is not named
            gets nothing.
    """
    client = SplitParty.CLIENT.value
    has_client = client in terms.split.parties
    rate = 1 - terms.split.share_of(client) if has_client else None
    submitter = shares.get(SplitParty.SUBMITTER, Fraction(0))
    platform = shares.get(SplitParty.PLATFORM, Fraction(0))
    legal = shares.get(SplitParty.LEGAL, Fraction(0))
    if legal:
        return _legal_split(submitter, platform, legal, rate)
    return _ordered_split(terms.revenue_model, submitter, platform, rate)


def _legal_split(
    submitter: Fraction, platform: Fraction, legal: Fraction, rate: Fraction | None
) -> Split:
    """Name the submitter first, then the platform, then the legal partner."""
    parties = (
        (SplitParty.SUBMITTER.value, submitter),
        (SplitParty.PLATFORM.value, platform),
        (SplitParty.LEGAL.value, legal),
    )
    return _of_commission(parties, rate)


def _legal(
    terms: LegalTerms | None, commission_rate: Fraction | None, currency: str
) -> ResolvedLegalTerms | None:
    if terms is None:
        return None
    return ResolvedLegalTerms(
        split=_legal_split(
            terms.submitter_share,
            terms.platform_share,
            terms.legal_share,
            commission_rate,
        ),
        fee=_fee("legal fee", terms.fees, currency),
        fee_legal_share=terms.fee_legal_share,
        fee_paid_by=terms.fee_paid_by,
    )


def _rates(
    terms: RateTerms, figures: CaseFigures
) -> tuple[int | None, RateTerms | Tier]:
    for number, tier in enumerate(terms.tiers, 1):
        if _fits(tier, figures):
            return number, tier
    return None, terms


def _fits(tier: Tier, figures: CaseFigures) -> bool:
    claim = tier.claim_from
    if claim is not None and (
        claim.currency != figures.claim.currency or figures.claim < claim
    ):
        return False
    if tier.countries and figures.debtor_country not in tier.countries:
        return False
    return tier.age_from_days is None or figures.age_days >= tier.age_from_days


def _split(terms: RateTerms, rates: RateTerms | Tier | ComponentShares) -> Split:
    return _ordered_split(
        terms.revenue_model,
        rates.partner_share,
        rates.platform_share,
        rates.commission_rate,
    )


def _ordered_split(
    model: RevenueModel, submitter: Fraction, platform: Fraction, rate: Fraction | None
) -> Split:
    """Name the platform first under SERVICE_FEE, the submitter first under the others.

    The order decides who gets an odd unit.
    """
    partner = (SplitParty.SUBMITTER.value, submitter)
    own = (SplitParty.PLATFORM.value, platform)
    service_fee = model is RevenueModel.SERVICE_FEE
    return _of_commission((own, partner) if service_fee else (partner, own), rate)


def _of_commission(
    parties: tuple[tuple[str, Fraction], ...], commission_rate: Fraction | None
) -> Split:
    """Share the commission out, or all of it where there is none.

    COMMISSION is one joint split with the client, first-named, and not two steps,
    which would round twice.
    """
    if commission_rate is None:
        return Split.of(*parties)
    return Split.of(
        (SplitParty.CLIENT.value, 1 - commission_rate),
        *((name, commission_rate * share) for name, share in parties),
    )


def _fee(name: str, fees: tuple[Money, ...], currency: str) -> Money | None:
    if not fees:
        return None
    for fee in fees:
        if fee.currency == currency:
            return fee
    served = tuple(fee.currency for fee in fees)
    raise FeeCurrencyMissingError(fee=name, currency=currency, served=served)
