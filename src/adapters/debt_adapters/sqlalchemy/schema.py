"""Making the tables, and refusing a store from the future.

The version is in the table that Alembic keeps, under a name of ours: it moves in the
transaction that changes the tables, and nothing else says what they are.
"""

from sqlalchemy import Connection, Engine, inspect, select

from debt_adapters.errors import StoreMissingError, StoreTooNewError, StoreTooOldError
from debt_adapters.sqlalchemy.dialect import dialect_of
from debt_adapters.sqlalchemy.tables import SCHEMA_VERSION, TABLES


def prepare(engine: Engine, *, create_tables: bool) -> None:
    """Make sure that the store is one that this library can write to.

    Args:
        engine: The store's engine.
        create_tables: Whether to make the tables, or to bring them up to date.

    Raises:
        StoreTooNewError: A newer version of the library wrote the store.
        StoreMissingError: There are no tables, and none were to be made.
        StoreTooOldError: The tables are of an older version, and were to stay so.
    """
    with engine.connect() as connection:
        found = _version(connection)
    if found == SCHEMA_VERSION:
        return
    if create_tables:
        migrate(engine)
    elif found is None:
        raise StoreMissingError
    else:
        raise StoreTooOldError(found=found, known=SCHEMA_VERSION)


def migrate(engine: Engine) -> int | None:
    """Bring the tables to this library's version, all or nothing.

    Whoever else migrates the same store waits, and then finds nothing to do.

    Args:
        engine: The store's engine; its login owns the tables.

    Returns:
        The version that they were at, None if there were none.

    Raises:
        StoreTooNewError: A newer version of the library wrote the store.
    """
    dialect = dialect_of(engine.dialect.name)
    with dialect.refusals(), engine.connect() as connection:
        dialect.begin_alone(connection)
        found = _version(connection)
        if found != SCHEMA_VERSION:
            # Slow to import, and hardly ever needed.
            from debt_adapters.sqlalchemy.migrating import upgrade  # noqa: PLC0415

            upgrade(connection)
        connection.commit()
    return found


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(TABLES.schema_version.name):
        return None
    found = connection.scalar(select(TABLES.schema_version.c.version_num))
    if found is None:
        raise StoreMissingError
    if int(found) > SCHEMA_VERSION:
        raise StoreTooNewError(found=int(found), known=SCHEMA_VERSION)
    return int(found)
