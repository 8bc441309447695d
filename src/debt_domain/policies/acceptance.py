"""Which cases the platform takes on."""

from dataclasses import dataclass
from typing import Protocol

from debt_domain.values.money import Money
from debt_domain.values.policy import PolicyDecision, PolicyInput
from debt_domain.values.resolved_terms import CaseFigures


class AcceptancePolicy(Protocol):
    """Asked once, when a case is accepted; its answer is kept in the event."""

    def __call__(self, figures: CaseFigures, /) -> PolicyDecision:
        """Give the decision with the policy's name, version and inputs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardAcceptance:
    """Minimum amounts, countries served, and an age beyond which nothing is taken.

    Attributes:
        version: Raised with every change of the figures below.
        minimums: The smallest claim taken, for each currency that has one.
        countries: Where debtors are reached; empty: everywhere.
        oldest_days: How old the oldest invoice may be; ten years by default, after
            which claims are time-barred nearly everywhere.

    Example:
        >>> from datetime import date
        >>> policy = StandardAcceptance(minimums=(Money(50_00, "EUR"),))
        >>> small = CaseFigures(
        ...     claim=Money(49_99, "EUR"),
        ...     debtor_country="DE",
        ...     age_days=10,
        ...     submitted_on=date(2026, 3, 2),
        ... )
        >>> policy(small).reasons
        ('the claim of 49.99 EUR is below the minimum of 50.00 EUR',)
    """

    version: int = 1
    minimums: tuple[Money, ...] = ()
    countries: tuple[str, ...] = ()
    oldest_days: int = 3653

    def __call__(self, figures: CaseFigures, /) -> PolicyDecision:
        """Give the decision, with each reason against the case."""
        return PolicyDecision(
            policy="standard_acceptance",
            version=self.version,
            reasons=(
                *self._too_small(figures.claim),
                *self._out_of_reach(figures.debtor_country),
                *self._too_old(figures.age_days),
            ),
            inputs=(
                PolicyInput(name="claim", value=str(figures.claim)),
                PolicyInput(name="debtor_country", value=figures.debtor_country),
                PolicyInput(name="age_days", value=str(figures.age_days)),
            ),
        )

    def _too_small(self, claim: Money) -> tuple[str, ...]:
        return tuple(
            f"the claim of {claim} is below the minimum of {minimum}"
            for minimum in self.minimums
            if minimum.currency == claim.currency and claim < minimum
        )

    def _out_of_reach(self, country: str) -> tuple[str, ...]:
        if not self.countries or country in self.countries:
            return ()
        served = ", ".join(self.countries)
        return (f"debtors in {country} are not reached; served are {served}",)

    def _too_old(self, age_days: int) -> tuple[str, ...]:
        if age_days <= self.oldest_days:
            return ()
        return (f"the oldest invoice is {age_days} days old, over {self.oldest_days}",)
