"""Reading the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Connection, Executable, Select, select, type_coerce
from sqlalchemy.exc import DBAPIError

from debt_adapters.errors import UnreadableEventError
from debt_adapters.sqlalchemy.chunks import chunks
from debt_adapters.sqlalchemy.tables import TABLES, instant
from debt_domain.kernel.ports import Head, LoggedEvent, SealedEvent

EVENT = TABLES.event
HEAD = TABLES.log_head
SEALED = select(
    EVENT.c.stream,
    EVENT.c.version,
    EVENT.c.topic,
    EVENT.c.state,
    type_coerce(EVENT.c.recorded_at, BigInteger),
)
LOGGED = SEALED.add_columns(EVENT.c.position)
# Text that is not UTF-8, a recorded time that is no number, or none of this calendar.
UNREADABLE: Final = (DBAPIError, TypeError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the log: after a position, until another, some topics."""

    after: int
    topics: Sequence[str]
    until: int | None
    limit: int | None


def streams(
    connection: Connection, tenant: str, names: Sequence[str], until: int | None
) -> Mapping[str, Sequence[LoggedEvent]]:
    """Read whole streams; each name is in the result, an empty one too."""
    found: dict[str, list[LoggedEvent]] = {name: [] for name in names}
    for some in chunks(tuple(found)):
        rows = LOGGED.where(EVENT.c.tenant == tenant, EVENT.c.stream.in_(some))
        if until is not None:
            rows = rows.where(EVENT.c.position <= until)
        ordered = rows.order_by(EVENT.c.stream, EVENT.c.version)
        for logged in _logged(connection, ordered):
            found[logged.event.stream].append(logged)
    return found


def events(
    connection: Connection, tenant: str, wanted: Wanted
) -> Sequence[LoggedEvent]:
    """Read the log in its order.

    Raises:
        UnreadableEventError: A column does not hold what was written there.
    """
    try:
        return _logged(connection, _rows(LOGGED, tenant, wanted))
    except UNREADABLE:
        _name_the_unreadable(connection, tenant, wanted)
        raise


def head(connection: Connection, tenant: str) -> Head:
    """Read the end of the log."""
    rows = select(HEAD.c.position, HEAD.c.recorded_at).where(HEAD.c.tenant == tenant)
    row = connection.execute(rows).one_or_none()
    return Head(0, None) if row is None else Head(row.position, row.recorded_at)


def position_at(connection: Connection, tenant: str, instant: datetime) -> int:
    """Give the last position recorded at or before an instant, 0 if none."""
    rows = (
        select(EVENT.c.position)
        .where(EVENT.c.tenant == tenant, EVENT.c.recorded_at <= instant)
        .order_by(EVENT.c.recorded_at.desc(), EVENT.c.position.desc())
        .limit(1)
    )
    return connection.scalar(rows) or 0


def _rows(columns: Select[*tuple[Any, ...]], tenant: str, wanted: Wanted) -> Executable:
    rows = columns.where(EVENT.c.tenant == tenant, EVENT.c.position > wanted.after)
    if wanted.until is not None:
        rows = rows.where(EVENT.c.position <= wanted.until)
    if wanted.topics:
        rows = rows.where(EVENT.c.topic.in_(wanted.topics))
    return rows.order_by(EVENT.c.position).limit(wanted.limit)


def _logged(connection: Connection, rows: Executable) -> list[LoggedEvent]:
    return [
        LoggedEvent(position, SealedEvent(stream, version, topic, state, instant(at)))
        for stream, version, topic, state, at, position in connection.execute(rows)
    ]


def _name_the_unreadable(connection: Connection, tenant: str, wanted: Wanted) -> None:
    """Read one by one, so that the error names the event."""
    positions = connection.scalars(_rows(select(EVENT.c.position), tenant, wanted))
    for position in positions.all():
        try:
            one = Wanted(position - 1, (), position, 1)
            _logged(connection, _rows(LOGGED, tenant, one))
        except UNREADABLE as error:
            raise UnreadableEventError(position=position, reason=str(error)) from error
