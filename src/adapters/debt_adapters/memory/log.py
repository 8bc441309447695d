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
from debt_adapters.errors import StoreBusyError
from debt_adapters.master_key import KEY_BYTES
from debt_adapters.memory.contents import Contents
from debt_domain.kernel.ports import (
    EventLog,
    Head,
    LoggedEvent,
    LogTransaction,
    ReadModels,
    Seal,
    SubjectKeys,
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
    def get(self, projection: str, keys: Sequence[str], /) -> Mapping[str, bytes]:
        rows = self._rows(projection)
        return {key: rows[key] for key in keys if key in rows}

    @override
    def put(self, projection: str, rows: Mapping[str, bytes], /) -> None:
        with self._store.writing() as transaction:
            before = transaction.contents.models.get(projection, {})
            transaction.contents = transaction.contents.with_rows(
                projection, {**before, **rows}
            )

    @override
    def scan(self, projection: str, prefix: str = "", /) -> Iterable[tuple[str, bytes]]:
        rows = self._rows(projection).items()
        return sorted((key, row) for key, row in rows if key.startswith(prefix))

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
            missing = sorted(set(subjects) - transaction.contents.keys.keys())
            transaction.contents = transaction.contents.with_keys(
                {subject: secrets.token_bytes(KEY_BYTES) for subject in missing}
            )
            keys = transaction.contents.keys
            return {subject: keys[subject] for subject in subjects}


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
    def keys(self) -> SubjectKeys:
        return MemorySubjectKeys(self)
