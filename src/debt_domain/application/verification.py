"""Proof that the log is what was written, and the read models what it says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import Entry
from debt_domain.application.reading import logged_batches, recorded_batches
from debt_domain.command_record.events import CommandRecorded
from debt_domain.kernel.errors import StoreError
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog, LoggedEvent
from debt_domain.projections import ALL
from debt_domain.projections.engine import compare
from debt_domain.projections.projection import AnyProjection
from debt_domain.reports.recalculation.comparison import Comparison
from debt_domain.subject.events import SubjectErased
from debt_domain.values.event_id import EventId
from debt_domain.wire import hash_of, read
from debt_domain.wire import verify as verify_event
from debt_domain.wire.recorded import Recorded

Progress = Callable[[str, int], None]
"""Told what is being checked, and how many events of the log have been read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was written, or does not follow from the log.

    Attributes:
        code: The rule that is broken.
        event: The event, `stream@version`; where nothing is left of it, its `position`
            and the number; or the row, `projection/key`.
        text: What is wrong, in words.
    """

    code: str
    event: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked, and what was found.

    Attributes:
        events: How many events were read.
        entries: How many of them were ledger entries.
        projections: How many read models were compared with the log; none of them if
            the log itself has a fault: mend that first.
        faults: What is wrong; empty if nothing is.
    """

    events: int
    entries: int
    projections: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def _silent(_what: str, _events: int) -> None:
    """Report nothing."""


def verify(log: EventLog, tenant: str, progress: Progress = _silent) -> Verification:
    """Check every hash, entry, command, erasure and read model against the log.

    Every party's position in every case is calculated a second time, from the facts
    alone and by other code than the posting rules.

    Args:
        log: The tenant's log.
        tenant: The name that every envelope must carry.
        progress: Called after each batch of the log, and before each read model.
    """
    walk = _Walk(tenant)
    for batch in logged_batches(log):
        for logged in batch:
            walk.faults.extend(walk.look_at(logged))
        progress("events", walk.events)
    walk.faults.extend(walk.end(log.head().position))
    compared = () if walk.faults else ALL
    return Verification(
        events=walk.events,
        entries=walk.entries,
        projections=len(compared),
        faults=(
            *walk.faults,
            *_keys_of_erased(log, walk.erased),
            *(() if walk.faults else _wrong_positions(log, progress)),
            *_wrong_rows(log, compared, progress),
        ),
    )


@dataclass(slots=True)
class _Walk:
    """One pass over the log in order; memory grows with the streams, not the events."""

    tenant: str
    events: int = 0
    entries: int = 0
    faults: list[Fault] = field(default_factory=list[Fault])
    _position: int = 0
    _recorded_at: datetime | None = None
    _streams: dict[str, tuple[int, str]] = field(
        default_factory=dict[str, tuple[int, str]]
    )
    _unrecorded: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    erased: dict[str, EventId] = field(default_factory=dict[str, EventId])

    def look_at(self, logged: LoggedEvent) -> Iterator[Fault]:
        """Check one event against itself and all before it."""
        self.events += 1
        yield from self._place(logged)
        yield from self._chain(logged)
        try:
            recorded = read(logged)
        except StoreError as error:
            yield Fault(code=error.code, event=_id(logged), text=str(error))
            return
        yield from self._meaning(recorded)

    def end(self, head: int) -> Iterator[Fault]:
        """Check that nothing is missing at the end."""
        if head != self._position:
            text = f"the log's head is at {head}, its last event at {self._position}"
            yield Fault(code="log.head", event=f"position {head}", text=text)
        for command_id, made in self._unrecorded.items():
            text = f"command {command_id} made {', '.join(made)}, but has no record"
            yield Fault(
                code="log.command_record", event=f"command:{command_id}@1", text=text
            )

    def _place(self, logged: LoggedEvent) -> Iterator[Fault]:
        expected = self._position + 1
        if logged.position != expected:
            text = f"it stands at position {logged.position}, expected was {expected}"
            yield Fault(code="log.position", event=_id(logged), text=text)
        self._position = logged.position
        last, at = self._recorded_at, logged.event.recorded_at
        if last is not None and at < last:
            text = f"it was recorded at {at}, the event before it at {last}"
            yield Fault(code="log.recorded_at", event=_id(logged), text=text)
        self._recorded_at = at

    def _chain(self, logged: LoggedEvent) -> Iterator[Fault]:
        sealed = logged.event
        version, previous = self._streams.get(sealed.stream, (0, ""))
        for missing in range(version + 1, sealed.version):
            text = f"it is missing: {_id(logged)} follows version {version}"
            event = str(EventId(sealed.stream, missing))
            yield Fault(code="log.missing", event=event, text=text)
        for error in verify_event(sealed, tenant=self.tenant, previous=previous):
            yield Fault(code=error.code, event=str(error.event_id), text=str(error))
        self._streams[sealed.stream] = (sealed.version, hash_of(sealed.state))

    def _meaning(self, recorded: Recorded[Event]) -> Iterator[Fault]:
        event, command_id = recorded.event, recorded.circumstances.command_id
        if isinstance(event, CommandRecorded):
            made = self._unrecorded.pop(event.command_id, [])
            yield from _other_events(recorded, event, made)
        else:
            self._unrecorded.setdefault(command_id, []).append(str(recorded.id))
        if isinstance(event, SubjectErased):
            self.erased[event.subject_id] = recorded.id
        if isinstance(event, Entry):
            self.entries += 1
            yield from _unbalanced(recorded, event)


def _id(logged: LoggedEvent) -> str:
    return str(EventId(logged.event.stream, logged.event.version))


def _other_events(
    recorded: Recorded[Event], record: CommandRecorded, made: Sequence[str]
) -> Iterator[Fault]:
    for name in record.events:
        if name not in made:
            text = f"{recorded.id} says that its command made it, but it is not there"
            yield Fault(code="log.missing", event=name, text=text)
    for name in made:
        if name not in record.events:
            text = f"{recorded.id} does not name it among its command's events"
            yield Fault(code="log.command_record", event=name, text=text)
    if sorted(made) == sorted(record.events):
        for found, said in zip(made, record.events, strict=True):
            if found != said:
                text = f"it stands where {recorded.id} says that {said} came"
                yield Fault(code="log.order", event=found, text=text)


def _unbalanced(recorded: Recorded[Event], entry: Entry) -> Iterator[Fault]:
    sums: dict[Book, int] = {}
    for line in entry.lines:
        book = book_of(line.account)
        sums[book] = sums.get(book, 0) + line.amount_minor
    for book, amount_minor in sums.items():
        if amount_minor:
            text = f"its lines in the {book} book sum to {amount_minor}, not to zero"
            yield Fault(code="ledger.unbalanced", event=str(recorded.id), text=text)


def _keys_of_erased(log: EventLog, erased: Mapping[str, EventId]) -> Iterator[Fault]:
    for subject in sorted(log.keys.get(tuple(erased))):
        text = f"subject {subject} was erased, but their key exists: finish erasures"
        yield Fault(code="subject.key_exists", event=str(erased[subject]), text=text)


def _wrong_positions(log: EventLog, progress: Progress) -> Iterator[Fault]:
    """Compare what the entries come to with what the facts come to."""
    comparison, events = Comparison(), 0
    for batch in recorded_batches(log):
        for recorded in batch:
            comparison.take(recorded)
        events += len(batch)
        progress("positions", events)
    for found in comparison.differences():
        text = (
            f"{found.party} stands at {found.posted_minor} minor units by the entries,"
            f" at {found.recalculated_minor} by the facts of the case"
        )
        yield Fault(code="ledger.recalculated", event=found.ledger, text=text)


def _wrong_rows(
    log: EventLog, projections: Sequence[AnyProjection], progress: Progress
) -> Iterator[Fault]:
    for projection in projections:
        progress(projection.stored_name, log.head().position)
        name = projection.stored_name
        # One that is kept behind the log is compared with what it has seen of it.
        until = log.tracking.get((name,)).get(name)
        events = chain.from_iterable(recorded_batches(log, until=until))
        for found in compare(projection, events, log.read_models):
            text = "the stored row is not what the log leads to: rebuild it"
            row = f"{found.projection}/{found.key}"
            yield Fault(code="read_model.differs", event=row, text=text)
