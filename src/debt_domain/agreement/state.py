"""What the rules remember of an agreement, and how an event changes it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from debt_domain.agreement.events import (
    AgreementEnded,
    AgreementEvent,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
    ClauseAgreed,
    ExclusivityAgreed,
    ExclusivityEnded,
    OnboardingCompleted,
    RatesAmended,
    ShadowClientsApproved,
    ThresholdConfirmed,
)
from debt_domain.agreement.model import Clause, Exclusivity, TermsVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """Days on which the partner submits nothing; the last one is open to begin with."""

    from_on: date
    resumed_from: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.from_on <= day and (
            self.resumed_from is None or day < self.resumed_from
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementState:
    """A partner's contract as it stands.

    Attributes:
        starts_on: The first day under contract; None before it was signed.
        clauses: What the partner may do beyond working cases.
        versions: The rates agreed, oldest first; version n stands at n - 1.
        onboarded: Whether onboarding is completed.
        threshold_confirmed: Whether volume or performance was ever found sufficient.
        partner_id: The partner; "" before it was signed.
        suspensions: Every suspension, oldest first.
        last_day_on: The last day under contract; None while no end is agreed.
        exclusivities: The clients whose cases go to the partner, as it stands.
    """

    starts_on: date | None = None
    clauses: frozenset[Clause] = frozenset()
    versions: tuple[TermsVersion, ...] = ()
    onboarded: bool = False
    threshold_confirmed: bool = False
    partner_id: str = ""
    suspensions: tuple[Suspension, ...] = ()
    last_day_on: date | None = None
    exclusivities: tuple[Exclusivity, ...] = ()

    @property
    def open_suspension(self) -> Suspension | None:
        """The suspension that has no end yet, if there is one."""
        last = self.suspensions[-1] if self.suspensions else None
        return last if last is not None and last.resumed_from is None else None

    def is_active_on(self, day: date) -> bool:
        """Tell whether the contract is in force on a day and not suspended."""
        started = self.starts_on is not None and self.starts_on <= day
        ended = self.last_day_on is not None and self.last_day_on < day
        return (
            started and not ended and not any(x.covers(day) for x in self.suspensions)
        )

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
            return AgreementState(
                partner_id=event.partner_id,
                starts_on=starts_on,
                clauses=frozenset(clauses),
            )
        case RatesAmended(agreed=agreed):
            return replace(state, versions=(*state.versions, agreed))
        case ShadowClientsApproved() | ClauseAgreed():
            clause = Clause.SHADOW_CLIENT
            if isinstance(event, ClauseAgreed):
                clause = event.clause
            return replace(state, clauses=state.clauses | {clause})
        case OnboardingCompleted():
            return replace(state, onboarded=True)
        case ThresholdConfirmed():
            return replace(state, threshold_confirmed=True)
        case (
            AgreementSuspended()
            | AgreementResumed()
            | AgreementEnded()
            | ExclusivityAgreed()
            | ExclusivityEnded()
        ):
            return _limited(state, event)
        case _:
            assert_never(event)


def _limited(
    state: AgreementState,
    event: AgreementSuspended
    | AgreementResumed
    | AgreementEnded
    | ExclusivityAgreed
    | ExclusivityEnded,
) -> AgreementState:
    match event:
        case AgreementSuspended(suspended_from=day):
            suspended = (*state.suspensions, Suspension(from_on=day))
            return replace(state, suspensions=suspended)
        case AgreementResumed(resumed_from=day):
            *others, last = state.suspensions
            resumed = replace(last, resumed_from=day)
            return replace(state, suspensions=(*others, resumed))
        case AgreementEnded(last_day_on=day):
            return replace(state, last_day_on=day)
        case ExclusivityAgreed(exclusivity=exclusivity):
            return replace(state, exclusivities=(*state.exclusivities, exclusivity))
        case ExclusivityEnded(client_id=client_id, last_day_on=day):
            ended = tuple(
                _shortened(x, day) if x.client_id == client_id else x
                for x in state.exclusivities
            )
            return replace(state, exclusivities=ended)
        case _:
            assert_never(event)


def _shortened(exclusivity: Exclusivity, last_day_on: date) -> Exclusivity:
    until = min(exclusivity.until, last_day_on)
    return exclusivity.model_copy(update={"until": until})
