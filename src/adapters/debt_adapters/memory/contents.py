"""What a log in memory holds: never changed, only replaced by the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from debt_domain.kernel.ports import Head, LoggedEvent, SealedEvent


@dataclass(frozen=True, slots=True)
class Contents:
    """One state of the log, its read models and how far they are, and its keys."""

    events: Sequence[LoggedEvent] = ()
    streams: Mapping[str, Sequence[LoggedEvent]] = field(
        default_factory=dict[str, Sequence[LoggedEvent]]
    )
    models: Mapping[str, Mapping[str, bytes]] = field(
        default_factory=dict[str, Mapping[str, bytes]]
    )
    keys: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    erased: frozenset[str] = frozenset()
    tracking: Mapping[str, int] = field(default_factory=dict[str, int])

    def head(self) -> Head:
        """Give the end of the log."""
        if not self.events:
            return Head(0, None)
        last = self.events[-1]
        return Head(last.position, last.event.recorded_at)

    def with_events(self, batch: Sequence[SealedEvent]) -> Self:
        """Give the contents with a batch at the end of the log."""
        logged = [
            LoggedEvent(position, event)
            for position, event in enumerate(batch, len(self.events) + 1)
        ]
        streams = dict(self.streams)
        for entry in logged:
            stream = entry.event.stream
            streams[stream] = (*streams.get(stream, ()), entry)
        return replace(self, events=(*self.events, *logged), streams=streams)

    def with_rows(self, projection: str, rows: Mapping[str, bytes]) -> Self:
        """Give the contents with exactly these rows of a projection."""
        return replace(self, models={**self.models, projection: dict(rows)})

    def with_tracking(self, projection: str, position: int | None) -> Self:
        """Give the contents with a projection at a position, or at none."""
        others = {k: v for k, v in self.tracking.items() if k != projection}
        own = {} if position is None else {projection: position}
        return replace(self, tracking={**others, **own})

    def with_keys(self, keys: Mapping[str, bytes]) -> Self:
        """Give the contents with more keys."""
        return replace(self, keys={**self.keys, **keys})

    def without_keys(self, subjects: Iterable[str]) -> Self:
        """Give the contents with the subjects' keys destroyed for good."""
        erased = self.erased.union(subjects)
        kept = {name: key for name, key in self.keys.items() if name not in erased}
        return replace(self, keys=kept, erased=erased)
