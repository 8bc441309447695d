"""Events for the contracts of a log: what is in them does not matter here."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from debt_domain.kernel.ports import EventLog, LoggedEvent, Seal, SealedEvent

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
NOTHING: Mapping[str, int] = {}


def sealing(*ids: tuple[str, int], topic: str = "t:1", state: bytes = b"{}") -> Seal:
    """Give a seal of one event for each stream and version."""
    return lambda recorded_at: [
        SealedEvent(stream, version, topic, state, recorded_at)
        for stream, version in ids
    ]


def append(log: EventLog, *ids: tuple[str, int], now: datetime = NOON) -> None:
    """Append one event for each stream and version, in a transaction."""
    with log.transaction() as transaction:
        transaction.append(sealing(*ids), now=now, unmoved=NOTHING)


def ids(logged: Sequence[LoggedEvent]) -> list[tuple[int, str, int]]:
    """Give position, stream and version of each."""
    return [
        (entry.position, entry.event.stream, entry.event.version) for entry in logged
    ]
