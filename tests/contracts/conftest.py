"""The stores that every contract of a log is held against."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import Engine

from debt_adapters.master_key import MasterKey
from debt_adapters.memory import MemoryEventLog
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_domain.kernel.ports import EventLog

MASTER_KEY = MasterKey(bytes(range(32)))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "debt.db"


@pytest.fixture
def engine(database: Path) -> Iterator[Engine]:
    """Our own engine on an SQLite file."""
    engine = create_engine(f"sqlite:///{database}")
    yield engine
    engine.dispose()


@pytest.fixture
def host_engine(engine: Engine) -> Iterator[Engine]:
    """An engine as a host makes it, on the same file, without any of our settings."""
    host = sqlalchemy.create_engine(engine.url)
    yield host
    host.dispose()


@pytest.fixture
def sql_log(engine: Engine) -> SqlEventLog:
    return SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY)


@pytest.fixture(params=["memory", "sqlite", "joined to ours", "joined to a host's"])
def log(request: pytest.FixtureRequest) -> Iterator[EventLog]:
    """A log as one thread sees it."""
    match request.param:
        case "memory":
            yield MemoryEventLog()
        case "sqlite":
            yield request.getfixturevalue("sql_log")
        case kind:
            name = "engine" if kind == "joined to ours" else "host_engine"
            sql_log: SqlEventLog = request.getfixturevalue("sql_log")
            engine: Engine = request.getfixturevalue(name)
            with engine.connect() as connection:
                yield sql_log.joining(connection)


@pytest.fixture(params=["memory", "sqlite"])
def shared_log(request: pytest.FixtureRequest) -> EventLog:
    """A log that several threads use at once."""
    if request.param == "memory":
        return MemoryEventLog()
    log: SqlEventLog = request.getfixturevalue("sql_log")
    return log
