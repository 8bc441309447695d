"""Identifiers of `eventsourcing` as names of streams, and back.

A UUID comes back as a UUID and text as the same text, without a setting: a UUID is
kept as `uuid:<UUID>`, and text that would be mistaken for one gets `text:` before it.
"""

from typing import Final
from uuid import UUID

UUID_MARK: Final = "uuid:"
TEXT_MARK: Final = "text:"


def stream_of(originator_id: UUID | str) -> str:
    """Give the stream's name.

    >>> stream_of("case:C-17")
    'case:C-17'
    """
    if isinstance(originator_id, UUID):
        return f"{UUID_MARK}{originator_id}"
    if originator_id.startswith((UUID_MARK, TEXT_MARK)):
        return TEXT_MARK + originator_id
    return originator_id


def originator_of(stream: str) -> UUID | str:
    """Give the identifier that `stream_of` made a name of."""
    if stream.startswith(UUID_MARK):
        return UUID(stream.removeprefix(UUID_MARK))
    return stream.removeprefix(TEXT_MARK)
