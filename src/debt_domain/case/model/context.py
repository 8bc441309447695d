"""What a case's decisions are told besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import Field

from debt_domain.case.model.course import CaseStatus
from debt_domain.kernel.message import Message
from debt_domain.values.authority import AuthorityDecision
from debt_domain.values.context import Context
from debt_domain.values.interest_rate import AnnualRate
from debt_domain.values.policy import PolicyDeadline, PolicyDecision
from debt_domain.values.price import Price
from debt_domain.values.text import Identifier
from debt_domain.values.waterfall import Component


class CollectionPeriodTerms(Message, frozen=True):
    """What a policy says of the time that a collector has for a case.

    Attributes:
        policy: The policy's name.
        version: Its version, from 1.
        days: The length; None: no period, but where an assignment has one.
        extension_days: How many days are left at least after a promise or a payment.
    """

    policy: Identifier
    version: int
    days: int | None = Field(default=None, ge=1)
    extension_days: int = Field(default=0, ge=0)


NO_COLLECTION_PERIOD: Final = CollectionPeriodTerms(policy="none", version=1)
"""No length of its own, and no extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousCase:
    """The case that a new one names as the try before it.

    Attributes:
        client_id: Whose it was.
        status: Where it stands.
    """

    client_id: str
    status: CaseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseContext(Context):
    """What a case's decisions are told besides.

    Attributes:
        outstanding_minor: What the ledger says is still owed, in minor units; given
            with `CloseCase`.
        acceptance: What each acceptance policy says; given with `AcceptCase`.
        statutory_rates: The statute's rates, given with `AccrueInterest` where the
            claim's interest rests on one.
        ladder: What the policy on the contact before court says; given with
            `EscalateToLegal`.
        outstanding: The same as `outstanding_minor`, by component; given with
            `ResolveDispute`.
        unpaid_costs: The costs whose advances wait for their money; given when the
            case is closed.
        exclusive_partner_id: The partner that the client's cases go to, if there is
            one; given with `AssignPartner`, `AcceptQuote` and `ReopenCase`.
        collection_period: How long a collector has; given with `StartWork` and
            `ReopenCase`.
        price: What the pricing policy says; given with `DeterminePrice`.
        review: By when the policy wants a review done that begins now; given with
            `SubmitCase`, `ProvideDocuments` and `ReopenCase`.
        authority: What the policy on the client's papers says; given with
            `StartWork`, `FileClaim`, and with `ReopenCase` where work starts at once.
        previous: The case that `SubmitCase` names as the one before; None: there is no
            such case.
    """

    outstanding_minor: int = 0
    acceptance: tuple[PolicyDecision, ...] = ()
    statutory_rates: tuple[AnnualRate, ...] = ()
    ladder: PolicyDecision | None = None
    outstanding: Mapping[Component, int] = field(default_factory=dict[Component, int])
    unpaid_costs: tuple[str, ...] = ()
    exclusive_partner_id: str | None = None
    collection_period: CollectionPeriodTerms = NO_COLLECTION_PERIOD
    price: Price | None = None
    review: PolicyDeadline | None = None
    authority: AuthorityDecision | None = None
    previous: PreviousCase | None = None
