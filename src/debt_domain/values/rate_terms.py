"""What a partner and the platform earn: the terms as agreed, before any case."""

from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from pydantic import Field, model_validator

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.money import Money
from debt_domain.values.split import Split
from debt_domain.values.text import Country, Share
from debt_domain.values.waterfall import Component


class RevenueModel(StrEnum):
    """How the platform is paid for a partner case."""

    SERVICE_FEE = "SERVICE_FEE"
    REVENUE_SHARE = "REVENUE_SHARE"
    HYBRID = "HYBRID"


class SplitBasis(StrEnum):
    """What is split: the cash, or a commission on it whose rest is the client's."""

    COLLECTED = "COLLECTED"
    COMMISSION = "COMMISSION"


class FeeCharged(StrEnum):
    """When the per-case fee is due."""

    SUBMISSION = "SUBMISSION"
    ACCEPTANCE = "ACCEPTANCE"


class ClientPaidBy(StrEnum):
    """Who passes the client's part on, where the basis is COMMISSION."""

    PARTNER = "PARTNER"
    PLATFORM = "PLATFORM"


class NetworkPaidBy(StrEnum):
    """Out of whose share a network collector is paid."""

    SUBMITTER = "SUBMITTER"
    PLATFORM = "PLATFORM"


class LegalFeePayer(StrEnum):
    """Whose entitlement the legal fee is taken from."""

    SUBMITTER = "SUBMITTER"
    CLIENT = "CLIENT"


class SharesSumError(RejectedError, ValueError):
    """The shares of partner and platform must make exactly one whole."""

    code: ClassVar[str] = "rate_terms.shares_sum"

    def __init__(self, *, partner: Fraction, platform: Fraction) -> None:
        super().__init__(
            f"shares must sum to 1: partner {partner} + platform {platform} ="
            f" {partner + platform}; give exact fractions such as 3/5 and 2/5",
            field="partner_share, platform_share",
            value=str(partner + platform),
            accepted="two fractions from 0 to 1 whose sum is 1",
        )
        self.partner, self.platform = partner, platform


class CommissionRateError(RejectedError, ValueError):
    """A commission rate goes with the basis COMMISSION, and only with it."""

    code: ClassVar[str] = "rate_terms.commission_rate"

    def __init__(self, *, basis: SplitBasis, rate: Fraction | None) -> None:
        super().__init__(
            f"commission_rate {rate} does not go with the split basis {basis}: COMMISSION"
            " needs a rate above 0 and at most 1, COLLECTED takes none",
            field="commission_rate",
            value=None if rate is None else str(rate),
            accepted="a fraction from 0 to 1 with COMMISSION, nothing with COLLECTED",
        )
        self.basis, self.rate = basis, rate


class CaseFeeModelError(RejectedError, ValueError):
    """SERVICE_FEE and HYBRID have a per-case fee, REVENUE_SHARE has none."""

    code: ClassVar[str] = "rate_terms.case_fee_model"

    def __init__(self, *, model: RevenueModel, fees: tuple[Money, ...]) -> None:
        given = ", ".join(str(fee) for fee in fees) or "none"
        super().__init__(
            f"per_case_fees ({given}) do not go with {model}: SERVICE_FEE and HYBRID need"
            " one fee above zero for each currency, REVENUE_SHARE takes none",
            field="per_case_fees",
            value=given,
            accepted="one amount above zero for each currency served",
        )
        self.model, self.fees = model, fees


class NetworkRateError(RejectedError, ValueError):
    """A network collector earns a part of the money, above nothing and at most all."""

    code: ClassVar[str] = "rate_terms.network_rate"

    def __init__(self, *, rate: Fraction) -> None:
        accepted = "a fraction above 0 and at most 1, such as 3/20"
        super().__init__(
            f"network.rate {rate} is none of these; accepted is {accepted}",
            field="network.rate",
            value=str(rate),
            accepted=accepted,
        )
        self.rate = rate


class LegalSharesSumError(RejectedError, ValueError):
    """The shares while a case is legal must make exactly one whole."""

    code: ClassVar[str] = "rate_terms.legal_shares_sum"

    def __init__(
        self, *, submitter: Fraction, platform: Fraction, legal: Fraction
    ) -> None:
        super().__init__(
            f"legal shares must sum to 1: submitter {submitter} + platform {platform} +"
            f" legal {legal} = {submitter + platform + legal}; give exact fractions such"
            " as 1/2, 3/10 and 1/5",
            field="legal.submitter_share, legal.platform_share, legal.legal_share",
            value=str(submitter + platform + legal),
            accepted="three fractions from 0 to 1 whose sum is 1",
        )
        self.submitter, self.platform, self.legal = submitter, platform, legal


class LegalFeeError(RejectedError, ValueError):
    """A legal fee is one amount above zero a currency, shared by legal and platform."""

    code: ClassVar[str] = "rate_terms.legal_fee"

    def __init__(self, *, fees: tuple[Money, ...], legal_share: Fraction) -> None:
        given = ", ".join(str(fee) for fee in fees) or "none"
        accepted = (
            "one amount above zero for each currency served, and a part of it from 0 to 1"
            " for the legal partner"
        )
        super().__init__(
            f"legal.fees ({given}) with legal.fee_legal_share {legal_share}: accepted is"
            f" {accepted}",
            field="legal.fees",
            value=given,
            accepted=accepted,
        )
        self.fees, self.legal_share = fees, legal_share


class ComponentTwiceError(RejectedError, ValueError):
    """A component of the claim has at most one split of its own."""

    code: ClassVar[str] = "rate_terms.component_twice"

    def __init__(self, *, component: Component) -> None:
        accepted = "each component once"
        super().__init__(
            f"component_shares: {component} is named twice; accepted is {accepted}",
            field="component_shares",
            value=component.value,
            accepted=accepted,
        )
        self.component = component


class NetworkTerms(Message, frozen=True):
    """What a network collector earns.

    Attributes:
        rate: Its part of the money applied, after costs.
        paid_by: Out of whose share.

    Raises:
        NetworkRateError: The rate is no such part.
    """

    rate: Share
    paid_by: NetworkPaidBy = NetworkPaidBy.PLATFORM

    @model_validator(mode="after")
    def _is_a_part(self) -> "NetworkTerms":
        if not 0 < self.rate <= 1:
            raise NetworkRateError(rate=self.rate)
        return self


class LegalTerms(Message, frozen=True):
    """What counts once a case is legal; costs advanced are recovered first.

    Attributes:
        submitter_share: The submitting partner's part of what is split.
        platform_share: The platform's part.
        legal_share: The legal partner's part.
        fees: What the step to court costs, one amount for each currency served; none:
            nothing.
        fee_legal_share: The legal partner's part of the fee; the platform's is the rest.
        fee_paid_by: Whose entitlement the fee is taken from.

    Raises:
        LegalSharesSumError: The shares do not make exactly one whole.
        LegalFeeError: The fees are not one amount above zero a currency, or the legal
            partner's part of them is not from 0 to 1.
    """

    submitter_share: Share
    platform_share: Share
    legal_share: Share
    fees: tuple[Money, ...] = ()
    fee_legal_share: Share = Fraction(1)
    fee_paid_by: LegalFeePayer = LegalFeePayer.SUBMITTER

    @model_validator(mode="after")
    def _is_sound(self) -> "LegalTerms":
        shares = self.submitter_share, self.platform_share, self.legal_share
        if sum(shares) != 1 or min(shares) < 0:
            submitter, platform, legal = shares
            raise LegalSharesSumError(
                submitter=submitter, platform=platform, legal=legal
            )
        if not _one_a_currency(self.fees) or not 0 <= self.fee_legal_share <= 1:
            raise LegalFeeError(fees=self.fees, legal_share=self.fee_legal_share)
        return self


def _one_a_currency(fees: tuple[Money, ...]) -> bool:
    currencies = {fee.currency for fee in fees}
    return len(currencies) == len(fees) and all(fee.amount_minor > 0 for fee in fees)


class ComponentShares(Message, frozen=True):
    """Shares of its own for one component of the claim.

    Attributes:
        component: The component that money is applied to.
        partner_share: The submitting partner's part.
        platform_share: The platform's part.
        commission_rate: What is split is this part of the cash; with COMMISSION.
    """

    component: Component
    partner_share: Share
    platform_share: Share
    commission_rate: Share | None = None


def _check_rates(
    partner: Fraction, platform: Fraction, basis: SplitBasis, rate: Fraction | None
) -> None:
    if partner + platform != 1 or min(partner, platform) < 0:
        raise SharesSumError(partner=partner, platform=platform)
    if basis is SplitBasis.COLLECTED and rate is not None:
        raise CommissionRateError(basis=basis, rate=rate)
    if basis is SplitBasis.COMMISSION and (rate is None or not 0 < rate <= 1):
        raise CommissionRateError(basis=basis, rate=rate)
    split = 1 if rate is None else rate
    Split.of(("rest", 1 - split), ("a", split * partner), ("b", split * platform))


class Tier(Message, frozen=True):
    """Other rates for some cases; older or foreign debts cost more to collect.

    A tier fits a case that meets each of the conditions it names.

    Attributes:
        claim_from: The claim is at least this, in the same currency.
        countries: The debtor lives in one of these; empty: anywhere.
        age_from_days: The oldest due date lies at least so many days before the
            submission.
        partner_share: The submitting partner's part of what is split.
        platform_share: The platform's part.
        commission_rate: What is split is this part of the cash; with COMMISSION.
    """

    claim_from: Money | None = None
    countries: tuple[Country, ...] = ()
    age_from_days: int | None = Field(default=None, ge=0)
    partner_share: Share
    platform_share: Share
    commission_rate: Share | None = None


class RateTerms(Message, frozen=True):
    """A revenue model with its figures.

    Attributes:
        revenue_model: SERVICE_FEE, REVENUE_SHARE or HYBRID.
        partner_share: The submitting partner's part of what is split.
        platform_share: The platform's part; the "platform rate" of SERVICE_FEE.
        per_case_fees: What each case costs, one amount for each currency served.
        fee_charged: Whether the fee is due at submission or at acceptance.
        fee_refundable: Whether a fee charged at submission goes back on rejection.
        split_basis: What is split.
        commission_rate: The part of the cash that is commission; with COMMISSION.
        client_paid_by: Who pays the client its part; with COMMISSION.
        tiers: Other rates for some cases; the first that fits wins.
        component_shares: Other shares for some components of the claim, in every tier.
        network: What a network collector earns; None: what the parties agree elsewhere.
        legal: What counts once the case is legal; None: the shares stay as they are
            until they are adjusted by consent.
        account: How the partner's account with the platform is run.

    Raises:
        SharesSumError: The shares do not make exactly one whole.
        CommissionRateError: The rate does not go with the basis.
        CaseFeeModelError: The fees do not go with the model.
        ComponentTwiceError: A component has two splits of its own.
        SplitTooFineError: No case could be split by these shares.
    """

    revenue_model: RevenueModel
    partner_share: Share
    platform_share: Share
    per_case_fees: tuple[Money, ...] = ()
    fee_charged: FeeCharged = FeeCharged.ACCEPTANCE
    fee_refundable: bool = False
    split_basis: SplitBasis = SplitBasis.COLLECTED
    commission_rate: Share | None = None
    client_paid_by: ClientPaidBy = ClientPaidBy.PARTNER
    tiers: tuple[Tier, ...] = ()
    component_shares: tuple[ComponentShares, ...] = ()
    network: NetworkTerms | None = None
    legal: LegalTerms | None = None
    account: AccountTerms = AccountTerms()

    @model_validator(mode="after")
    def _is_sound(self) -> "RateTerms":
        every: tuple[RateTerms | Tier | ComponentShares, ...] = (
            self,
            *self.tiers,
            *self.component_shares,
        )
        for rates in every:
            _check_rates(
                rates.partner_share,
                rates.platform_share,
                self.split_basis,
                rates.commission_rate,
            )
            _check_legal(self.legal, rates.commission_rate)
        charges = self.revenue_model is not RevenueModel.REVENUE_SHARE
        fees = self.per_case_fees
        if charges != bool(fees) or not _one_a_currency(fees):
            raise CaseFeeModelError(model=self.revenue_model, fees=fees)
        _require_distinct(self.component_shares)
        return self


def _check_legal(legal: LegalTerms | None, rate: Fraction | None) -> None:
    if legal is None:
        return
    split = 1 if rate is None else rate
    shares = legal.submitter_share, legal.platform_share, legal.legal_share
    parts = ((name, split * share) for name, share in zip("abc", shares, strict=True))
    Split.of(("rest", 1 - split), *parts)


def _require_distinct(component_shares: tuple[ComponentShares, ...]) -> None:
    seen: set[Component] = set()
    for shares in component_shares:
        if shares.component in seen:
            raise ComponentTwiceError(component=shares.component)
        seen.add(shares.component)
