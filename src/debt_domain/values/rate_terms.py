"""What a partner and the platform earn: the terms as agreed, before any case."""

from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from pydantic import Field, model_validator

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.money import Money
from debt_domain.values.split import Split
from debt_domain.values.text import Country, Share


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


class NetworkTerms(Message, frozen=True):
    """What a network collector earns.

    Attributes:
        rate: Its part of the money applied, after costs.
        paid_by: Out of whose share.
    """

    rate: Share
    paid_by: NetworkPaidBy = NetworkPaidBy.PLATFORM


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

    Raises:
        SharesSumError: The shares do not make exactly one whole.
        CommissionRateError: The rate does not go with the basis.
        CaseFeeModelError: The fees do not go with the model.
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

    @model_validator(mode="after")
    def _is_sound(self) -> "RateTerms":
        every: tuple[RateTerms | Tier, ...] = (self, *self.tiers)
        for rates in every:
            _check_rates(
                rates.partner_share,
                rates.platform_share,
                self.split_basis,
                rates.commission_rate,
            )
        currencies = [fee.currency for fee in self.per_case_fees]
        charges = self.revenue_model is not RevenueModel.REVENUE_SHARE
        positive = all(fee.amount_minor > 0 for fee in self.per_case_fees)
        once = len(set(currencies)) == len(currencies)
        if charges != bool(currencies) or not positive or not once:
            raise CaseFeeModelError(model=self.revenue_model, fees=self.per_case_fees)
        return self
