"""How long a collector has for a case, and when another may be assigned."""

from collections.abc import Iterable
from datetime import date, timedelta

from debt_domain.case.errors import CollectionPeriodRunningError
from debt_domain.case.events import (
    ActivityLogged,
    CaseEvent,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    ExtensionCause,
    PaymentVerified,
)
from debt_domain.case.model import (
    ActivityOutcome,
    CaseContext,
    CollectionPeriodTerms,
)
from debt_domain.case.state import CaseState


def started(
    assignment_id: str,
    partner_id: str,
    terms: CollectionPeriodTerms,
    context: CaseContext,
) -> tuple[CollectionPeriodStarted, ...]:
    """Start the period, if it has a length; its first day is not counted."""
    if terms.days is None:
        return ()
    return (
        CollectionPeriodStarted(
            assignment_id=assignment_id,
            partner_id=partner_id,
            starts_on=context.effective_on,
            ends_on=context.effective_on + timedelta(days=terms.days),
            extension_days=terms.extension_days,
            policy=terms.policy,
            policy_version=terms.version,
        ),
    )


def extended(
    events: Iterable[CaseEvent], state: CaseState, context: CaseContext
) -> tuple[CollectionPeriodExtended, ...]:
    """Give the collector more time for each promise and each payment among events."""
    period = state.collection_period
    if period is None:
        return ()
    given = list[CollectionPeriodExtended]()
    ends_on = period.ends_on
    for because, day in _reasons(events, context):
        later_on = day + timedelta(days=period.extension_days)
        if day <= ends_on < later_on:
            ends_on = later_on
            given.append(
                CollectionPeriodExtended(
                    assignment_id=period.assignment_id, ends_on=ends_on, because=because
                )
            )
    return tuple(given)


def require_expired(
    partner_id: str, reason: str | None, state: CaseState, context: CaseContext
) -> None:
    """Refuse another collector while the one assigned has time left, without a reason.

    A process acts on what was agreed or decided elsewhere.
    """
    period = state.collection_period
    if period is None or reason is not None or context.cause is not None:
        return
    if context.today <= period.ends_on:
        raise CollectionPeriodRunningError(
            partner_id=partner_id,
            collector_id=state.collector_id or "",
            ends_on=period.ends_on,
        )


def _reasons(
    events: Iterable[CaseEvent], context: CaseContext
) -> Iterable[tuple[ExtensionCause, date]]:
    for event in events:
        match event:
            case ActivityLogged(outcome=ActivityOutcome.PROMISE):
                yield ExtensionCause.PROMISE, context.day_of(event.occurred_at)
            case PaymentVerified(received_on=received_on):
                yield ExtensionCause.PAYMENT, received_on
            case _:
                pass
