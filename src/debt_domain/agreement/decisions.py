"""The rules of an agreement; the platform alone changes one."""

from datetime import date, timedelta
from typing import assert_never

from debt_domain.agreement.commands import (
    AgreeClause,
    AgreeExclusivity,
    AgreementCommand,
    AmendRates,
    ApproveShadowClients,
    CompleteOnboarding,
    ConfirmThreshold,
    EndAgreement,
    EndExclusivity,
    ResumeAgreement,
    SignAgreement,
    SuspendAgreement,
)
from debt_domain.agreement.errors import (
    AgreementAbsentError,
    AgreementEndedError,
    AgreementExistsError,
    AgreementNotSuspendedError,
    AgreementSuspendedError,
    BackdatedAmendmentError,
    BackdatedChangeError,
    ExclusivityAbsentError,
    ThresholdNotMetError,
)
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
from debt_domain.agreement.model import Clause, TermsVersion
from debt_domain.agreement.state import AgreementState, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.actor import Role
from debt_domain.values.context import Context


def decide(
    command: AgreementCommand, state: AgreementState, context: Context
) -> tuple[AgreementEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: The class says which rule.
    """
    name = type(command).__name__
    context.require_role(name, Role.PLATFORM)
    if isinstance(command, SignAgreement):
        return _sign(command, state)
    if state.starts_on is None:
        raise AgreementAbsentError(command=name, partner_id=command.partner_id)
    if state.last_day_on is not None:
        raise AgreementEndedError(
            command=name, partner_id=command.partner_id, last_day_on=state.last_day_on
        )
    match command:
        case AmendRates():
            return _amend(command, state, state.starts_on, context.effective_on)
        case (
            ApproveShadowClients()
            | AgreeClause()
            | CompleteOnboarding()
            | ConfirmThreshold()
        ):
            return _qualify(command, state)
        case SuspendAgreement() | ResumeAgreement() | EndAgreement():
            return _limit(command, state, max(state.starts_on, context.effective_on))
        case AgreeExclusivity() | EndExclusivity():
            return _exclusive(command, state, context.effective_on)
        case _:
            assert_never(command)


def _sign(command: SignAgreement, state: AgreementState) -> tuple[AgreementEvent, ...]:
    if state.starts_on is not None:
        raise AgreementExistsError(
            partner_id=command.partner_id, starts_on=state.starts_on
        )
    return (
        AgreementSigned(
            partner_id=command.partner_id,
            clauses=command.clauses,
            starts_on=command.starts_on,
        ),
    )


def _amend(
    command: AmendRates, state: AgreementState, starts_on: date, agreed_on: date
) -> tuple[AgreementEvent, ...]:
    """Add a version; the first may reach back, no case can rest on older rates.

    A later one begins on the day after it was agreed at the earliest: cases submitted
    on that day rest on the last.
    """
    last = state.versions[-1].effective_from if state.versions else None
    day_after = agreed_on + timedelta(days=1)
    not_before = starts_on if last is None else max(starts_on, day_after)
    day = command.effective_from
    if day < not_before or (last is not None and day <= last):
        raise BackdatedAmendmentError(
            effective_from=day, not_before=not_before, later_than=last
        )
    agreed = TermsVersion(
        version=len(state.versions) + 1, effective_from=day, terms=command.terms
    )
    return (RatesAmended(agreed=agreed),)


def _qualify(
    command: ApproveShadowClients | AgreeClause | CompleteOnboarding | ConfirmThreshold,
    state: AgreementState,
) -> tuple[AgreementEvent, ...]:
    match command:
        case ApproveShadowClients():
            approved = Clause.SHADOW_CLIENT in state.clauses
            return () if approved else (ShadowClientsApproved(),)
        case AgreeClause(clause=clause):
            return () if clause in state.clauses else (ClauseAgreed(clause=clause),)
        case CompleteOnboarding():
            return () if state.onboarded else (OnboardingCompleted(),)
        case ConfirmThreshold():
            return _confirm_threshold(command)
        case _:
            assert_never(command)


def _limit(
    command: SuspendAgreement | ResumeAgreement | EndAgreement,
    state: AgreementState,
    not_before: date,
) -> tuple[AgreementEvent, ...]:
    match command:
        case SuspendAgreement(suspended_from=day):
            _require_to_come("suspended_from", day, not_before)
            return _suspend(command, state)
        case ResumeAgreement(resumed_from=day):
            suspended = state.open_suspension
            if suspended is None:
                raise AgreementNotSuspendedError(partner_id=command.partner_id)
            _require_to_come("resumed_from", day, max(not_before, suspended.from_on))
            return (AgreementResumed(resumed_from=day),)
        case EndAgreement(last_day_on=day):
            _require_to_come("last_day_on", day, not_before)
            return (AgreementEnded(last_day_on=day, reason=command.reason),)
        case _:
            assert_never(command)


def _suspend(
    command: SuspendAgreement, state: AgreementState
) -> tuple[AgreementEvent, ...]:
    if state.open_suspension is not None:
        raise AgreementSuspendedError(
            partner_id=command.partner_id,
            suspended_from=state.open_suspension.from_on,
        )
    return (
        AgreementSuspended(
            suspended_from=command.suspended_from, reason=command.reason
        ),
    )


def _exclusive(
    command: AgreeExclusivity | EndExclusivity, state: AgreementState, today: date
) -> tuple[AgreementEvent, ...]:
    match command:
        case AgreeExclusivity(exclusivity=agreed):
            _require_to_come("exclusivity.from_on", agreed.from_on, today)
            _require_to_come("exclusivity.until", agreed.until, agreed.from_on)
            return (ExclusivityAgreed(exclusivity=agreed),)
        case EndExclusivity(client_id=client_id, last_day_on=day):
            _require_to_come("last_day_on", day, today)
            if not any(
                x.client_id == client_id and x.until > day for x in state.exclusivities
            ):
                raise ExclusivityAbsentError(
                    partner_id=command.partner_id, client_id=client_id, last_day_on=day
                )
            return (
                ExclusivityEnded(
                    client_id=client_id, last_day_on=day, reason=command.reason
                ),
            )
        case _:
            assert_never(command)


def _require_to_come(field: str, day: date, not_before: date) -> None:
    if day < not_before:
        raise BackdatedChangeError(field=field, day=day, not_before=not_before)


def _confirm_threshold(command: ConfirmThreshold) -> tuple[AgreementEvent, ...]:
    if command.figure < command.threshold:
        raise ThresholdNotMetError(
            measure=command.measure, figure=command.figure, threshold=command.threshold
        )
    return (
        ThresholdConfirmed(
            measure=command.measure, figure=command.figure, threshold=command.threshold
        ),
    )


AGREEMENT: Decider[AgreementCommand, AgreementEvent, AgreementState, Context] = Decider(
    initial=AgreementState(), decide=decide, evolve=evolve
)
