"""The tables of a store; the tenant comes first in every key.

A host that migrates its database itself calls `tables` with its own `MetaData`. A change
here is a migration as well, in `migrations/versions`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

SCHEMA_VERSION: Final = 1

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)


def microseconds(instant: datetime) -> int:
    """Give an instant as microseconds since 1970, exactly."""
    return (instant - EPOCH) // MICROSECOND


def instant(microseconds_since_1970: int) -> datetime:
    """Give the instant that `microseconds` made a number of."""
    return EPOCH + timedelta(microseconds=microseconds_since_1970)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, stored as microseconds since 1970 in every database."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = BigInteger
    cache_ok: bool | None = True

    @override
    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> int | None:
        return None if value is None else microseconds(value)

    @override
    def process_result_value(
        self, value: int | None, dialect: Dialect
    ) -> datetime | None:
        return None if value is None else instant(value)


# Sorted by code point everywhere, as Python sorts.
Name = Text().with_variant(Text(collation="C"), "postgresql")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one store."""

    schema_version: Table
    event: Table
    log_head: Table
    read_model: Table
    subject_key: Table
    tracking: Table


def tables(metadata: MetaData) -> Tables:
    """Add the tables to `metadata`."""
    return Tables(
        schema_version=_schema_version(metadata),
        event=_event(metadata),
        log_head=Table(
            "debt_log_head",
            metadata,
            Column("tenant", Name, primary_key=True),
            Column("position", BigInteger, nullable=False),
            Column("recorded_at", Instant),
            sqlite_with_rowid=False,
            # Updated by every append: leave room to do it in place.
            postgresql_with={"fillfactor": "10"},
        ),
        read_model=_by_name(metadata, "debt_read_model", ("projection", "key"), "row"),
        subject_key=_subject_key(metadata),
        tracking=Table(
            "debt_tracking",
            metadata,
            Column("tenant", Name, primary_key=True),
            Column("application", Name, primary_key=True),
            Column("position", BigInteger, nullable=False),
            sqlite_with_rowid=False,
        ),
    )


def _schema_version(metadata: MetaData) -> Table:
    return Table(
        "debt_schema_version",
        metadata,
        # As Alembic makes it: the number of a migration, with four digits.
        Column("version_num", String(32), nullable=False),
        PrimaryKeyConstraint("version_num", name="debt_schema_version_pkc"),
    )


def _event(metadata: MetaData) -> Table:
    return Table(
        "debt_event",
        metadata,
        Column("tenant", Name, primary_key=True),
        Column("position", BigInteger, primary_key=True),
        Column("stream", Name, nullable=False),
        Column("version", BigInteger, nullable=False),
        Column("topic", Name, nullable=False),
        Column("state", LargeBinary, nullable=False),
        Column("recorded_at", Instant, nullable=False),
        UniqueConstraint("tenant", "stream", "version", name="debt_event_version"),
        Index("debt_event_recorded_at", "tenant", "recorded_at", "position"),
    )


def _subject_key(metadata: MetaData) -> Table:
    return Table(
        "debt_subject_key",
        metadata,
        Column("tenant", Name, primary_key=True),
        Column("subject", Name, primary_key=True),
        # Both are empty once the subject is erased: no key is made for it again.
        Column("wrapped_key", LargeBinary),
        Column("master_key", Name),
        CheckConstraint(
            "(wrapped_key IS NULL) = (master_key IS NULL)",
            name="debt_subject_key_wrapped",
        ),
        sqlite_with_rowid=False,
    )


def _by_name(metadata: MetaData, name: str, keys: tuple[str, ...], value: str) -> Table:
    return Table(
        name,
        metadata,
        Column("tenant", Name, primary_key=True),
        *(Column(key, Name, primary_key=True) for key in keys),
        Column(value, LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


TABLES: Final = tables(MetaData())
