"""Stored bytes become recorded events, lifted to their newest version."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Final

from pydantic import ConfigDict, JsonValue, TypeAdapter, ValidationError, with_config
from pydantic_core import from_json, to_json
from typing_extensions import TypedDict

from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent, SealedEvent
from debt_domain.values.actor import Actor
from debt_domain.values.event_id import EventId
from debt_domain.values.text import Instant
from debt_domain.wire.envelope import envelope_of, hash_of, parts_of
from debt_domain.wire.errors import ColumnMismatchError, UnreadableEventError
from debt_domain.wire.personal import with_origins
from debt_domain.wire.recorded import Circumstances, Recorded
from debt_domain.wire.registry import REGISTRY, Registry

# Quotes inside of JSON text are escaped: this is a key, wherever it stands.
SEALED_KEY: Final = b'"sealed":'


_EXACT: Final = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


@with_config(_EXACT)
class _Circumstances(TypedDict):
    """What the command has given to the envelope."""

    actor: Actor
    cause: str | None
    command_id: str
    correlation_id: str
    effective_at: Instant | None
    effective_on: date


@with_config(_EXACT)
class _Place(TypedDict):
    """What the event's class and the log have given to it."""

    name: str
    policy: str | None
    previous_hash: str
    recorded_at: Instant
    schema_version: int
    stream: str
    tenant: str
    terms_version: int | None
    version: int


_CIRCUMSTANCES: Final = TypeAdapter(_Circumstances)
_PLACE: Final = TypeAdapter(_Place)


def read(
    stored: SealedEvent | LoggedEvent, registry: Registry = REGISTRY
) -> Recorded[Event]:
    """Read a stored event; its hash is left to `verify`, its personal texts to `reveal`.

    Args:
        stored: The event as the log gives it.
        registry: The events that can be read.

    Raises:
        UnknownEventError: The name is unknown, or the version is newer.
        UnreadableEventError: The bytes are not such an event.
        ColumnMismatchError: The bytes are those of another event.
    """
    if isinstance(stored, LoggedEvent):
        return _read(stored.event, stored.position, registry)
    return _read(stored, 0, registry)


@contextmanager
def collector_paused() -> Generator[None]:
    """Keep the collector of cycles away while many events are made or folded.

    None of them is in a cycle, and it would look at them again and again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(sealed: SealedEvent, position: int, registry: Registry) -> Recorded[Event]:
    event_id = EventId(sealed.stream, sealed.version)
    kind, version = registry.kind_of(sealed.topic, event_id=event_id)
    try:
        given, data, place = parts_of(_envelope(sealed.state))
        if version != kind.stored_version or SEALED_KEY in data:
            data = _lifted(data, event_id, kind.stored_name, version, registry)
        event = kind.__pydantic_validator__.validate_json(data)
        found: _Place = _PLACE.validator.validate_json(place)
        circumstances = _circumstances(given)
    except ValueError as error:
        reason = _first_reason(error)
        raise UnreadableEventError(
            event_id=event_id, topic=sealed.topic, reason=reason
        ) from error
    _require_same(sealed, found, event_id)
    return Recorded(
        id=event_id,
        event=event,
        circumstances=circumstances,
        recorded_at=found["recorded_at"],
        position=position,
        hash=hash_of(sealed.state),
        previous_hash=found["previous_hash"],
    )


def _envelope(state: bytes) -> bytes:
    envelope = envelope_of(state)
    if envelope is None:
        raise ValueError('the state is no {"envelope":...,"hash":"..."}')
    return envelope


@lru_cache(maxsize=1024)
def _circumstances(given: bytes) -> Circumstances:
    """Read circumstances; a command's events have the same ones, or nearly so."""
    found = _CIRCUMSTANCES.validate_json(given)
    cause = found["cause"]
    return Circumstances(
        actor=found["actor"],
        command_id=found["command_id"],
        correlation_id=found["correlation_id"],
        cause=None if cause is None else EventId.parse(cause),
        effective_on=found["effective_on"],
        effective_at=found["effective_at"],
    )


def _lifted(
    data: bytes, event_id: EventId, name: str, version: int, registry: Registry
) -> bytes:
    """Give the data with its sealed texts' places, at the newest version.

    The places come first: a text keeps the place that it was encrypted at.
    """
    plain: JsonValue = from_json(data)
    if not isinstance(plain, dict):
        return data
    return to_json(registry.lift(name, version, with_origins(plain, event_id)))


def _require_same(sealed: SealedEvent, place: _Place, event_id: EventId) -> None:
    stream, version = place["stream"], place["version"]
    if stream != sealed.stream or version != sealed.version:
        raise ColumnMismatchError(
            event_id=event_id,
            column="stream, version",
            stored=str(event_id),
            envelope=f"{stream}@{version}",
        )
    name, schema_version = place["name"], place["schema_version"]
    topic = f"{name}:{schema_version}"
    if topic != sealed.topic:
        raise ColumnMismatchError(
            event_id=event_id, column="topic", stored=sealed.topic, envelope=topic
        )


def _first_reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
