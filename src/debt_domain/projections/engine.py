"""One way to keep read models: in the command, again from the log, back in time.

Events are those read back from the log: their personal fields are sealed, and go into
the rows as they are. So a rebuild gives the same bytes, whoever may read the persons'
keys; and destroying a key erases the text from every row without touching one. A
reader reveals the fields when it shows them.

Back in time: "as of" a day is the fold over the events that `as_of` lets through; "as
known at" an instant is the fold over the log up to the position of that instant.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import ReadModels, RowKey
from debt_domain.projections.projection import AnyProjection
from debt_domain.wire.recorded import Recorded

Progress = Callable[[int], None]
"""Told how many events have been read so far."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored row that is not what the log says.

    Attributes:
        projection: What the row is stored under: the projection's name or its listing's.
        key: The row's key.
        stored: Its bytes as stored; None: it is missing.
        computed: Its bytes by the log; None: it should not exist.
    """

    projection: str
    key: str
    stored: bytes | None
    computed: bytes | None


def project(
    projections: Iterable[AnyProjection],
    events: Sequence[Recorded[Event]],
    read_models: ReadModels,
) -> None:
    """Bring read models up to date; one look for all rows, one write.

    Args:
        projections: Which ones.
        events: A batch that follows what the rows have seen, in the log's order.
        read_models: Where the rows are.
    """
    touched = {
        projection: keys
        for projection in projections
        if (keys := projection.touched(events))
    }
    stored = read_models.get_rows(
        [(p.stored_name, key) for p, keys in touched.items() for key in keys]
    )
    changed: dict[RowKey, bytes] = {}
    for projection, keys in touched.items():
        name = projection.stored_name
        before = {k: row for k in keys if (row := stored.get((name, k))) is not None}
        changed |= projection.fold_stored(events, before)
    read_models.put_rows(changed)


def _silent(_events_read: int) -> None:
    """Report nothing."""


def rebuild(
    projection: AnyProjection,
    batches: Iterable[Sequence[Recorded[Event]]],
    read_models: ReadModels,
    progress: Progress = _silent,
) -> None:
    """Throw a read model away and make it again from the log.

    Args:
        projection: Which one.
        batches: The whole log in order, in batches of any size.
        read_models: Where the rows are.
        progress: Called after each batch.
    """
    forget(projection, read_models)
    events_read = 0
    for batch in batches:
        project((projection,), batch, read_models)
        events_read += len(batch)
        progress(events_read)


def forget(projection: AnyProjection, read_models: ReadModels) -> None:
    """Throw a read model away, its listing too."""
    for name in projection.stored_names:
        read_models.clear(name)


def compare(
    projection: AnyProjection,
    events: Iterable[Recorded[Event]],
    read_models: ReadModels,
) -> tuple[Difference, ...]:
    """Compare the stored rows with those that the log leads to, byte for byte.

    Args:
        projection: Which one; its rows are held in memory.
        events: The whole log in order.
        read_models: Where the rows are.
    """
    computed = projection.fold_stored(events, {})
    stored = {
        (name, key): row
        for name in projection.stored_names
        for key, row in read_models.scan(name)
    }
    return tuple(
        Difference(*row_key, stored.get(row_key), computed.get(row_key))
        for row_key in sorted(stored.keys() | computed.keys())
        if stored.get(row_key) != computed.get(row_key)
    )


def as_of(events: Iterable[Recorded[Event]], day: date) -> Iterator[Recorded[Event]]:
    """Let through what counts from a day on or before `day`."""
    return (x for x in events if x.circumstances.effective_on <= day)
