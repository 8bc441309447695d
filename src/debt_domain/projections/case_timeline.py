"""Every dated fact of a case, a row each: a long history costs no more than a short one."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final, get_args

from debt_domain.case.events import (
    ActivityLogged,
    AssignmentDeclined,
    AssignmentEnded,
    BiddingEvent,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    CommissionAdjusted,
    CommissionAgreed,
    EscalationOpened,
    EscalationResolved,
    HandlingAdopted,
    InstructionsAcknowledged,
    LegalPartnerReplaced,
    PartnerAssigned,
    PaymentRecorded,
    PaymentReversed,
    PaymentVerified,
    PriceDetermined,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
    WorkStarted,
)
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.case_progress import CASE_EVENTS, is_of_case
from debt_domain.projections.facts_of_the_case import FACTS_OF_THE_CASE
from debt_domain.projections.keys import case_of
from debt_domain.projections.partner_case_dashboard import (
    PARTNER_CASE_EVENTS,
    is_of_partner_case,
)
from debt_domain.projections.projection import Projection
from debt_domain.projections.rows import changed
from debt_domain.projections.sentences import case_sentence, partner_case_sentence
from debt_domain.values.actor import Actor, Role
from debt_domain.values.holder import HolderKind
from debt_domain.values.money import Money
from debt_domain.values.personal import PersonalText
from debt_domain.wire.recorded import Recorded


class Visibility(StrEnum):
    """What kind of fact an entry is; `debt_domain.reports.visibility` says who sees it.

    CASE: of the case itself. ENGAGEMENT: who was charged with it. WORK: what a partner
    did. BIDDING: who was asked and what it offered. COMMERCIAL: of the terms between
    platform and partners. PRIVATE: a note that its author keeps to itself. PLATFORM:
    what nobody else is to know.
    """

    CASE = "CASE"
    ENGAGEMENT = "ENGAGEMENT"
    WORK = "WORK"
    BIDDING = "BIDDING"
    COMMERCIAL = "COMMERCIAL"
    PRIVATE = "PRIVATE"
    PLATFORM = "PLATFORM"


class TimelineEntry(Message, frozen=True):
    """One fact.

    Attributes:
        case_id: The case.
        event_id: The event, as `stream@version`.
        position: Its place in the log.
        effective_on: The day from which it counts.
        recorded_at: When the log took it.
        what: The event's stored name.
        sentence: The same in plain words, without anything personal.
        note: What an activity's author wrote, sealed.
        actor: Who did it.
        amount: What of a payment was reported, verified or reversed.
        partner_id: Whose work, engagement or money it is, if it is one's.
        visibility: What kind of fact it is.
    """

    case_id: str
    event_id: str = ""
    position: int = 0
    effective_on: date | None = None
    recorded_at: datetime | None = None
    what: str = ""
    sentence: str = ""
    note: PersonalText | None = None
    amount: Money | None = None
    actor: Actor | None = None
    partner_id: str | None = None
    visibility: Visibility = Visibility.CASE


_BIDDING_EVENTS: Final[tuple[type[BiddingEvent], ...]] = get_args(BiddingEvent)

_KINDS: Final[Mapping[type[Event], Visibility]] = {
    **dict.fromkeys(FACTS_OF_THE_CASE, Visibility.CASE),
    PartnerAssigned: Visibility.ENGAGEMENT,
    AssignmentEnded: Visibility.ENGAGEMENT,
    InstructionsAcknowledged: Visibility.ENGAGEMENT,
    CollectionPeriodStarted: Visibility.ENGAGEMENT,
    CollectionPeriodExtended: Visibility.ENGAGEMENT,
    LegalPartnerReplaced: Visibility.ENGAGEMENT,
    AssignmentDeclined: Visibility.ENGAGEMENT,
    WorkStarted: Visibility.ENGAGEMENT,
    ActivityLogged: Visibility.WORK,
    EscalationOpened: Visibility.WORK,
    EscalationResolved: Visibility.WORK,
    CommissionAgreed: Visibility.COMMERCIAL,
    CommissionAdjusted: Visibility.COMMERCIAL,
    PriceDetermined: Visibility.COMMERCIAL,
    HandlingAdopted: Visibility.COMMERCIAL,
    **dict.fromkeys(_BIDDING_EVENTS, Visibility.BIDDING),
    **dict.fromkeys(PARTNER_CASE_EVENTS, Visibility.COMMERCIAL),
}
"""What is in nobody's list is the platform's alone."""


def timeline_prefix(case_id: str) -> str:
    """Give what the keys of a case's entries start with; they sort as the log does."""
    return f"{case_id}/"


def _keys(recorded: Recorded[Event]) -> tuple[str, ...]:
    cases = case_of(recorded)
    return tuple(f"{timeline_prefix(x)}{recorded.position:012}" for x in cases)


def _initial(key: str) -> TimelineEntry:
    return TimelineEntry(case_id=key.partition("/")[0])


def _apply(row: TimelineEntry, recorded: Recorded[Event]) -> TimelineEntry:
    event = recorded.event
    return changed(
        row,
        event_id=str(recorded.id),
        position=recorded.position,
        effective_on=recorded.circumstances.effective_on,
        recorded_at=recorded.recorded_at,
        what=event.stored_name,
        sentence=_sentence(event),
        note=event.note if isinstance(event, ActivityLogged) else None,
        amount=_amount(event),
        actor=recorded.circumstances.actor,
        partner_id=_partner_id(event) or _author(recorded),
        visibility=_visibility(recorded),
    )


def _amount(event: Event) -> Money | None:
    match event:
        case PaymentRecorded() | PaymentVerified() | PaymentReversed():
            return event.amount
        case _:
            return None


def _partner_id(event: Event) -> str | None:
    match event:
        case (
            ActivityLogged(partner_id=partner_id)
            | PartnerAssigned(partner_id=partner_id)
            | AssignmentEnded(partner_id=partner_id)
            | AssignmentDeclined(partner_id=partner_id)
            | WorkStarted(partner_id=partner_id)
            | EscalationOpened(partner_id=partner_id)
            | InstructionsAcknowledged(partner_id=partner_id)
            | CollectionPeriodStarted(partner_id=partner_id)
            | LegalPartnerReplaced(legal_partner_id=partner_id)
            | QuoteSubmitted(partner_id=partner_id)
            | QuoteAccepted(partner_id=partner_id)
            | QuoteLapsed(partner_id=partner_id)
        ):
            return partner_id
        case PaymentRecorded(holder=holder) | PaymentVerified(holder=holder):
            return holder.party_id if holder.kind is HolderKind.PARTNER else None
        case _:
            return None


def _author(recorded: Recorded[Event]) -> str | None:
    actor = recorded.circumstances.actor
    return actor.party_id if actor.role is Role.COLLECTOR else None


def kind_of_fact(kind: type[Event]) -> Visibility:
    """Give what kind of fact an event is; one that is not listed is nobody else's."""
    return _KINDS.get(kind, Visibility.PLATFORM)


def _visibility(recorded: Recorded[Event]) -> Visibility:
    """Give what kind of fact it is here: what a collector records is its work."""
    event = recorded.event
    if isinstance(event, ActivityLogged) and event.private:
        return Visibility.PRIVATE
    kind = kind_of_fact(type(event))
    by_collector = kind is Visibility.CASE and _author(recorded) is not None
    return Visibility.WORK if by_collector else kind


def _sentence(event: Event) -> str:
    if is_of_case(event):
        return case_sentence(event)
    return partner_case_sentence(event) if is_of_partner_case(event) else ""


CASE_TIMELINE: Projection[TimelineEntry] = Projection(
    name="case_timeline",
    version=3,
    takes=(*CASE_EVENTS, *PARTNER_CASE_EVENTS),
    row=TimelineEntry,
    keys=_keys,
    initial=_initial,
    apply=_apply,
)
