"""The terms of one case: agreed terms, resolved with the case's own figures."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    FeeCharged,
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


class LegalFeePayer(StrEnum):
    """Whose entitlement the legal fee is taken from."""

    SUBMITTER = "SUBMITTER"
    CLIENT = "CLIENT"


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
    """The terms have no per-case fee in the currency of the case."""

    code: ClassVar[str] = "rate_terms.fee_currency_missing"

    def __init__(self, *, currency: str, served: tuple[str, ...]) -> None:
        accepted = ", ".join(served)
        super().__init__(
            f"no per-case fee is agreed in {currency}; the terms serve {accepted}:"
            " amend the rates, or submit in one of these",
            field="claim.currency",
            value=currency,
            accepted=accepted,
        )
        self.currency, self.served = currency, served


class CaseFigures(Message, frozen=True):
    """What of a case the terms depend on.

    Attributes:
        claim: Everything claimed at submission.
        debtor_country: Where the debtor lives.
        age_days: From the oldest due date to the submission; 0 if not yet due.
        submitted_on: The day whose terms count.
    """

    claim: Money
    debtor_country: Country
    age_days: int
    submitted_on: date


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
    return ResolvedTerms(
        terms_version=terms_version,
        revenue_model=terms.revenue_model,
        split=_split(terms, rates),
        split_basis=terms.split_basis,
        client_paid_by=terms.client_paid_by,
        case_fee=_case_fee(terms, figures.claim.currency),
        fee_charged=terms.fee_charged,
        fee_refundable=terms.fee_refundable,
        tier=number,
        figures=figures,
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


def _split(terms: RateTerms, rates: RateTerms | Tier) -> Split:
    """Name the platform first under SERVICE_FEE, the submitter first under the others.

    The order decides who gets an odd unit. COMMISSION is one joint split with the
    client, first-named, and not two steps, which would round twice.
    """
    submitter = (SplitParty.SUBMITTER.value, rates.partner_share)
    platform = (SplitParty.PLATFORM.value, rates.platform_share)
    service_fee = terms.revenue_model is RevenueModel.SERVICE_FEE
    parties = (platform, submitter) if service_fee else (submitter, platform)
    commission = rates.commission_rate
    if commission is None:
        return Split.of(*parties)
    return Split.of(
        (SplitParty.CLIENT.value, 1 - commission),
        *((name, commission * share) for name, share in parties),
    )


def _case_fee(terms: RateTerms, currency: str) -> Money | None:
    if not terms.per_case_fees:
        return None
    for fee in terms.per_case_fees:
        if fee.currency == currency:
            return fee
    served = tuple(fee.currency for fee in terms.per_case_fees)
    raise FeeCurrencyMissingError(currency=currency, served=served)
