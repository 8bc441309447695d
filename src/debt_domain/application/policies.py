"""The policies of one platform, together."""

from dataclasses import dataclass, field

from debt_domain.policies.acceptance import AcceptancePolicy, StandardAcceptance
from debt_domain.policies.authority import AuthorityByCountry, AuthorityPolicy
from debt_domain.policies.collection_period import (
    CollectionPeriodPolicy,
    StandardCollectionPeriod,
)
from debt_domain.policies.contact_ladder import (
    ContactLadderPolicy,
    StandardContactLadder,
)
from debt_domain.policies.four_eyes import FourEyesPolicy, NoFourEyes
from debt_domain.policies.pricing import PricingPolicy, StandardPricing
from debt_domain.policies.reference_rates import StatutoryInterest, StatutoryRates
from debt_domain.policies.review_deadline import (
    ReviewDeadlinePolicy,
    StandardReviewDeadline,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """What a platform decides for itself; each answer is kept in the event it led to.

    Attributes:
        acceptance: The policies that are asked, in this order, when a case is accepted;
            all have to allow it.
        statutory_interest: Gives the rates of statutes; a table of the host's own in
            place of the library's, which ends where it was last brought up to date.
        contact_ladder: The policy that is asked when a case goes to court.
        collection_period: The policy that is asked when a collector starts to work.
        pricing: The policy that is asked what a client's own case costs; without
            tariffs of the host only accepted quotes have a price.
        authority: The policy that is asked when work starts or a claim is filed, about
            the client's papers; by default none are needed.
        review_deadline: The policy that is asked when a review begins.
        four_eyes: The policy that says which commands one asks for and another
            approves; by default none.

    Example:
        >>> careful = Policies(acceptance=(StandardAcceptance(countries=("DE",)),))
        >>> careful.acceptance[0].countries
        ('DE',)
    """

    acceptance: tuple[AcceptancePolicy, ...] = (StandardAcceptance(),)
    statutory_interest: StatutoryInterest = field(default_factory=StatutoryRates)
    contact_ladder: ContactLadderPolicy = field(default_factory=StandardContactLadder)
    collection_period: CollectionPeriodPolicy = field(
        default_factory=StandardCollectionPeriod
    )
    pricing: PricingPolicy = field(default_factory=StandardPricing)
    authority: AuthorityPolicy = field(default_factory=AuthorityByCountry)
    review_deadline: ReviewDeadlinePolicy = field(
        default_factory=StandardReviewDeadline
    )
    four_eyes: FourEyesPolicy = field(default_factory=NoFourEyes)
