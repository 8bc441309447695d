"""The stores that every contract of a log is held against."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
import sqlalchemy
from sqlalchemy import URL, Engine

from debt_adapters.master_key import MasterKey
from debt_adapters.memory import MemoryEventLog
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_domain.kernel.ports import EventLog
from tests.contracts.postgres import fresh_database, running_server

MASTER_KEY = MasterKey(bytes(range(32)))
WAYS: Final = ("alone", "in ours", "in a host's")


@contextmanager
def disposed(engine: Engine) -> Generator[Engine]:
    """Close an engine's connections at the end."""
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """One PostgreSQL server for the session, or for each of its workers."""
    with running_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The file of an SQLite database."""
    return tmp_path / "debt.db"


@pytest.fixture
def sqlite_url(database: Path) -> str:
    return f"sqlite:///{database}"


@pytest.fixture(params=["sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, of each kind that a log can be in."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    """Our own engine."""
    with disposed(create_engine(store_url)) as engine:
        yield engine


@pytest.fixture
def host_engine(engine: Engine) -> Iterator[Engine]:
    """An engine as a host makes it, on the same store, without our settings."""
    with disposed(sqlalchemy.create_engine(engine.url)) as host:
        yield host


@pytest.fixture
def sql_log(engine: Engine) -> SqlEventLog:
    return SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY)


@pytest.fixture(
    params=["memory"]
    + [f"{way}/{store}" for store in ("sqlite", "postgres") for way in WAYS]
)
def log(request: pytest.FixtureRequest) -> Iterator[EventLog]:
    """A log as one thread sees it: by itself, and in a host's transaction."""
    way, _, store = request.param.partition("/")
    if way == "memory":
        yield MemoryEventLog()
        return
    url: str = request.getfixturevalue(f"{store}_url")
    with disposed(create_engine(url)) as ours:
        sql_log = SqlEventLog(ours, tenant="acme", master_key=MASTER_KEY)
        if way == "alone":
            yield sql_log
            return
        host = ours if way == "in ours" else sqlalchemy.create_engine(url)
        with disposed(host), host.connect() as connection:
            yield sql_log.joining(connection)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def shared_log(request: pytest.FixtureRequest) -> Iterator[EventLog]:
    """A log that several threads use at once."""
    if request.param == "memory":
        yield MemoryEventLog()
        return
    url: str = request.getfixturevalue(f"{request.param}_url")
    with disposed(create_engine(url)) as engine:
        yield SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY)
