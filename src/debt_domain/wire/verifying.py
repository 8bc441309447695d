"""Whether a stored event is as it was sealed, and in its place."""

import json
from collections.abc import Iterator, Sequence

from debt_domain.kernel.ports import LoggedEvent, SealedEvent, StoredFact
from debt_domain.values.event_id import EventId
from debt_domain.wire.canonical import Plain, canonical_bytes, instant_text
from debt_domain.wire.envelope import envelope_hash, envelope_of, hash_of
from debt_domain.wire.errors import (
    ColumnMismatchError,
    EnvelopeNotCanonicalError,
    EventFaultError,
    HashMismatchError,
    NotCanonicalError,
    PreviousHashMismatchError,
)


def verify(
    stored: SealedEvent | LoggedEvent, *, tenant: str, previous: str
) -> tuple[EventFaultError, ...]:
    """Give everything that is wrong with one stored event; nothing if it is sound.

    Args:
        stored: The event as the log gives it.
        tenant: Whose log it was read from.
        previous: The hash of the event before it in its stream; "" for the first.

    Returns:
        Errors of this package, to be raised or listed.
    """
    sealed = stored.event if isinstance(stored, LoggedEvent) else stored
    event_id = EventId(sealed.stream, sealed.version)
    envelope = envelope_of(sealed.state)
    if envelope is None:
        return (EnvelopeNotCanonicalError(event_id=event_id),)
    return (
        *_hash_fault(sealed.state, envelope, event_id),
        *_envelope_faults(sealed, envelope, event_id, tenant, previous),
    )


def require_chain(stream: str, stored: Sequence[StoredFact]) -> None:
    """Check the hashes of a whole stream, each resting on the one before.

    It compares bytes and parses nothing: what reads the events sees to the rest.

    Args:
        stream: The stream's name.
        stored: All of its events, in order.

    Raises:
        EventFaultError: The first event that is not as it was sealed.
    """
    previous = ""
    for version, _, state in stored:
        envelope, hash_ = envelope_of(state), hash_of(state)
        if envelope is None:
            raise EnvelopeNotCanonicalError(event_id=EventId(stream, version))
        computed = envelope_hash(envelope)
        if computed != hash_:
            raise HashMismatchError(
                event_id=EventId(stream, version), stored=hash_, computed=computed
            )
        # Quotes inside of JSON text are escaped: this is the key, and nothing else.
        if b',"previous_hash":"%b",' % previous.encode() not in envelope:
            raise PreviousHashMismatchError(
                event_id=EventId(stream, version),
                stored="another",
                previous=previous,
            )
        previous = hash_


def _hash_fault(
    state: bytes, envelope: bytes, event_id: EventId
) -> Iterator[EventFaultError]:
    stored, computed = hash_of(state), envelope_hash(envelope)
    if stored != computed:
        yield HashMismatchError(event_id=event_id, stored=stored, computed=computed)


def _envelope_faults(
    sealed: SealedEvent, envelope: bytes, event_id: EventId, tenant: str, previous: str
) -> Iterator[EventFaultError]:
    plain = _canonical(envelope)
    if plain is None:
        yield EnvelopeNotCanonicalError(event_id=event_id)
        return
    if plain.get("previous_hash") != previous:
        stored = str(plain.get("previous_hash"))
        yield PreviousHashMismatchError(
            event_id=event_id, stored=stored, previous=previous
        )
    columns = {
        "stream": (sealed.stream, plain.get("stream")),
        "version": (sealed.version, plain.get("version")),
        "topic": (sealed.topic, f"{plain.get('name')}:{plain.get('schema_version')}"),
        "recorded_at": (instant_text(sealed.recorded_at), plain.get("recorded_at")),
        "tenant": (tenant, plain.get("tenant")),
    }
    for column, (found, said) in columns.items():
        if found != said:
            yield ColumnMismatchError(
                event_id=event_id, column=column, stored=str(found), envelope=str(said)
            )


def _canonical(envelope: bytes) -> Plain | None:
    """Give the envelope's content, or None where the bytes are in another form."""
    try:
        plain: Plain = json.loads(envelope.decode())
        return plain if canonical_bytes(plain) == envelope else None
    except (ValueError, NotCanonicalError):
        return None
