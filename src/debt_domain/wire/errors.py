"""Why stored bytes are refused: one class per rule."""

from typing import ClassVar

from debt_domain.kernel.errors import StoreError
from debt_domain.values.event_id import EventId


class NotCanonicalError(StoreError):
    """A value has no canonical form; only whole numbers, text and truth have one.

    Attributes:
        where: The class and field, or the path, of the value.
        found: What stands there.
    """

    code: ClassVar[str] = "wire.not_canonical"

    def __init__(self, *, where: str, found: str) -> None:
        super().__init__(
            f"{where} is {found}: the log holds whole numbers, text, true, false, null,"
            " dates, instants and exact fractions; give amounts in minor units"
        )
        self.where, self.found = where, found


class DuplicateEventError(StoreError):
    """Two classes of event, or two upcasts, have the same stored name."""

    code: ClassVar[str] = "wire.duplicate_event"

    def __init__(self, *, name: str, classes: tuple[str, ...]) -> None:
        super().__init__(
            f"stored name {name} is taken by {' and '.join(classes)}: a name in the log"
            " belongs to one class, that of its newest version"
        )
        self.name, self.classes = name, classes


class MissingUpcastError(StoreError):
    """An older version of an event cannot be lifted to the newest one."""

    code: ClassVar[str] = "wire.missing_upcast"

    def __init__(
        self, *, name: str, versions: tuple[int, ...], needed: tuple[int, ...]
    ) -> None:
        super().__init__(
            f"{name} has upcasts from the versions {versions}, but needs one from each"
            f" of {needed}"
        )
        self.name, self.versions, self.needed = name, versions, needed


class EventFaultError(StoreError):
    """Something is wrong with one stored event.

    Attributes:
        event_id: Which event.
    """

    def __init__(self, message: str, *, event_id: EventId) -> None:
        super().__init__(f"event {event_id}: {message}")
        self.event_id = event_id


class UnknownEventError(EventFaultError):
    """This release does not know the event, or not this version of it."""

    code: ClassVar[str] = "wire.unknown_event"

    def __init__(self, *, event_id: EventId, topic: str, newest: int | None) -> None:
        known = "not at all" if newest is None else f"up to version {newest}"
        super().__init__(
            f"topic {topic} is known {known} to this release; it is never skipped:"
            " install the release that wrote it, or a newer one",
            event_id=event_id,
        )
        self.topic, self.newest = topic, newest


class UnreadableEventError(EventFaultError):
    """The stored bytes are not an event of their topic."""

    code: ClassVar[str] = "wire.unreadable_event"

    def __init__(self, *, event_id: EventId, topic: str, reason: str) -> None:
        super().__init__(
            f"the state does not read as {topic}: {reason}; restore it from a copy",
            event_id=event_id,
        )
        self.topic, self.reason = topic, reason


class HashMismatchError(EventFaultError):
    """The stored hash is not that of the stored envelope."""

    code: ClassVar[str] = "wire.hash_mismatch"

    def __init__(self, *, event_id: EventId, stored: str, computed: str) -> None:
        super().__init__(
            f"the stored hash is {stored}, that of the envelope is {computed}:"
            " the bytes were changed after they were sealed",
            event_id=event_id,
        )
        self.stored, self.computed = stored, computed


class PreviousHashMismatchError(EventFaultError):
    """The envelope does not follow the event before it in the stream."""

    code: ClassVar[str] = "wire.previous_hash_mismatch"

    def __init__(self, *, event_id: EventId, stored: str, previous: str) -> None:
        super().__init__(
            f"the envelope follows the hash {stored or 'of nothing'}, the event before"
            f" it has {previous or 'none'}: one was changed, removed or put in",
            event_id=event_id,
        )
        self.stored, self.previous = stored, previous


class ColumnMismatchError(EventFaultError):
    """A column of the store, or the tenant, is not as the envelope says."""

    code: ClassVar[str] = "wire.column_mismatch"

    def __init__(
        self, *, event_id: EventId, column: str, stored: str, envelope: str
    ) -> None:
        super().__init__(
            f"column {column} is {stored}, the envelope says {envelope}",
            event_id=event_id,
        )
        self.column, self.stored, self.envelope = column, stored, envelope


class EnvelopeNotCanonicalError(EventFaultError):
    """The state is not in the one form that it can have."""

    code: ClassVar[str] = "wire.envelope_not_canonical"

    def __init__(self, *, event_id: EventId) -> None:
        super().__init__(
            "the state is not in canonical form: sorted keys, no spaces, whole numbers,"
            " composed text, then the hash",
            event_id=event_id,
        )


class NotInTheClearError(EventFaultError):
    """An event to be stored holds a personal text that is sealed or erased."""

    code: ClassVar[str] = "wire.not_in_the_clear"

    def __init__(self, *, event_id: EventId, field: str, found: str) -> None:
        super().__init__(
            f"{field} is {found}; accepted is Personal: reveal it before it is stored",
            event_id=event_id,
        )
        self.field, self.found = field, found


class SubjectKeyMissingError(EventFaultError):
    """There is no key to encrypt a personal text with."""

    code: ClassVar[str] = "wire.subject_key_missing"

    def __init__(self, *, event_id: EventId, field: str, subject_id: str) -> None:
        super().__init__(
            f"{field} belongs to {subject_id}, whose key was not given: obtain the keys"
            " of all subjects_of(event) first",
            event_id=event_id,
        )
        self.field, self.subject_id = field, subject_id
