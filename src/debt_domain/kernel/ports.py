"""What the core asks of the world; the adapters answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SealedEvent:
    """An event as it is stored.

    Attributes:
        stream: The stream's name, such as `case:C-17`.
        version: Its place in the stream, from 1 and without gaps.
        topic: Stored name and schema version, such as `case.case_submitted:1`.
        state: The canonical envelope and its hash, as bytes.
        recorded_at: The envelope's recorded time, in UTC with microseconds: a copy
            for indexes, compared by `verify`.
    """

    stream: str
    version: int
    topic: str
    state: bytes
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """A stored event with its place in the whole log.

    Attributes:
        position: From 1, contiguous, in the order that every reader sees.
        event: What is stored there.
    """

    position: int
    event: SealedEvent


StoredFact: TypeAlias = tuple[int, str, bytes]
"""Version, topic and state of an event: what a decision needs of it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log.

    Attributes:
        position: The last event's position, 0 for an empty log.
        recorded_at: The last event's recorded time; None for an empty log.
    """

    position: int
    recorded_at: datetime | None


Seal = Callable[[datetime], Sequence[SealedEvent]]
"""Seals a batch with a recorded time; called again when the log has gone past it."""


RowKey: TypeAlias = tuple[str, str]
"""A projection's stored name and the key of one of its rows."""


class ReadModels(Protocol):
    """The rows of the read models, as canonical bytes by projection, key.

    `projection` is a name with its version, such as `case_view:1`.
    """

    def get_rows(self, keys: Sequence[RowKey], /) -> Mapping[RowKey, bytes]:
        """Give the rows that exist among `keys`, of several projections at once."""
        ...

    def put_rows(self, rows: Mapping[RowKey, bytes], /) -> None:
        """Write rows of several projections, in place of those with the same key."""
        ...

    def get(self, projection: str, keys: Sequence[str], /) -> Mapping[str, bytes]:
        """Give the rows of one projection that exist among `keys`."""
        found = self.get_rows([(projection, key) for key in keys])
        return {key: row for (_, key), row in found.items()}

    def put(self, projection: str, rows: Mapping[str, bytes], /) -> None:
        """Write rows of one projection, in place of those with the same key."""
        self.put_rows({(projection, key): row for key, row in rows.items()})

    def scan(
        self,
        projection: str,
        prefix: str = "",
        /,
        *,
        after: str | None = None,
        limit: int | None = None,
        containing: Sequence[bytes] = (),
    ) -> Iterable[tuple[str, bytes]]:
        """Give the rows whose key starts with `prefix`, sorted by key.

        Args:
            projection: Of which projection.
            prefix: What the keys start with.
            after: Only rows whose key comes after this one.
            limit: How many rows at most.
            containing: Only rows that have all of these among their bytes.
        """
        ...

    def clear(self, projection: str, /) -> None:
        """Throw all rows of a projection away."""
        ...


class Tracking(Protocol):
    """Up to which position of the log the rows of each projection have come.

    Only projections that are kept behind the log have one. `projection` is a name
    with its version, as for `ReadModels`.
    """

    def get(self, projections: Sequence[str], /) -> Mapping[str, int]:
        """Give the last position applied, of those that are kept behind the log."""
        ...

    def put(self, projection: str, position: int | None, /) -> None:
        """Set the position, whatever it was; None: it is kept behind no more."""
        ...

    def move(self, projection: str, expected: int | None, position: int, /) -> None:
        """Set the position if it is still the expected one.

        Whoever moves a projection first in a transaction, before reading its rows,
        has them to itself until the transaction ends.

        Raises:
            TrackingMovedError: It is another one: somebody else has applied events.
        """
        ...


class LogTransaction(Protocol):
    """One all-or-nothing write; leaving its block with an error undoes all of it.

    The log's lock is taken by `append`: one that writes only rows and tracking holds
    up no other's append, where a database has more than one writer.
    """

    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        """Append a batch at the end of the log, under the log's lock.

        Args:
            seal: Gives the batch for a recorded time. Every stream's versions
                follow the stream's last one.
            now: The time to record, unless the log's last event is later.
            unmoved: Streams that the decision only read, with the version that
                they were read at (0: no events).

        Raises:
            ConcurrencyError: A stream is not at the version it should be at.
        """
        ...

    @property
    def read_models(self) -> ReadModels:
        """The read models as this transaction sees them."""
        ...

    @property
    def tracking(self) -> Tracking:
        """How far the projections are, as this transaction sees it."""
        ...

    @property
    def keys(self) -> "SubjectKeys":
        """The subjects' keys; new ones are kept if the transaction is."""
        ...


class EventLog(Protocol):
    """One tenant's log of events."""

    def streams(
        self, names: Sequence[str], /, *, until: int | None = None
    ) -> Mapping[str, Sequence[LoggedEvent]]:
        """Read whole streams, each in order; `until` is the last position to see."""
        ...

    def facts(self, after: Mapping[str, int], /) -> Mapping[str, Sequence[StoredFact]]:
        """Read what decisions rest on, in one look at the log.

        Args:
            after: The streams, each with the version to read after (0: all of it).

        Returns:
            Each stream's events in order; a stream without any may be missing.
        """
        return {
            name: [
                (event.version, event.topic, event.state)
                for event in (logged.event for logged in stream)
                if event.version > after[name]
            ]
            for name, stream in self.streams(tuple(after)).items()
        }

    def read(
        self,
        after: int,
        /,
        *,
        topics: Sequence[str] = (),
        until: int | None = None,
        limit: int = 1000,
    ) -> Sequence[LoggedEvent]:
        """Read the log after a position, only the given topics if there are any."""
        ...

    def head(self) -> Head:
        """Give the end of the log."""
        ...

    def position_at(self, instant: datetime, /) -> int:
        """Give the last position recorded at or before `instant`, 0 if none."""
        ...

    def transaction(self) -> AbstractContextManager[LogTransaction]:
        """Open a transaction; inside a host's one, a savepoint."""
        ...

    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        """Append a batch in a transaction of its own, with nothing else in it.

        Args:
            seal: As for `LogTransaction.append`.
            now: The same.
            unmoved: The same.

        Raises:
            ConcurrencyError: A stream is not at the version it should be at.
        """
        with self.transaction() as transaction:
            return transaction.append(seal, now=now, unmoved=unmoved)

    @property
    def joined(self) -> bool:
        """Whether the log lives inside a host's transaction: no retries there."""
        ...

    @property
    def read_models(self) -> ReadModels:
        """The read models, as committed."""
        ...

    @property
    def tracking(self) -> Tracking:
        """How far the projections are, as committed."""
        ...

    @property
    def keys(self) -> "SubjectKeys":
        """The subjects' keys, as committed."""
        ...


class SubjectKeys(Protocol):
    """The keys that personal data is encrypted with, one for each subject."""

    def get(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        """Give the keys that exist: 32 bytes each; an erased subject has none."""
        ...

    def obtain(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        """Give the keys of all subjects, making those that do not exist yet.

        Raises:
            SubjectErasedError: One of them was erased.
        """
        ...

    def destroy(self, subjects: Sequence[str], /) -> None:
        """Destroy the keys for good, whether they exist or not; again is harmless.

        Where the keys are not in the log's own database, it happens as soon as the
        transaction has been committed; in a host's transaction, not at all.
        """
        ...


class Cipher(Protocol):
    """Authenticated encryption of one field."""

    def encrypt(self, key: bytes, text: bytes, context: bytes, /) -> bytes:
        """Encrypt; `context` is bound to the result and not kept in it."""
        ...

    def decrypt(self, key: bytes, sealed: bytes, context: bytes, /) -> bytes:
        """Decrypt what was encrypted in the same context.

        Raises:
            SealBrokenError: The bytes, the key or the context are not the ones.
        """
        ...


class KeyedDigest(Protocol):
    """A digest with the tenant's secret: equal for equal input, else opaque."""

    def __call__(self, text: str, /) -> str:
        """Give 64 hexadecimal digits."""
        ...


@dataclass(frozen=True, slots=True)
class KeptState:
    """A state that was folded from a stream's committed events.

    Attributes:
        version: The last of these events.
        hash: Its hash, by which the stream is known to be the same one.
        state: The state after it; it is never changed, only followed by another.
    """

    version: int
    hash: str
    state: object


class KeptStates(Protocol):
    """A bounded memory of folded states, by stream; it may forget any at any time."""

    def get(self, stream: str, /) -> KeptState | None:
        """Give the state that is kept of a stream."""
        ...

    def keep(self, states: Mapping[str, KeptState], /) -> None:
        """Keep states in place of the ones before."""
        ...


class GroupCommit(Protocol):
    """Lets callers who wait at the same time be served together."""

    def __call__(
        self, item: T, serve: Callable[[Sequence[T]], Sequence[R]], /
    ) -> R | None:
        """Serve an item, with those that other callers bring meanwhile.

        Args:
            item: What the caller brings.
            serve: Gives an answer to each of several items, in order; no two calls
                of it at the same time. What it raises is nobody's answer.

        Returns:
            The answer to the item; None: there is none, it has to be served alone.
        """
        ...


class Pause(Protocol):
    """Waits before a command is tried again: longer each time, never quite the same."""

    def __call__(self, attempt: int, /) -> None:
        """Wait after the attempt with this number, from 1."""
        ...


class Clock(Protocol):
    """The time."""

    def __call__(self) -> datetime:
        """Give the instant, in UTC with microseconds."""
        ...
