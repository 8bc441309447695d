"""What tests of the read side share: events as read back, and rows in memory."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TypeAlias

from typing_extensions import override

from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import ReadModels, RowKey
from debt_domain.testing import NOW, TODAY, actor
from debt_domain.values.actor import Actor, Role
from debt_domain.values.event_id import EventId
from debt_domain.wire.recorded import Circumstances, Recorded

Fact: TypeAlias = tuple[str, Event] | tuple[str, Event, date]
"""The stream, the event and, unless it is today or the event says it, its day."""


def recorded(*facts: Fact, by: Actor | None = None) -> tuple[Recorded[Event], ...]:
    """Give a log of facts: positions and versions from 1, a second between two."""
    versions = Counter[str]()
    log: list[Recorded[Event]] = []
    for position, (stream, event, *days) in enumerate(facts, 1):
        versions[stream] += 1
        log.append(
            Recorded(
                id=EventId(stream, versions[stream]),
                event=event,
                circumstances=_circumstances(event, days, by or actor(Role.PLATFORM)),
                recorded_at=_second(position),
                position=position,
                hash=f"{position:064x}",
                previous_hash="",
            )
        )
    return tuple(log)


def _circumstances(event: Event, days: Sequence[date], by: Actor) -> Circumstances:
    return Circumstances(
        actor=by,
        command_id="command-1",
        correlation_id="command-1",
        cause=None,
        effective_on=event.takes_effect_on() or (days[0] if days else TODAY),
        effective_at=None,
    )


def _second(position: int) -> datetime:
    return NOW + timedelta(seconds=position)


class RowsInMemory(ReadModels):
    """Read models in a dictionary; `writes` counts the rows written."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, bytes]] = {}
        self.writes = 0

    @override
    def get_rows(self, keys: Sequence[RowKey], /) -> Mapping[RowKey, bytes]:
        return {
            (projection, key): rows[key]
            for projection, key in keys
            if key in (rows := self.rows.get(projection, {}))
        }

    @override
    def put_rows(self, rows: Mapping[RowKey, bytes], /) -> None:
        for (projection, key), row in rows.items():
            self.rows.setdefault(projection, {})[key] = row
        self.writes += len(rows)

    @override
    def scan(
        self,
        projection: str,
        prefix: str = "",
        /,
        *,
        after: str | None = None,
        limit: int | None = None,
        containing: Sequence[bytes] = (),
    ) -> Iterable[tuple[str, bytes]]:
        rows = self.rows.get(projection, {})
        found = sorted(key for key in rows if key.startswith(prefix))
        later = (key for key in found if after is None or key > after)
        wanted = (key for key in later if all(x in rows[key] for x in containing))
        return [(key, rows[key]) for key in islice(wanted, limit)]

    @override
    def clear(self, projection: str, /) -> None:
        self.rows.pop(projection, None)
