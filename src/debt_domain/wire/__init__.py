"""Events to and from the bytes that are stored for ever."""

from debt_domain.wire.canonical import canonical_bytes, instant_text
from debt_domain.wire.deciding import read_facts
from debt_domain.wire.envelope import envelope_hash, hash_of
from debt_domain.wire.personal import reveal, subjects_of
from debt_domain.wire.reading import collector_paused, read
from debt_domain.wire.recorded import Circumstances, Draft, Recorded, Reveal
from debt_domain.wire.registry import REGISTRY, Registry, topic_of
from debt_domain.wire.sealing import prepare
from debt_domain.wire.verifying import require_chain, verify

__all__ = [
    "REGISTRY",
    "Circumstances",
    "Draft",
    "Recorded",
    "Registry",
    "Reveal",
    "canonical_bytes",
    "collector_paused",
    "envelope_hash",
    "hash_of",
    "instant_text",
    "prepare",
    "read",
    "read_facts",
    "require_chain",
    "reveal",
    "subjects_of",
    "topic_of",
    "verify",
]
