"""What the rules remember of an agreement, and how an event changes it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from debt_domain.agreement.events import (
    AgreementEvent,
    AgreementSigned,
    OnboardingCompleted,
    RatesAmended,
    ShadowClientsApproved,
    ThresholdConfirmed,
)
from debt_domain.agreement.model import Clause, TermsVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementState:
    """A partner's contract as it stands.

    Attributes:
        starts_on: The first day under contract; None before it was signed.
        clauses: What the partner may do beyond working cases.
        versions: The rates agreed, oldest first; version n stands at n - 1.
        onboarded: Whether onboarding is completed.
        threshold_confirmed: Whether volume or performance was ever found sufficient.
    """

    starts_on: date | None = None
    clauses: frozenset[Clause] = frozenset()
    versions: tuple[TermsVersion, ...] = ()
    onboarded: bool = False
    threshold_confirmed: bool = False

    def rates_on(self, day: date) -> TermsVersion | None:
        """Give the rates for a case submitted on a day, if any are agreed for it."""
        for version in reversed(self.versions):
            if version.effective_from <= day:
                return version
        return None


def evolve(state: AgreementState, event: AgreementEvent) -> AgreementState:
    """Apply one fact."""
    match event:
        case AgreementSigned(starts_on=starts_on, clauses=clauses):
            return AgreementState(starts_on=starts_on, clauses=frozenset(clauses))
        case RatesAmended(agreed=agreed):
            return replace(state, versions=(*state.versions, agreed))
        case ShadowClientsApproved():
            return replace(state, clauses=state.clauses | {Clause.SHADOW_CLIENT})
        case OnboardingCompleted():
            return replace(state, onboarded=True)
        case ThresholdConfirmed():
            return replace(state, threshold_confirmed=True)
        case _:
            assert_never(event)
