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
_DATA: Final = b',"data":'
_BEHIND_DATA: Final = b',"effective_at":'
_PLACE: Final = b',"name":'


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


def parts_of(envelope: bytes) -> tuple[bytes, bytes, bytes]:
    """Cut an envelope into three objects, without parsing it.

    Its keys are sorted, and quotes inside of JSON text are escaped: what looks like a
    key is one. The data alone can hold any keys; it begins at the first key of its name
    and ends before the last key of the next name. Of bytes in another form come parts
    that do not parse.

    Returns:
        The circumstances, the data, and the place in the log.
    """
    data, behind = envelope.find(_DATA), envelope.rfind(_BEHIND_DATA)
    place = envelope.find(_PLACE, behind)
    return (
        b"%b%b}" % (envelope[:data], envelope[behind:place]),
        envelope[data + len(_DATA) : behind],
        b"{" + envelope[place + 1 :],
    )
