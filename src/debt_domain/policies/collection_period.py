"""How long a collector has for a case."""

from dataclasses import dataclass
from typing import Protocol

from debt_domain.case.model import CollectionPeriodTerms
from debt_domain.values.resolved_terms import CaseFigures


class CollectionPeriodPolicy(Protocol):
    """Asked once, when a collector starts; its answer is kept in the event."""

    def __call__(self, figures: CaseFigures, /) -> CollectionPeriodTerms:
        """Give the length with the policy's name and version."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardCollectionPeriod:
    """The same length for every case.

    Attributes:
        version: Raised with every change of the figures below.
        days: The length; None: no period, but where an assignment has one.
        extension_days: How many days are left at least after a promise or a payment.
    """

    version: int = 1
    days: int | None = None
    extension_days: int = 30

    def __call__(self, _figures: CaseFigures, /) -> CollectionPeriodTerms:
        """Give the length, whatever the case is."""
        return CollectionPeriodTerms(
            policy="standard_collection_period",
            version=self.version,
            days=self.days,
            extension_days=self.extension_days,
        )
