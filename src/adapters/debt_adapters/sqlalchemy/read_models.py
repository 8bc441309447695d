"""The read models' rows in a table."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select
from typing_extensions import override

from debt_adapters.sqlalchemy.connections import Connections
from debt_adapters.sqlalchemy.dialect import LogDialect
from debt_adapters.sqlalchemy.tables import TABLES
from debt_domain.kernel.ports import ReadModels, RowKey

ROW = TABLES.read_model
KEY = ROW.c.key
LAST_BEFORE_SURROGATES, FIRST_AFTER_SURROGATES = "\ud7ff", "\ue000"
LAST_CHARACTER = "\U0010ffff"


class SqlReadModels(ReadModels):
    """One tenant's rows, on whichever connections it was given."""

    def __init__(
        self, connections: Connections, dialect: LogDialect, tenant: str
    ) -> None:
        self._connections = connections
        self._dialect = dialect
        self._tenant = tenant

    @override
    def get_rows(self, keys: Sequence[RowKey], /) -> Mapping[RowKey, bytes]:
        if not keys:
            return {}
        with self._connections.reading() as connection:
            found = self._dialect.get_rows(connection, self._tenant, keys)
            return {(projection, key): row for projection, key, row in found}

    @override
    def put_rows(self, rows: Mapping[RowKey, bytes], /) -> None:
        if not rows:
            return
        with self._connections.writing() as connection:
            self._dialect.put_rows(connection, self._tenant, rows)

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
        rows = (
            select(KEY, ROW.c.row)
            .where(ROW.c.tenant == self._tenant, ROW.c.projection == projection)
            .where(prefix <= KEY if after is None or after < prefix else after < KEY)
            .where(*(self._dialect.contains(ROW.c.row, x) for x in containing))
            .order_by(KEY)
            .limit(limit)
        )
        end = following(prefix)
        if end is not None:
            rows = rows.where(end > KEY)
        with self._connections.reading() as connection:
            return [(key, row) for key, row in connection.execute(rows)]

    @override
    def clear(self, projection: str, /) -> None:
        mine = (ROW.c.tenant == self._tenant) & (ROW.c.projection == projection)
        with self._connections.writing() as connection:
            connection.execute(delete(ROW).where(mine))


def following(prefix: str) -> str | None:
    """Give the first text after all that start with `prefix`, None if none is.

    >>> following("case:")
    'case;'
    """
    stem = prefix.rstrip(LAST_CHARACTER)
    if not stem:
        return None
    if stem[-1] == LAST_BEFORE_SURROGATES:
        return stem[:-1] + FIRST_AFTER_SURROGATES
    return stem[:-1] + chr(ord(stem[-1]) + 1)
