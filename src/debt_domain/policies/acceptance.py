"""Which cases the platform takes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from debt_domain.case.parts import CaseInReview
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyDecision, PolicyInput


class AcceptancePolicy(Protocol):
    """Asked once, when a case is accepted; its answer is kept in the event.

    A platform has several: each is asked, in order, and one reason is one too many.
    """

    def __call__(self, case: CaseInReview, /) -> PolicyDecision:
        """Give the decision with the policy's name, version and inputs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardAcceptance:
    """Minimum amounts, countries and types served, and an age that is too old.

    Attributes:
        version: Raised with every change of the figures below.
        minimums: The smallest claim taken, for each currency that has one.
        minimums_in: The same for debtors in a country, in place of `minimums` in the
            currencies that it names.
        countries: Where debtors are reached; empty: everywhere.
        oldest_days: How old the oldest invoice may be; ten years by default, after
            which claims are time-barred nearly everywhere.
        claim_types: What claims may have arisen from; empty: anything.

    Example:
        >>> from datetime import date
        >>> from debt_domain.values.resolved_terms import CaseFigures
        >>> policy = StandardAcceptance(minimums=(Money(50_00, "EUR"),))
        >>> figures = CaseFigures(
        ...     claim=Money(49_99, "EUR"),
        ...     debtor_country="DE",
        ...     age_days=10,
        ...     submitted_on=date(2026, 3, 2),
        ... )
        >>> small = CaseInReview(
        ...     figures=figures, documents=frozenset(), due_on=(), on=date(2026, 3, 3)
        ... )
        >>> policy(small).reasons
        ('the claim of 49.99 EUR is below the minimum of 50.00 EUR',)
    """

    version: int = 1
    minimums: tuple[Money, ...] = ()
    minimums_in: Mapping[str, tuple[Money, ...]] = field(
        default_factory=dict[str, tuple[Money, ...]]
    )
    countries: tuple[str, ...] = ()
    oldest_days: int = 3653
    claim_types: tuple[ClaimType, ...] = ()

    def __call__(self, case: CaseInReview, /) -> PolicyDecision:
        """Give the decision, with each reason against the case."""
        figures = case.figures
        return PolicyDecision(
            policy="standard_acceptance",
            version=self.version,
            reasons=(
                *self._too_small(figures.claim, figures.debtor_country),
                *self._out_of_reach(figures.debtor_country),
                *self._too_old(figures.age_days),
                *self._of_other_type(figures.claim_type),
            ),
            inputs=(
                PolicyInput(name="claim", value=str(figures.claim)),
                PolicyInput(name="debtor_country", value=figures.debtor_country),
                PolicyInput(name="age_days", value=str(figures.age_days)),
                PolicyInput(name="claim_type", value=figures.claim_type),
            ),
        )

    def _too_small(self, claim: Money, country: str) -> tuple[str, ...]:
        minimums = {
            minimum.currency: minimum
            for minimum in (*self.minimums, *self.minimums_in.get(country, ()))
        }
        minimum = minimums.get(claim.currency)
        if minimum is None or claim >= minimum:
            return ()
        return (f"the claim of {claim} is below the minimum of {minimum}",)

    def _out_of_reach(self, country: str) -> tuple[str, ...]:
        if not self.countries or country in self.countries:
            return ()
        served = ", ".join(self.countries)
        return (f"debtors in {country} are not reached; served are {served}",)

    def _too_old(self, age_days: int) -> tuple[str, ...]:
        if age_days <= self.oldest_days:
            return ()
        return (f"the oldest invoice is {age_days} days old, over {self.oldest_days}",)

    def _of_other_type(self, claim_type: ClaimType) -> tuple[str, ...]:
        if not self.claim_types or claim_type in self.claim_types:
            return ()
        served = ", ".join(self.claim_types)
        return (f"claims of type {claim_type} are not taken; served are {served}",)
