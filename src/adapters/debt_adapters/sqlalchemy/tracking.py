"""How far projections are, in the table that `eventsourcing`'s recorders track in."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, delete, select, update
from typing_extensions import override

from debt_adapters.sqlalchemy.connections import Connections
from debt_adapters.sqlalchemy.dialect import LogDialect
from debt_adapters.sqlalchemy.tables import TABLES
from debt_domain.kernel.errors import TrackingMovedError
from debt_domain.kernel.ports import Tracking

TRACKING = TABLES.tracking
NAME = TRACKING.c.application
POSITION = TRACKING.c.position


class SqlTracking(Tracking):
    """One tenant's positions, on whichever connections it was given."""

    def __init__(
        self, connections: Connections, dialect: LogDialect, tenant: str
    ) -> None:
        self._connections = connections
        self._dialect = dialect
        self._tenant = tenant

    @override
    def get(self, projections: Sequence[str], /) -> Mapping[str, int]:
        rows = select(NAME, POSITION).where(self._of(*projections))
        with self._connections.reading() as connection:
            return dict(connection.execute(rows).all())

    @override
    def put(self, projection: str, position: int | None, /) -> None:
        forget = delete(TRACKING).where(self._of(projection))
        insert = self._dialect.insert_into(TRACKING).values(
            tenant=self._tenant, application=projection, position=position
        )
        upsert = insert.on_conflict_do_update(
            index_elements=[TRACKING.c.tenant, NAME],
            set_={"position": insert.excluded.position},
        )
        with self._connections.writing() as connection:
            connection.execute(forget if position is None else upsert)

    @override
    def move(self, projection: str, expected: int | None, position: int, /) -> None:
        first = self._dialect.insert_into(TRACKING).values(
            tenant=self._tenant, application=projection, position=position
        )
        further = update(TRACKING).where(
            self._of(projection), TRACKING.c.position == expected
        )
        moved = (
            first.on_conflict_do_nothing().returning(POSITION)
            if expected is None
            else further.values(position=position).returning(POSITION)
        )
        with self._connections.writing() as connection:
            if connection.execute(moved).one_or_none() is None:
                raise TrackingMovedError(projection=projection, expected=expected)

    def _of(self, *projections: str) -> ColumnElement[bool]:
        return (TRACKING.c.tenant == self._tenant) & NAME.in_(projections)
