"""Appending to the end of a log, for this library and for `eventsourcing`."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TypeAlias

from debt_adapters.batch import expected_versions, require_versions
from debt_adapters.sqlalchemy.dialect import LogDialect
from debt_adapters.sqlalchemy.on_driver import DriverConnection
from debt_domain.kernel.ports import LoggedEvent, Seal, SealedEvent

Opened: TypeAlias = Callable[[], AbstractContextManager[DriverConnection]]
"""Opens a connection in a transaction, or for one statement."""


class LogTail:
    """The end of a tenant's log.

    Args:
        writing: Opens what is appended on.
        dialect: The database's own statements.
        tenant: Whose log.
    """

    def __init__(self, writing: Opened, dialect: LogDialect, tenant: str) -> None:
        self._writing = writing
        self._dialect = dialect
        self._tenant = tenant

    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int] | None
    ) -> Sequence[LoggedEvent]:
        """Append a batch, as `LogTransaction.append` says.

        Args:
            seal: Gives the batch for a recorded time.
            now: The time to record, unless the log's last event is later.
            unmoved: Streams that were only read, with their versions; None leaves
                all versions to the table's key, which lets gaps through.

        Raises:
            ConcurrencyError: A stream is not at the version it should be at.
        """
        # Sealed before the lock is taken; a second time only if the log is ahead.
        batch = seal(now)
        with self._writing() as connection:
            at_once = self._dialect.insert_at_once
            after = at_once(connection, self._tenant, batch, unmoved) if batch else None
            if after is None:
                head = self._dialect.lock_head(connection, self._tenant)
                if head.recorded_at is not None and head.recorded_at > now:
                    batch = seal(head.recorded_at)
                if unmoved is not None:
                    for expected in (expected_versions(batch), unmoved):
                        self._require(connection, expected)
                after = head.position
                if batch:
                    self._dialect.insert(connection, self._tenant, after, batch)
        return _logged(after, batch)

    def append_at_once(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent] | None:
        """Append a batch by one statement, which is a transaction by itself.

        Args:
            seal: Gives the batch, at least one event, for a recorded time.
            now: The time to record.
            unmoved: As for `append`.

        Returns:
            The events; None: they cannot be appended like this, and nothing has been.

        Raises:
            ConcurrencyError: Somebody else has taken one of the versions.
        """
        batch = seal(now)
        with self._dialect.refusals(), self._writing() as connection:
            at_once = self._dialect.insert_at_once
            after = at_once(connection, self._tenant, batch, unmoved)
        return None if after is None else _logged(after, batch)

    def _require(
        self, connection: DriverConnection, expected: Mapping[str, int]
    ) -> None:
        streams = tuple(expected)
        found = self._dialect.versions(connection, self._tenant, streams)
        require_versions(expected, found)


def _logged(after: int, batch: Sequence[SealedEvent]) -> Sequence[LoggedEvent]:
    return [
        LoggedEvent(position, event) for position, event in enumerate(batch, after + 1)
    ]
