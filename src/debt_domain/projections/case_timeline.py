"""Every dated fact of a case, a row each: a long history costs no more than a short one."""

from datetime import date, datetime
from enum import StrEnum

from debt_domain.case.events import ActivityLogged
from debt_domain.kernel.message import Event, Message
from debt_domain.projections.case_progress import CASE_EVENTS, is_of_case
from debt_domain.projections.keys import case_of
from debt_domain.projections.partner_case_dashboard import (
    PARTNER_CASE_EVENTS,
    is_of_partner_case,
)
from debt_domain.projections.projection import Projection
from debt_domain.projections.rows import changed
from debt_domain.projections.sentences import case_sentence, partner_case_sentence
from debt_domain.values.actor import Actor
from debt_domain.values.personal import PersonalText
from debt_domain.wire.recorded import Recorded


class Visibility(StrEnum):
    """Who may see an entry.

    CASE: everybody who may see the case. COMMERCIAL: platform and submitter, for the
    client never sees their terms. PRIVATE: platform and author.
    """

    CASE = "CASE"
    COMMERCIAL = "COMMERCIAL"
    PRIVATE = "PRIVATE"


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
        visibility: Who may see it.
    """

    case_id: str
    event_id: str = ""
    position: int = 0
    effective_on: date | None = None
    recorded_at: datetime | None = None
    what: str = ""
    sentence: str = ""
    note: PersonalText | None = None
    actor: Actor | None = None
    visibility: Visibility = Visibility.CASE


def timeline_prefix(case_id: str) -> str:
    """Give what the keys of a case's entries start with; they sort as the log does."""
    return f"{case_id}/"


def _keys(recorded: Recorded[Event]) -> tuple[str, ...]:
    cases = case_of(recorded)
    return tuple(f"{timeline_prefix(x)}{recorded.position:012}" for x in cases)


def _initial(key: str) -> TimelineEntry:
    return TimelineEntry(case_id=key.partition("/")[0])


def _apply(row: TimelineEntry, recorded: Recorded[Event]) -> TimelineEntry:
    event, note, visibility = recorded.event, None, Visibility.CASE
    if isinstance(event, ActivityLogged):
        note = event.note
        visibility = Visibility.PRIVATE if event.private else Visibility.CASE
    elif is_of_partner_case(event):
        visibility = Visibility.COMMERCIAL
    return changed(
        row,
        event_id=str(recorded.id),
        position=recorded.position,
        effective_on=recorded.circumstances.effective_on,
        recorded_at=recorded.recorded_at,
        what=event.stored_name,
        sentence=_sentence(event),
        note=note,
        actor=recorded.circumstances.actor,
        visibility=visibility,
    )


def _sentence(event: Event) -> str:
    if is_of_case(event):
        return case_sentence(event)
    return partner_case_sentence(event) if is_of_partner_case(event) else ""


CASE_TIMELINE: Projection[TimelineEntry] = Projection(
    name="case_timeline",
    version=1,
    takes=(*CASE_EVENTS, *PARTNER_CASE_EVENTS),
    row=TimelineEntry,
    keys=_keys,
    initial=_initial,
    apply=_apply,
)
