"""What the log is read for, to explain a figure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain as joined

from debt_domain.application import streams
from debt_domain.application.reading import BATCH, read_event, recorded_streams
from debt_domain.case_ledger.events import TermsAdopted
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog
from debt_domain.projections.engine import as_of as effective_by
from debt_domain.reports.explain import (
    CellExplained,
    EntryExplained,
    Figure,
    chain,
    explain_cell,
    explain_entry,
)
from debt_domain.reports.explain.cells import TAKES
from debt_domain.reports.explain.figures import EntryFigure
from debt_domain.values.event_id import EventId
from debt_domain.wire import topic_of
from debt_domain.wire.recorded import Recorded


def explained(
    log: EventLog, figure: Figure, *, until: int, as_of: date | None = None
) -> EntryExplained | CellExplained:
    """Read what a figure comes from, and explain it.

    Args:
        log: The tenant's log.
        figure: What is to be explained, as `parse_figure` gives it.
        until: The last position to see.
        as_of: For a cell, only what is effective on or before this day.

    Raises:
        NoSuchFigureError: It is not in the books, as far as they are seen.
    """
    if isinstance(figure, EntryFigure):
        return explain_entry(figure, _around(log, figure.entry, until))
    events = _taken(log, until)
    return explain_cell(figure, effective_by(events, as_of) if as_of else events)


def events_named(log: EventLog, ids: Iterable[EventId]) -> tuple[Recorded[Event], ...]:
    """Give the events of these names that exist, in the order of the log."""
    wanted = frozenset(ids)
    found = recorded_streams(log, sorted({x.stream for x in wanted}))
    return tuple(x for x in found if x.id in wanted)


def _around(log: EventLog, entry: EventId, until: int) -> Sequence[Recorded[Event]]:
    """Read an entry's ledger, then stream by stream what led to it."""
    names = {entry.stream}
    while True:
        events = recorded_streams(log, sorted(names), until=until)
        further = _streams(entry, events) - names
        if not further:
            return events
        names |= further


def _streams(entry: EventId, events: Sequence[Recorded[Event]]) -> frozenset[str]:
    """Name the streams that what is known so far points to."""
    links = chain(entry, events)
    on_the_way = {link.event for link in links}
    causes = (x.circumstances.cause for x in events if str(x.id) in on_the_way)
    partners = (
        x.event.submitter_id for x in events if isinstance(x.event, TermsAdopted)
    )
    return frozenset(
        joined(
            (cause.stream for cause in causes if cause is not None),
            (streams.command(link.command_id) for link in links),
            (streams.agreement(x) for x in partners if x is not None),
        )
    )


def _taken(log: EventLog, until: int) -> Iterator[Recorded[Event]]:
    """Give what cells are made of, in the order of the log."""
    topics, after = tuple(topic_of(kind) for kind in TAKES), 0
    while batch := log.read(after, topics=topics, until=until, limit=BATCH):
        for logged in batch:
            yield read_event(logged)
        after = batch[-1].position
