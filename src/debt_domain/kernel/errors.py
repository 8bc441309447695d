"""Why the core says no."""

from typing import ClassVar


class RejectedError(Exception):
    """A command or a value that a rule does not allow.

    Attributes:
        code: The rule, stable for programs: `case.hold_active`. The text is for
            people and may change.
        field: Which field of the command or value was refused, or "".
        value: What was given, or what was found, or None.
        accepted: What would be accepted, or "".
    """

    code: ClassVar[str]

    def __init__(
        self, message: str, *, field: str = "", value: object = None, accepted: str = ""
    ) -> None:
        super().__init__(message)
        self.field = field
        self.value = value
        self.accepted = accepted


class SubjectErasedError(RejectedError):
    """Nothing new is kept about a person who was erased.

    Attributes:
        subject_id: The person.
    """

    code: ClassVar[str] = "subject.erased"

    def __init__(self, *, subject_id: str) -> None:
        accepted = "somebody who was not erased; the same person anew under a new id"
        super().__init__(
            f"subject {subject_id} was erased and their key is destroyed for good;"
            f" accepted is {accepted}",
            field="subject_id",
            value=subject_id,
            accepted=accepted,
        )
        self.subject_id = subject_id


class StoreError(Exception):
    """The log cannot do what it was asked; `code` is stable."""

    code: ClassVar[str]


class ConcurrencyError(StoreError):
    """Another command has moved a stream since it was read.

    Attributes:
        stream: The stream that has moved.
        expected_version: The version that the decision rests on.
    """

    code: ClassVar[str] = "store.concurrency"

    def __init__(self, *, stream: str, expected_version: int) -> None:
        super().__init__(
            f"stream {stream} is no longer at version {expected_version}: roll back"
            " and send the same command id again"
        )
        self.stream, self.expected_version = stream, expected_version


class StoreBusyError(StoreError):
    """The log's lock could not be had."""

    code: ClassVar[str] = "store.busy"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the log could not be locked for writing ({reason}): roll back and send"
            " the same command id again; a host's transaction on SQLite writes"
            " before it reads, or begins with BEGIN IMMEDIATE"
        )


class TrackingMovedError(StoreError):
    """Somebody else has brought a projection forward, or rebuilt it.

    Attributes:
        projection: Its stored name.
        expected: The position that it should have been at; None: at none.
    """

    code: ClassVar[str] = "store.tracking_moved"

    def __init__(self, *, projection: str, expected: int | None) -> None:
        super().__init__(
            f"projection {projection} is no longer at position {expected}: roll back"
            " and look again where it is"
        )
        self.projection, self.expected = projection, expected


class SealBrokenError(StoreError):
    """A sealed text does not open: the bytes, the key or the place are not the ones.

    Attributes:
        context: The event and the field, as in `case:C-1@1#debtor.name`.
    """

    code: ClassVar[str] = "store.seal_broken"

    def __init__(self, *, context: str) -> None:
        super().__init__(
            f"the text sealed at {context} does not open: it was changed or moved, or"
            " the key is another one; restore the event or the key from a copy"
        )
        self.context = context
