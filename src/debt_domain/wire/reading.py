"""Stored bytes become recorded events, lifted to their newest version."""

from datetime import date
from functools import cache
from typing import Final

from pydantic import ValidationError, create_model
from pydantic_core import from_json, to_json

from debt_domain.kernel.message import Event, Message
from debt_domain.kernel.ports import LoggedEvent, SealedEvent
from debt_domain.values.actor import Actor
from debt_domain.values.event_id import EventId
from debt_domain.values.text import Instant
from debt_domain.wire.canonical import Plain
from debt_domain.wire.errors import ColumnMismatchError, UnreadableEventError
from debt_domain.wire.personal import with_origins
from debt_domain.wire.recorded import Circumstances, Recorded
from debt_domain.wire.registry import REGISTRY, Registry

# Quotes inside of JSON text are escaped: this is a key, wherever it stands.
SEALED_KEY: Final = b'"sealed":'


class StoredEnvelope(Message, frozen=True):
    """The envelope as JSON has it; `data` is narrowed to a class of event."""

    actor: Actor
    cause: str | None
    command_id: str
    correlation_id: str
    data: Event
    effective_at: Instant | None
    effective_on: date
    name: str
    policy: str | None
    previous_hash: str
    recorded_at: Instant
    schema_version: int
    stream: str
    tenant: str
    terms_version: int | None
    version: int


class StoredState(Message, frozen=True):
    """The envelope and its hash."""

    envelope: StoredEnvelope
    hash: str


@cache
def _stored(kind: type[Event]) -> type[StoredState]:
    """Give the form that events of a class are stored in; made once."""
    envelope = create_model("StoredEnvelope", __base__=StoredEnvelope, data=(kind, ...))
    return create_model("StoredState", __base__=StoredState, envelope=(envelope, ...))


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
    match stored:
        case LoggedEvent(position=position, event=event):
            return _read(event, position, registry)
        case SealedEvent():
            return _read(stored, 0, registry)


def _read(sealed: SealedEvent, position: int, registry: Registry) -> Recorded[Event]:
    event_id = EventId(sealed.stream, sealed.version)
    kind, version = registry.kind_of(sealed.topic, event_id=event_id)
    state = sealed.state
    try:
        if version != kind.stored_version or SEALED_KEY in state:
            state = _lifted(state, event_id, kind.stored_name, version, registry)
        found = _stored(kind).model_validate_json(state)
        circumstances = _circumstances(found.envelope)
    except ValueError as error:
        reason = _first_reason(error)
        raise UnreadableEventError(
            event_id=event_id, topic=sealed.topic, reason=reason
        ) from error
    envelope = found.envelope
    _require_same(sealed, envelope, event_id)
    return Recorded(
        id=event_id,
        event=envelope.data,
        circumstances=circumstances,
        recorded_at=envelope.recorded_at,
        position=position,
        hash=found.hash,
        previous_hash=envelope.previous_hash,
    )


def _circumstances(envelope: StoredEnvelope) -> Circumstances:
    cause = envelope.cause
    return Circumstances(
        actor=envelope.actor,
        command_id=envelope.command_id,
        correlation_id=envelope.correlation_id,
        cause=None if cause is None else EventId.parse(cause),
        effective_on=envelope.effective_on,
        effective_at=envelope.effective_at,
    )


def _lifted(
    state: bytes, event_id: EventId, name: str, version: int, registry: Registry
) -> bytes:
    """Give the state with its sealed texts' places, at the newest version.

    The places come first: a text keeps the place that it was encrypted at.
    """
    try:
        plain: Plain = from_json(state)
    except ValueError:
        return state
    match plain:
        case {"envelope": {"data": dict() as data, **rest}, **frame}:
            lifted = registry.lift(name, version, with_origins(data, event_id))
            return to_json({**frame, "envelope": {**rest, "data": lifted}})
        case _:
            return state


def _require_same(
    sealed: SealedEvent, envelope: StoredEnvelope, event_id: EventId
) -> None:
    if (envelope.stream, envelope.version) != (sealed.stream, sealed.version):
        raise ColumnMismatchError(
            event_id=event_id,
            column="stream, version",
            stored=str(event_id),
            envelope=f"{envelope.stream}@{envelope.version}",
        )
    topic = f"{envelope.name}:{envelope.schema_version}"
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
