"""Drafts become sealed events: encoded and encrypted once, hashed when recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from debt_domain.kernel.ports import Cipher, Seal, SealedEvent
from debt_domain.values.event_id import EventId
from debt_domain.wire.canonical import encoded, instant_text
from debt_domain.wire.envelope import envelope_hash, framed
from debt_domain.wire.errors import UnknownEventError
from debt_domain.wire.personal import Sealing
from debt_domain.wire.reading import collector_paused
from debt_domain.wire.recorded import Draft
from debt_domain.wire.registry import REGISTRY, Registry, topic_of

_LEFT_OPEN: Final = b'"previous_hash":"","recorded_at":"",'


def prepare(
    drafts: Sequence[Draft],
    *,
    tenant: str,
    previous: Mapping[str, str],
    keys: Mapping[str, bytes],
    cipher: Cipher,
    registry: Registry = REGISTRY,
) -> Seal:
    """Encode and encrypt a batch; what is left for the log's lock is the hashing.

    Args:
        drafts: The events in the order of the log, each stream's without gaps.
        tenant: Whose log it is.
        previous: The last hash of each stream that has events.
        keys: The keys of all subjects of the events.
        cipher: What encrypts personal texts.
        registry: The events that can be read back.

    Returns:
        What seals the batch with a recorded time; it can be called again.

    Raises:
        UnknownEventError: An event could not be read back.
        NotInTheClearError: A personal text is sealed or erased already.
        SubjectKeyMissingError: A subject has no key.
    """
    with collector_paused():
        prepared = tuple(_prepared(d, tenant, keys, cipher, registry) for d in drafts)

    def seal(recorded_at: datetime) -> Sequence[SealedEvent]:
        hashes = dict(previous)
        utc = recorded_at.astimezone(UTC)
        instant = instant_text(utc).encode()
        with collector_paused():
            return tuple(one.sealed(hashes, utc, instant) for one in prepared)

    return seal


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An envelope in two pieces, around the previous hash and the recorded time."""

    id: EventId
    topic: str
    head: bytes
    tail: bytes

    def sealed(
        self, hashes: dict[str, str], recorded_at: datetime, instant: bytes
    ) -> SealedEvent:
        stream, version = self.id.stream, self.id.version
        previous = hashes.get(stream, "").encode()
        envelope = b'%b"previous_hash":"%b","recorded_at":"%b",%b' % (
            self.head,
            previous,
            instant,
            self.tail,
        )
        digest = hashes[stream] = envelope_hash(envelope)
        state = framed(envelope, digest)
        return SealedEvent(stream, version, self.topic, state, recorded_at)


def _prepared(
    draft: Draft,
    tenant: str,
    keys: Mapping[str, bytes],
    cipher: Cipher,
    registry: Registry,
) -> _Prepared:
    event, given = draft.event, draft.circumstances
    topic = topic_of(type(event))
    if registry.newest.get(event.stored_name) is not type(event):
        raise UnknownEventError(event_id=draft.id, topic=topic, newest=None)
    envelope = {
        "actor": given.actor,
        "cause": None if given.cause is None else str(given.cause),
        "command_id": given.command_id,
        "correlation_id": given.correlation_id,
        "data": Sealing(draft.id, keys, cipher).seal(event),
        "effective_at": given.effective_at,
        "effective_on": event.takes_effect_on() or given.effective_on,
        "name": event.stored_name,
        "policy": event.under_policy(),
        "previous_hash": "",
        "recorded_at": "",
        "schema_version": event.stored_version,
        "stream": draft.id.stream,
        "tenant": tenant,
        "terms_version": event.under_terms(),
        "version": draft.id.version,
    }
    # The last of its kind: what follows it holds no text from outside.
    head, _, tail = encoded(envelope).rpartition(_LEFT_OPEN)
    return _Prepared(draft.id, topic, head, tail)
