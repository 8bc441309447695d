"""A log whose subjects' keys are in a store of their own."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from typing_extensions import override

from debt_domain.kernel.ports import (
    EventLog,
    Head,
    LoggedEvent,
    LogTransaction,
    ReadModels,
    Seal,
    StoredFact,
    SubjectKeys,
    Tracking,
)


class KeysApart(EventLog):
    """Any log, with the keys elsewhere: another database, or a host's own service.

    A new key is committed before the events that it seals: one that is left over when
    these are rolled back does no harm. A key is destroyed after the erasure has been
    committed; `DebtCollection.finish_erasures` does so where that did not happen.

    Args:
        log: The log.
        keys: The store of the keys; each call to it is committed by itself.
    """

    def __init__(self, log: EventLog, keys: SubjectKeys) -> None:
        self._log = log
        self._keys = keys

    @override
    def streams(
        self, names: Sequence[str], /, *, until: int | None = None
    ) -> Mapping[str, Sequence[LoggedEvent]]:
        return self._log.streams(names, until=until)

    @override
    def facts(self, after: Mapping[str, int], /) -> Mapping[str, Sequence[StoredFact]]:
        return self._log.facts(after)

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
        return self._log.read(after, topics=topics, until=until, limit=limit)

    @override
    def head(self) -> Head:
        return self._log.head()

    @override
    def position_at(self, instant: datetime, /) -> int:
        return self._log.position_at(instant)

    @override
    def transaction(self) -> AbstractContextManager[LogTransaction]:
        return self._transaction()

    @override
    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        return self._log.append(seal, now=now, unmoved=unmoved)

    @contextmanager
    def _transaction(self) -> Generator[LogTransaction]:
        keys = _KeysOfTransaction(self._keys)
        with self._log.transaction() as transaction:
            yield _TransactionWithKeysApart(transaction, keys)
        # A host may still roll back: the key stays until its commit is seen in the log.
        if not self.joined:
            self._keys.destroy(keys.doomed)

    @property
    @override
    def joined(self) -> bool:
        return self._log.joined

    @property
    @override
    def read_models(self) -> ReadModels:
        return self._log.read_models

    @property
    @override
    def tracking(self) -> Tracking:
        return self._log.tracking

    @property
    @override
    def keys(self) -> SubjectKeys:
        return self._keys


class _KeysOfTransaction(SubjectKeys):
    """The store's keys; those to destroy are only written down."""

    def __init__(self, keys: SubjectKeys) -> None:
        self._keys = keys
        self.doomed: list[str] = []

    @override
    def get(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        return self._keys.get(subjects)

    @override
    def obtain(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        return self._keys.obtain(subjects)

    @override
    def destroy(self, subjects: Sequence[str], /) -> None:
        self.doomed.extend(subjects)


class _TransactionWithKeysApart(LogTransaction):
    def __init__(self, transaction: LogTransaction, keys: SubjectKeys) -> None:
        self._transaction = transaction
        self._keys = keys

    @override
    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        return self._transaction.append(seal, now=now, unmoved=unmoved)

    @property
    @override
    def read_models(self) -> ReadModels:
        return self._transaction.read_models

    @property
    @override
    def tracking(self) -> Tracking:
        return self._transaction.tracking

    @property
    @override
    def keys(self) -> SubjectKeys:
        return self._keys
