"""Recorded events, batch by batch, and what a question back in time may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog, LoggedEvent
from debt_domain.projections.projection import AnyProjection
from debt_domain.wire import REGISTRY, collector_paused, read
from debt_domain.wire.recorded import Recorded

BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAt:
    """Up to where a question has looked.

    Attributes:
        position: The last event that could be seen, 0 if there was none.
        recorded_at: When that one was recorded, in UTC, or None.
        provisional: Whether later facts may still be recorded at or before the
            instant that was asked for: the answer is not final.
    """

    position: int
    recorded_at: datetime | None
    provisional: bool


def known_at(log: EventLog, instant: datetime | None) -> KnownAt:
    """Resolve "as known at" to a position of the log; None means now."""
    head = log.head()
    if instant is None or head.recorded_at is None or instant >= head.recorded_at:
        return KnownAt(
            position=head.position, recorded_at=head.recorded_at, provisional=True
        )
    return _known(log, log.position_at(instant), provisional=False)


def known_behind(log: EventLog, behind: Sequence[AnyProjection]) -> KnownAt:
    """Tell how far the rows that are kept behind the log have come, all of them."""
    if not behind:
        return known_at(log, None)
    names = [projection.stored_name for projection in behind]
    positions = log.tracking.get(names)
    lowest = min(positions.get(name, 0) for name in names)
    return _known(log, lowest, provisional=True)


def _known(log: EventLog, position: int, *, provisional: bool) -> KnownAt:
    last = log.read(position - 1, until=position, limit=1) if position else ()
    return KnownAt(
        position=position,
        recorded_at=last[0].event.recorded_at if last else None,
        provisional=provisional,
    )


def read_event(logged: LoggedEvent) -> Recorded[Event]:
    """Read one event with the events that this release knows."""
    return read(logged, REGISTRY)


def logged_batches(
    log: EventLog, *, until: int | None = None
) -> Iterator[Sequence[LoggedEvent]]:
    """Give the log in order, in batches, as it is stored."""
    after = 0
    while batch := log.read(after, until=until, limit=BATCH):
        yield batch
        after = batch[-1].position


def recorded_batches(
    log: EventLog, *, until: int | None = None
) -> Iterator[Sequence[Recorded[Event]]]:
    """Give the log in order, in batches, read."""
    for batch in logged_batches(log, until=until):
        with collector_paused():
            events = [read_event(logged) for logged in batch]
        yield events


def recorded_streams(
    log: EventLog, names: Sequence[str], *, until: int | None = None
) -> Sequence[Recorded[Event]]:
    """Give the events of some streams in the order of the log."""
    found = log.streams(names, until=until)
    with collector_paused():
        events = [read_event(logged) for stream in found.values() for logged in stream]
    return sorted(events, key=lambda recorded: recorded.position)
