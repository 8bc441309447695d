"""Fixed circumstances to write events in; the same input gives the same bytes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import SealedEvent
from debt_domain.values.actor import Actor, Role
from debt_domain.values.event_id import EventId
from debt_domain.wire import REGISTRY, Circumstances, Draft, Registry, prepare

TENANT: Final = "tenant-1"
RECORDED_AT: Final = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
CIRCUMSTANCES: Final = Circumstances(
    actor=Actor(actor_id="user-1", role=Role.PLATFORM),
    command_id="command-1",
    correlation_id="correlation-1",
    cause=None,
    effective_on=date(2026, 3, 4),
    effective_at=None,
)


class RepeatableCipher:
    """AES-GCM whose nonce follows from the place: for tests, never for a log."""

    def encrypt(self, key: bytes, text: bytes, context: bytes, /) -> bytes:
        """Encrypt."""
        return AESGCM(key).encrypt(_nonce(context), text, context)

    def decrypt(self, key: bytes, sealed: bytes, context: bytes, /) -> bytes:
        """Decrypt."""
        return AESGCM(key).decrypt(_nonce(context), sealed, context)


def _nonce(context: bytes) -> bytes:
    return sha256(context).digest()[:12]


CIPHER: Final = RepeatableCipher()
KEYS: Final = {
    subject: sha256(subject.encode()).digest()
    for subject in ("debtor-1", "debtor-2", "contact-1")
}


def drafts(
    *events: Event,
    stream: str = "case:C-1",
    circumstances: Circumstances = CIRCUMSTANCES,
) -> Sequence[Draft]:
    """Give events as the first ones of a stream."""
    return tuple(
        Draft(id=EventId(stream, version), event=event, circumstances=circumstances)
        for version, event in enumerate(events, 1)
    )


def written(
    *events: Event,
    circumstances: Circumstances = CIRCUMSTANCES,
    registry: Registry = REGISTRY,
) -> Sequence[SealedEvent]:
    """Give events as they are stored at the start of a stream."""
    seal = prepare(
        drafts(*events, circumstances=circumstances),
        tenant=TENANT,
        previous={},
        keys=KEYS,
        cipher=CIPHER,
        registry=registry,
    )
    return seal(RECORDED_AT)
