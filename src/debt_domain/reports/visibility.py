"""Who sees what of a case: three tables, and what follows from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Final, assert_never

from debt_domain.case.events import ActivityLogged, PaymentRejected
from debt_domain.case.model import AssignmentRole, Milestone
from debt_domain.kernel.errors import RejectedError
from debt_domain.projections.case_timeline import TimelineEntry
from debt_domain.projections.case_view import CaseView
from debt_domain.projections.case_view_parts import Engagement, PaymentsView
from debt_domain.reports.hand_over import HandOver
from debt_domain.values.actor import Actor, Role
from debt_domain.values.partner_submission import Branding

MARKS: Final = """
| mark    | means                                                                        |
| ------- | ---------------------------------------------------------------------------- |
| yes     | Always.                                                                      |
| -       | Never.                                                                       |
| partner | In a white-labelled case only the submitting partner's or the client's own.  |
| words   | In a white-labelled case what happened, without parties and free text.       |
| since   | From its own engagement on; earlier partners' only where it was handed over. |
| author  | Only who wrote it.                                                           |
"""
"""What a cell says.

A case is white-labelled where it is submitted under the partner's name (branding
PARTNER): nothing that its client sees names the platform or a partner of the platform.
"""

CASE_FIELDS: Final = """
| field             | PLATFORM | SUBMITTER | COLLECTOR | LEGAL | CLIENT  |
| ----------------- | -------- | --------- | --------- | ----- | ------- |
| case_id           | yes      | yes       | yes       | yes   | yes     |
| is_test           | yes      | yes       | yes       | yes   | yes     |
| status            | yes      | yes       | yes       | yes   | yes     |
| next_step         | yes      | yes       | yes       | yes   | yes     |
| phase             | yes      | yes       | yes       | yes   | yes     |
| holds             | yes      | yes       | yes       | yes   | yes     |
| submitted_on      | yes      | yes       | yes       | yes   | yes     |
| review_due_at     | yes      | -         | -         | -     | -       |
| closed_on         | yes      | yes       | yes       | yes   | yes     |
| close_code        | yes      | yes       | yes       | yes   | yes     |
| rejection_reason  | yes      | yes       | -         | -     | yes     |
| client_id         | yes      | yes       | yes       | yes   | yes     |
| client_company    | yes      | yes       | yes       | yes   | yes     |
| debtor_id         | yes      | yes       | yes       | yes   | yes     |
| debtor_name       | yes      | yes       | yes       | yes   | yes     |
| submitter_id      | yes      | yes       | yes       | yes   | yes     |
| provider          | yes      | yes       | yes       | yes   | yes     |
| handling          | yes      | yes       | yes       | -     | -       |
| branding          | yes      | yes       | yes       | yes   | -       |
| collector_id      | yes      | yes       | yes       | yes   | partner |
| legal_partner_id  | yes      | yes       | yes       | yes   | partner |
| period_ends_on    | yes      | yes       | yes       | -     | yes     |
| engagements       | yes      | yes       | -         | -     | -       |
| claim_type        | yes      | yes       | yes       | yes   | yes     |
| currency          | yes      | yes       | yes       | yes   | yes     |
| components        | yes      | yes       | yes       | yes   | yes     |
| outstanding_minor | yes      | yes       | yes       | yes   | yes     |
| payments          | yes      | yes       | since     | yes   | yes     |
| price             | yes      | -         | -         | -     | partner |
| milestones        | yes      | yes       | since     | yes   | yes     |
"""
"""The fields of a case's view."""

TIMELINE_FACTS: Final = """
| fact       | PLATFORM | SUBMITTER | COLLECTOR | LEGAL  | CLIENT  |
| ---------- | -------- | --------- | --------- | ------ | ------- |
| CASE       | yes      | yes       | yes       | yes    | yes     |
| ENGAGEMENT | yes      | yes       | since     | yes    | yes     |
| WORK       | yes      | yes       | since     | yes    | yes     |
| BIDDING    | yes      | yes       | author    | author | partner |
| COMMERCIAL | yes      | yes       | -         | -      | -       |
| PRIVATE    | yes      | author    | author    | author | -       |
| PLATFORM   | yes      | -         | -         | -      | -       |
"""
"""The entries of a timeline, by the kind of fact."""

TIMELINE_FIELDS: Final = """
| field        | PLATFORM | SUBMITTER | COLLECTOR | LEGAL | CLIENT  |
| ------------ | -------- | --------- | --------- | ----- | ------- |
| case_id      | yes      | yes       | yes       | yes   | yes     |
| event_id     | yes      | yes       | yes       | yes   | yes     |
| position     | yes      | yes       | yes       | yes   | yes     |
| effective_on | yes      | yes       | yes       | yes   | yes     |
| recorded_at  | yes      | yes       | yes       | yes   | yes     |
| what         | yes      | yes       | yes       | yes   | yes     |
| sentence     | yes      | yes       | since     | yes   | words   |
| note         | yes      | yes       | yes       | yes   | partner |
| amount       | yes      | yes       | since     | yes   | yes     |
| actor        | yes      | yes       | since     | yes   | partner |
| partner_id   | yes      | yes       | since     | yes   | partner |
| visibility   | yes      | -         | -         | -     | -       |
"""
"""The fields of an entry that is seen."""


class Reader(StrEnum):
    """In what capacity somebody reads a case."""

    PLATFORM = "PLATFORM"
    SUBMITTER = "SUBMITTER"
    COLLECTOR = "COLLECTOR"
    LEGAL = "LEGAL"
    CLIENT = "CLIENT"


class Sight(StrEnum):
    """What a cell of the tables says."""

    YES = "yes"
    NO = "-"
    PARTNER = "partner"
    WORDS = "words"
    SINCE = "since"
    AUTHOR = "author"


class CaseNotVisibleError(RejectedError):
    """A case is seen by those who have to do with it.

    Attributes:
        case_id: The case.
        role: In what capacity it was asked for.
        party_id: For whom.
    """

    code: ClassVar[str] = "case.not_visible"

    def __init__(self, *, case_id: str, role: Role, party_id: str | None) -> None:
        accepted = "a party of the case, in the role that it has there"
        super().__init__(
            f"case {case_id} is not shown to {role} {party_id or '(no party)'};"
            f" accepted is {accepted}",
            field="by.party_id",
            value=party_id,
            accepted=accepted,
        )
        self.case_id, self.role, self.party_id = case_id, role, party_id


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFor:
    """What one reader sees of a case; a field that it does not see is not there.

    Attributes:
        reader: In what capacity.
        fields: The case's fields, in the order of the table.
        timeline: The entries that it sees, oldest first, each with its fields.
        hand_over: The work before a collector that the case was handed over to; None
            for all others.
    """

    reader: Reader
    fields: Mapping[str, object]
    timeline: tuple[Mapping[str, object], ...] = ()
    hand_over: HandOver | None = None


def table(text: str) -> Mapping[str, Mapping[Reader, Sight]]:
    """Read one of the tables.

    >>> table(TIMELINE_FACTS)["PRIVATE"][Reader.LEGAL]
    <Sight.AUTHOR: 'author'>
    """
    head, _, *rows = (_cells(line) for line in text.strip().splitlines())
    readers = [Reader(name) for name in head[1:]]
    return MappingProxyType(
        {
            name: dict(zip(readers, map(Sight, marks), strict=True))
            for name, *marks in rows
        }
    )


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


_BY_COLLECTORS: Final = frozenset({Milestone.FIRST_CONTACT, Milestone.PROMISE})

_CASE_FIELDS: Final = table(CASE_FIELDS)
_TIMELINE_FACTS: Final = table(TIMELINE_FACTS)
_TIMELINE_FIELDS: Final = table(TIMELINE_FIELDS)


def is_white_labelled(view: CaseView) -> bool:
    """Tell whether the client of a case knows its own partner alone."""
    return view.branding is Branding.PARTNER


def case_view_for(view: CaseView, by: Actor) -> CaseFor:
    """Give a reader what it sees of a case.

    Args:
        view: The case.
        by: Who reads.

    Raises:
        CaseNotVisibleError: The reader has nothing to do with the case.
    """
    reader = _reader(view, by)
    fields: dict[str, object] = {}
    for name, row in _CASE_FIELDS.items():
        value: object = getattr(view, name)
        if _is_shown(row[reader], view, value):
            is_limited = row[reader] is Sight.SINCE
            fields[name] = _since(value, view) if is_limited else value
    return CaseFor(reader=reader, fields=fields)


def case_for(view: CaseView, timeline: Iterable[TimelineEntry], by: Actor) -> CaseFor:
    """Give a reader what it sees of a case and of what happened to it.

    Args:
        view: The case.
        timeline: All entries of its timeline.
        by: Who reads.

    Raises:
        CaseNotVisibleError: The reader has nothing to do with the case.
    """
    seen = case_view_for(view, by)
    entries = tuple(
        _entry(entry, view, by, seen.reader)
        for entry in timeline
        if _is_seen(entry, view, by, seen.reader)
    )
    return CaseFor(reader=seen.reader, fields=seen.fields, timeline=entries)


def _reader(view: CaseView, by: Actor) -> Reader:
    if by.role in {Role.PLATFORM, Role.FINANCE, Role.SYSTEM}:
        return Reader.PLATFORM
    reader = Reader(by.role)
    if by.party_id is None or by.party_id != _party(view, reader):
        raise CaseNotVisibleError(
            case_id=view.case_id, role=by.role, party_id=by.party_id
        )
    return reader


def _party(view: CaseView, reader: Reader) -> str | None:
    """Give who reads a case in a capacity; the last partner does so to the end."""
    match reader:
        case Reader.PLATFORM:
            return None
        case Reader.CLIENT:
            return view.client_id
        case Reader.SUBMITTER:
            return view.submitter_id
        case Reader.COLLECTOR | Reader.LEGAL:
            role = AssignmentRole(reader.value)
            last = (x.partner_id for x in view.engagements if x.role is role)
            return next(last, None)
        case _:
            assert_never(reader)


def _is_shown(sight: Sight, view: CaseView, party_id: object) -> bool:
    if sight is Sight.PARTNER and is_white_labelled(view):
        return party_id in {view.submitter_id, view.client_id}
    return sight is not Sight.NO


def _is_seen(entry: TimelineEntry, view: CaseView, by: Actor, reader: Reader) -> bool:
    match _TIMELINE_FACTS[entry.visibility][reader]:
        case Sight.AUTHOR:
            return entry.partner_id == by.party_id
        case Sight.SINCE:
            return entry.partner_id == by.party_id or not _is_before(entry, view)
        case sight:
            return _is_shown(sight, view, entry.partner_id)


def collector_of(view: CaseView) -> Engagement | None:
    """Give the engagement of the collector that was charged with the case last."""
    collectors = (x for x in view.engagements if x.role is AssignmentRole.COLLECTOR)
    return next(collectors, None)


def _not_handed_over(view: CaseView) -> Engagement | None:
    engaged = collector_of(view)
    return None if engaged is None or engaged.handed_over else engaged


def _is_before(entry: TimelineEntry, view: CaseView) -> bool:
    engaged = _not_handed_over(view)
    return engaged is not None and entry.position < engaged.since_position


def _is_of_another(entry: TimelineEntry, by: Actor) -> bool:
    """Tell whether another's work is told of; why a report is rejected does so too."""
    rejected = entry.what == PaymentRejected.stored_name
    return rejected or entry.partner_id not in {None, by.party_id}


def _since(value: object, view: CaseView) -> object:
    """Give what a field says without what earlier collectors reached and reported."""
    engaged = _not_handed_over(view)
    if engaged is None:
        return value
    if isinstance(value, PaymentsView):
        before = engaged.payments
        reported = value.reported - before.reported + before.verified
        return value.model_copy(
            update={
                "reported": max(reported, value.verified),
                "rejected": value.rejected - before.rejected,
            }
        )
    return tuple(
        reached
        for number, reached in enumerate(view.milestones)
        if number >= engaged.milestones or reached.milestone not in _BY_COLLECTORS
    )


def _entry(
    entry: TimelineEntry, view: CaseView, by: Actor, reader: Reader
) -> Mapping[str, object]:
    fields: dict[str, object] = {}
    is_others = _is_of_another(entry, by) and _is_before(entry, view)
    for name, row in _TIMELINE_FIELDS.items():
        sight = row[reader]
        value: object = getattr(entry, name)
        hidden = sight is Sight.SINCE and is_others
        if name == "sentence" and hidden:
            fields[name] = _by_name(entry.what)
        elif sight is Sight.WORDS and is_white_labelled(view):
            fields[name] = _in_words(entry)
        elif not hidden and _is_shown(sight, view, _party_of(name, entry)):
            fields[name] = value
    return fields


def _party_of(name: str, entry: TimelineEntry) -> str | None:
    """Give the party that a field of an entry is about."""
    if name == "actor":
        return entry.actor.party_id if entry.actor else None
    return entry.partner_id


def _in_words(entry: TimelineEntry) -> str:
    """Say what happened without parties and free text; an activity's words have none."""
    if entry.what == ActivityLogged.stored_name:
        return entry.sentence
    said = _by_name(entry.what)
    return said if entry.amount is None else f"{said[:-1]}: {entry.amount}."


def _by_name(what: str) -> str:
    """Say what happened by the event's name alone.

    >>> _by_name("case.payment_verified")
    'Payment verified.'
    """
    return what.rpartition(".")[2].replace("_", " ").capitalize() + "."
