"""The log of events in memory: one lock, everything else as in a database."""

import secrets
from bisect import bisect_right
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from threading import Lock
from typing import Final, Protocol

from typing_extensions import override

from debt_adapters.batch import expected_versions, require_versions
from debt_adapters.master_key import KEY_BYTES
from debt_adapters.memory.contents import Contents
from debt_domain.kernel.errors import (
    StoreBusyError,
    SubjectErasedError,
    TrackingMovedError,
)
from debt_domain.kernel.ports import (
    EventLog,
    Head,
    LoggedEvent,
    LogTransaction,
    ReadModels,
    RowKey,
    Seal,
    SubjectKeys,
    Tracking,
)

BUSY_TIMEOUT_SECONDS: Final = 30


class Store(Protocol):
    """The committed contents, or those of a transaction."""

    @property
    def contents(self) -> Contents:
        """What is seen from here."""
        ...

    def writing(self) -> AbstractContextManager["MemoryTransaction"]:
        """Give the transaction to write in."""
        ...


class MemoryReadModels(ReadModels):
    """Rows in dictionaries."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @override
    def get_rows(self, keys: Sequence[RowKey], /) -> Mapping[RowKey, bytes]:
        return {
            (projection, key): rows[key]
            for projection, key in keys
            if key in (rows := self._rows(projection))
        }

    @override
    def put_rows(self, rows: Mapping[RowKey, bytes], /) -> None:
        with self._store.writing() as transaction:
            after: dict[str, dict[str, bytes]] = {}
            for (projection, key), row in rows.items():
                if projection not in after:
                    before = transaction.contents.models.get(projection, {})
                    after[projection] = dict(before)
                after[projection][key] = row
            for projection, changed in after.items():
                contents = transaction.contents.with_rows(projection, changed)
                transaction.contents = contents

    @override
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
        return sorted(
            (key, row)
            for key, row in self._rows(projection).items()
            if key.startswith(prefix)
            and (after is None or key > after)
            and all(sought in row for sought in containing)
        )[:limit]

    @override
    def clear(self, projection: str, /) -> None:
        with self._store.writing() as transaction:
            transaction.contents = transaction.contents.with_rows(projection, {})

    def _rows(self, projection: str) -> Mapping[str, bytes]:
        return self._store.contents.models.get(projection, {})


class MemorySubjectKeys(SubjectKeys):
    """Keys in a dictionary."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @override
    def get(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        keys = self._store.contents.keys
        return {subject: keys[subject] for subject in subjects if subject in keys}

    @override
    def obtain(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        with self._store.writing() as transaction:
            for subject in sorted(transaction.contents.erased.intersection(subjects)):
                raise SubjectErasedError(subject_id=subject)
            missing = sorted(set(subjects) - transaction.contents.keys.keys())
            transaction.contents = transaction.contents.with_keys(
                {subject: secrets.token_bytes(KEY_BYTES) for subject in missing}
            )
            keys = transaction.contents.keys
            return {subject: keys[subject] for subject in subjects}

    @override
    def destroy(self, subjects: Sequence[str], /) -> None:
        with self._store.writing() as transaction:
            transaction.contents = transaction.contents.without_keys(subjects)


class MemoryTracking(Tracking):
    """Positions in a dictionary."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @override
    def get(self, projections: Sequence[str], /) -> Mapping[str, int]:
        tracking = self._store.contents.tracking
        return {name: tracking[name] for name in projections if name in tracking}

    @override
    def put(self, projection: str, position: int | None, /) -> None:
        with self._store.writing() as transaction:
            transaction.contents = transaction.contents.with_tracking(
                projection, position
            )

    @override
    def move(self, projection: str, expected: int | None, position: int, /) -> None:
        with self._store.writing() as transaction:
            contents = transaction.contents
            if contents.tracking.get(projection) != expected:
                raise TrackingMovedError(projection=projection, expected=expected)
            transaction.contents = contents.with_tracking(projection, position)


class MemoryTransaction(LogTransaction):
    """The contents as they will be, if the block ends well."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents

    def writing(self) -> AbstractContextManager["MemoryTransaction"]:
        """Give itself."""
        return nullcontext(self)

    @override
    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        before = self.contents.head()
        batch = seal(max(now, before.recorded_at or now))
        found = {
            stream: events[-1].event.version
            for stream, events in self.contents.streams.items()
        }
        require_versions(expected_versions(batch), found)
        require_versions(unmoved, found)
        self.contents = self.contents.with_events(batch)
        return list(self.contents.events[before.position :])

    @property
    @override
    def read_models(self) -> ReadModels:
        return MemoryReadModels(self)

    @property
    @override
    def tracking(self) -> Tracking:
        return MemoryTracking(self)

    @property
    @override
    def keys(self) -> SubjectKeys:
        return MemorySubjectKeys(self)


class MemoryEventLog(EventLog):
    """A log for tests: gone with the process, slower the longer it gets."""

    def __init__(self) -> None:
        self.contents = Contents()
        self._lock = Lock()

    @contextmanager
    def writing(self) -> Generator[MemoryTransaction]:
        """Open a transaction; readers see its contents when the block has ended."""
        if not self._lock.acquire(timeout=BUSY_TIMEOUT_SECONDS):
            raise StoreBusyError(f"held for {BUSY_TIMEOUT_SECONDS} s")
        try:
            transaction = MemoryTransaction(self.contents)
            yield transaction
            self.contents = transaction.contents
        finally:
            self._lock.release()

    @override
    def streams(
        self, names: Sequence[str], /, *, until: int | None = None
    ) -> Mapping[str, Sequence[LoggedEvent]]:
        streams = self.contents.streams
        return {
            name: [
                logged
                for logged in streams.get(name, ())
                if until is None or logged.position <= until
            ]
            for name in names
        }

    @override
    def read(
        self,
        after: int,
        /,
        *,
        topics: Sequence[str] = (),
        until: int | None = None,
        limit: int = 1000,
    ) -> Sequence[LoggedEvent]:
        wanted = [
            logged
            for logged in self.contents.events[after:until]
            if not topics or logged.event.topic in topics
        ]
        return wanted[:limit]

    @override
    def head(self) -> Head:
        return self.contents.head()

    @override
    def position_at(self, instant: datetime, /) -> int:
        return bisect_right(
            self.contents.events, instant, key=lambda logged: logged.event.recorded_at
        )

    @override
    def transaction(self) -> AbstractContextManager[LogTransaction]:
        return self.writing()

    @property
    @override
    def joined(self) -> bool:
        return False

    @property
    @override
    def read_models(self) -> ReadModels:
        return MemoryReadModels(self)

    @property
    @override
    def tracking(self) -> Tracking:
        return MemoryTracking(self)

    @property
    @override
    def keys(self) -> SubjectKeys:
        return MemorySubjectKeys(self)
