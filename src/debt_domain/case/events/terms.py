"""What was agreed on who earns what."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.kernel.message import Event
from debt_domain.values.price import Price, PriceSource
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.text import Identifier, Text


class CommissionAgreed(Event, frozen=True):
    """It was agreed what collector and platform earn on a client's own case."""

    stored_name: ClassVar[str] = "case.commission_agreed"
    stored_version: ClassVar[int] = 1
    collector_id: Identifier
    terms: ResolvedTerms


class MoneyLeftToClient(Event, frozen=True):
    """A case that nobody had agreed terms for was closed: its money is the client's.

    Attributes:
        terms: Which give nobody else a part, until others are agreed on reopening.
    """

    stored_name: ClassVar[str] = "case.money_left_to_client"
    stored_version: ClassVar[int] = 1
    terms: ResolvedTerms


class PriceDetermined(Event, frozen=True):
    """It was determined what the case costs its client; the policy's answer is kept.

    Attributes:
        price: The rate, and what led to it.
        consent_reference: Where the client agreed, if it had to.
    """

    stored_name: ClassVar[str] = "case.price_determined"
    stored_version: ClassVar[int] = 1
    price: Price
    consent_reference: Text | None

    @property
    def is_agreed(self) -> bool:
        """Whether the client agreed to it; an accepted quote is agreed by itself."""
        quoted = self.price.source is PriceSource.QUOTE
        return quoted or self.consent_reference is not None

    @override
    def under_policy(self) -> str:
        return f"{self.price.policy}:{self.price.version}"


class CommissionAdjusted(Event, frozen=True):
    """An agreed commission follows a price that was determined anew.

    Attributes:
        from_on: Money received on this day or later comes under the terms.
    """

    stored_name: ClassVar[str] = "case.commission_adjusted"
    stored_version: ClassVar[int] = 1
    terms: ResolvedTerms
    from_on: date


TermsEvent: TypeAlias = (
    CommissionAgreed | MoneyLeftToClient | PriceDetermined | CommissionAdjusted
)
