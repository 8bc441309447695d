"""The subjects' keys in a table, wrapped by the master key."""

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select
from typing_extensions import override

from debt_adapters.master_key import KEY_BYTES, MasterKey
from debt_adapters.sqlalchemy.chunks import chunks
from debt_adapters.sqlalchemy.connections import Connections
from debt_adapters.sqlalchemy.dialect import LogDialect
from debt_adapters.sqlalchemy.tables import TABLES
from debt_domain.kernel.ports import SubjectKeys

KEY = TABLES.subject_key


class SqlSubjectKeys(SubjectKeys):
    """One tenant's keys; none is kept in memory, so none outlives a rollback."""

    def __init__(
        self,
        connections: Connections,
        dialect: LogDialect,
        tenant: str,
        master_key: MasterKey,
    ) -> None:
        self._connections = connections
        self._dialect = dialect
        self._tenant = tenant
        self._master_key = master_key

    @override
    def get(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        with self._connections.reading() as connection:
            return self._existing(connection, subjects)

    @override
    def obtain(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        with self._connections.writing() as connection:
            found = self._existing(connection, subjects)
            missing = sorted(set(subjects) - found.keys())
            if missing:
                self._make(connection, missing)
                # Another writer's key counts where it was first.
                found.update(self._existing(connection, missing))
        return found

    def _existing(
        self, connection: Connection, subjects: Sequence[str]
    ) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for some in chunks(subjects):
            rows = select(KEY.c.subject, KEY.c.wrapped_key).where(
                KEY.c.tenant == self._tenant, KEY.c.subject.in_(some)
            )
            for subject, wrapped in connection.execute(rows):
                found[subject] = self._master_key.unwrap(wrapped, self._bound(subject))
        return found

    def _make(self, connection: Connection, subjects: Sequence[str]) -> None:
        wrapped = [
            {
                "tenant": self._tenant,
                "subject": subject,
                "wrapped_key": self._master_key.wrap(
                    secrets.token_bytes(KEY_BYTES), self._bound(subject)
                ),
            }
            for subject in subjects
        ]
        insert = self._dialect.insert_into(KEY).on_conflict_do_nothing()
        connection.execute(insert, wrapped)

    def _bound(self, subject: str) -> bytes:
        """Tie a wrapped key to its row, so that rows cannot be swapped."""
        tenant = self._tenant.encode()
        return len(tenant).to_bytes(8, "big") + tenant + subject.encode()
