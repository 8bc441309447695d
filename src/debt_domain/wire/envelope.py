"""The frame of a stored event: `{"envelope":<canonical bytes>,"hash":"<hex>"}`."""

from hashlib import sha256
from typing import Final

FORMAT: Final = b"debt-domain/envelope/1"
_TAG: Final = len(FORMAT).to_bytes(8, "big") + FORMAT
_START: Final = b'{"envelope":'
_MIDDLE: Final = b',"hash":"'
_END: Final = b'"}'
_HASH: Final = slice(-len(_END) - 64, -len(_END))
_ENVELOPE: Final = slice(len(_START), -len(_END) - 64 - len(_MIDDLE))


def envelope_hash(envelope: bytes) -> str:
    """Hash an envelope: SHA-256 over the format and the bytes, each after its length."""
    return sha256(_TAG + len(envelope).to_bytes(8, "big") + envelope).hexdigest()


def framed(envelope: bytes, digest: str) -> bytes:
    """Give the state that is stored."""
    return b"".join((_START, envelope, _MIDDLE, digest.encode(), _END))


def hash_of(state: bytes) -> str:
    """Give the hash that a state holds, as it stands there."""
    return state[_HASH].decode(errors="replace")


def envelope_of(state: bytes) -> bytes | None:
    """Give the envelope's bytes, or None where the frame is another one."""
    envelope = state[_ENVELOPE]
    return envelope if framed(envelope, hash_of(state)) == state else None
