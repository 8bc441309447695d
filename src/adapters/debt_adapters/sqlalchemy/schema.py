"""Making the tables, and refusing a store from the future."""

from sqlalchemy import Connection, Engine, insert, inspect, select

from debt_adapters.errors import StoreMissingError, StoreTooNewError
from debt_adapters.sqlalchemy.dialect import dialect_of
from debt_adapters.sqlalchemy.tables import SCHEMA_VERSION, TABLES


def prepare(engine: Engine, *, create_tables: bool) -> None:
    """Make sure that the store is one that this library can write to.

    Args:
        engine: The store's engine.
        create_tables: Whether to make the tables where there are none.

    Raises:
        StoreTooNewError: A newer version of the library wrote the store.
        StoreMissingError: There are no tables, and none were to be made.
    """
    with engine.connect() as connection:
        if _is_known(connection):
            return
    if not create_tables:
        raise StoreMissingError
    with engine.connect() as connection:
        dialect_of(engine.dialect.name).begin(connection)
        if not _is_known(connection):
            TABLES.event.metadata.create_all(connection)
            version = {"version": SCHEMA_VERSION}
            connection.execute(insert(TABLES.schema_version), version)
        connection.commit()


def _is_known(connection: Connection) -> bool:
    if not inspect(connection).has_table(TABLES.schema_version.name):
        return False
    found = connection.scalar(select(TABLES.schema_version.c.version))
    if found is None:
        raise StoreMissingError
    if found > SCHEMA_VERSION:
        raise StoreTooNewError(found=found, known=SCHEMA_VERSION)
    return True
