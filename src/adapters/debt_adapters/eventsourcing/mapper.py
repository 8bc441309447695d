"""Sealed events as `eventsourcing` stores them, and back.

The topic stays `name:version`, the originator's id is the stream's name as text, and the
state is the sealed envelope, byte for byte. There is no column for the recorded time: it
is read from the envelope.
"""

from datetime import datetime

from eventsourcing.persistence import Notification, StoredEvent
from pydantic_core import from_json

from debt_adapters.errors import UnreadableEventError
from debt_domain.kernel.ports import LoggedEvent, SealedEvent


def stored_event(sealed: SealedEvent) -> StoredEvent:
    """Give what a recorder inserts."""
    return StoredEvent(sealed.stream, sealed.version, sealed.topic, sealed.state)


def logged_event(stored: StoredEvent, position: int) -> LoggedEvent:
    """Give an event of the log for what a recorder has selected.

    Raises:
        UnreadableEventError: It was not sealed by this library.
    """
    stream = stored.originator_id
    if not isinstance(stream, str):
        reason = f"the stream {stream} is a UUID: open it with ORIGINATOR_ID_TYPE=text"
        raise UnreadableEventError(position=position, reason=reason)
    sealed = SealedEvent(
        stream,
        stored.originator_version,
        stored.topic,
        stored.state,
        _recorded_at(stored.state, position),
    )
    return LoggedEvent(position, sealed)


def notified_event(notification: Notification) -> LoggedEvent:
    """Give an event of the log for a notification of it."""
    return logged_event(notification, notification.id)


def _recorded_at(state: bytes, position: int) -> datetime:
    try:
        match from_json(state):
            case {"envelope": {"recorded_at": str(instant)}}:
                return datetime.fromisoformat(instant)
            case _:
                reason = "its state has no envelope with a recorded time"
    except ValueError as error:
        reason = str(error)
    raise UnreadableEventError(position=position, reason=reason)
