"""Events for the contracts of a log: what is in them does not matter here."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from debt_domain.kernel.ports import EventLog, LoggedEvent, Seal, SealedEvent
from debt_domain.wire import canonical_bytes

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
NOTHING: Mapping[str, int] = {}


def sealing(
    *ids: tuple[str, int], topic: str = "t:1", state: bytes | None = None
) -> Seal:
    """Give a seal of one event for each stream and version.

    Without a `state`, an envelope with nothing in it but what a store may look at.
    """
    return lambda recorded_at: [
        SealedEvent(
            stream,
            version,
            topic,
            envelope(recorded_at) if state is None else state,
            recorded_at,
        )
        for stream, version in ids
    ]


def envelope(recorded_at: datetime) -> bytes:
    """Give the least that a sealed event's state holds."""
    return canonical_bytes({"envelope": {"recorded_at": recorded_at}})


def append(log: EventLog, *ids: tuple[str, int], now: datetime = NOON) -> None:
    """Append one event for each stream and version, in a transaction."""
    with log.transaction() as transaction:
        transaction.append(sealing(*ids), now=now, unmoved=NOTHING)


def ids(logged: Sequence[LoggedEvent]) -> list[tuple[int, str, int]]:
    """Give position, stream and version of each."""
    return [
        (entry.position, entry.event.stream, entry.event.version) for entry in logged
    ]
