"""Which papers of a client are needed before others act for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, assert_never

from debt_domain.values.authority import (
    AuthorityAsked,
    AuthorityDecision,
    AuthorityKind,
    AuthorityStep,
)
from debt_domain.values.policy import PolicyDecision, PolicyInput


class AuthorityPolicy(Protocol):
    """Asked once, when a step is taken in a client's name; its answer is kept."""

    def __call__(self, asked: AuthorityAsked, /) -> AuthorityDecision:
        """Give the decision with the policy's name, version and inputs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityNeeds:
    """The papers that a country needs.

    Attributes:
        to_start_work: Before a partner starts to collect.
        to_file_claim: Before the claim is brought to court.
    """

    to_start_work: tuple[AuthorityKind, ...] = ()
    to_file_claim: tuple[AuthorityKind, ...] = ()

    def of(self, step: AuthorityStep) -> tuple[AuthorityKind, ...]:
        """Give the papers that a step needs."""
        match step:
            case AuthorityStep.START_WORK:
                return self.to_start_work
            case AuthorityStep.FILE_CLAIM:
                return self.to_file_claim
            case _:
                assert_never(step)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityByCountry:
    """A table of the host's: the papers needed, by the debtor's country.

    Attributes:
        version: Raised with every change of the table.
        countries: What each country needs.
        elsewhere: What all other countries need; nothing, unless told.

    Example:
        >>> from datetime import date
        >>> power = (AuthorityKind.POWER_OF_ATTORNEY,)
        >>> policy = AuthorityByCountry(
        ...     countries={"ES": AuthorityNeeds(to_file_claim=power)}
        ... )
        >>> asked = AuthorityAsked(
        ...     step=AuthorityStep.FILE_CLAIM,
        ...     country="ES",
        ...     on=date(2026, 3, 2),
        ...     in_force={},
        ... )
        >>> policy(asked).decision.reasons
        ('POWER_OF_ATTORNEY is not in force on 2026-03-02',)
    """

    version: int = 1
    countries: Mapping[str, AuthorityNeeds] = field(
        default_factory=dict[str, AuthorityNeeds]
    )
    elsewhere: AuthorityNeeds = AuthorityNeeds()

    def __call__(self, asked: AuthorityAsked, /) -> AuthorityDecision:
        """Give the decision, with each paper that is missing."""
        needed = self.countries.get(asked.country, self.elsewhere).of(asked.step)
        missing = tuple(kind for kind in needed if kind not in asked.in_force)
        return AuthorityDecision(
            decision=PolicyDecision(
                policy="authority_by_country",
                version=self.version,
                reasons=tuple(f"{x} is not in force on {asked.on}" for x in missing),
                inputs=(
                    PolicyInput(name="step", value=asked.step),
                    PolicyInput(name="debtor_country", value=asked.country),
                    PolicyInput(name="on", value=str(asked.on)),
                    PolicyInput(name="needed", value=", ".join(needed) or "none"),
                    PolicyInput(name="in_force", value=_listed(asked.in_force)),
                ),
            ),
            missing=missing,
        )


def _listed(in_force: Mapping[AuthorityKind, int]) -> str:
    papers = (f"{kind} {version}" for kind, version in in_force.items())
    return ", ".join(papers) or "none"
