"""A log inside a host's transaction: the host's rows and ours together."""

import pytest
import sqlalchemy
from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Session

from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.kernel.errors import ConcurrencyError, StoreBusyError
from tests.contracts.conftest import MASTER_KEY
from tests.contracts.sealing import append

INVOICE = Table("invoice", MetaData(), Column("id", Integer, primary_key=True))


@pytest.fixture(params=["engine", "host_engine"])
def hosts(request: pytest.FixtureRequest, sql_log: SqlEventLog) -> Engine:
    """An engine that the host's own tables are on; the log's are there too."""
    assert not sql_log.joined
    engine: Engine = request.getfixturevalue(request.param)
    INVOICE.metadata.create_all(engine)
    return engine


def counted(sql_log: SqlEventLog, hosts: Engine) -> tuple[int, int]:
    """Count the log's events and the host's rows, as others see them."""
    with hosts.connect() as connection:
        rows = connection.scalar(select(func.count()).select_from(INVOICE)) or 0
    return sql_log.head().position, rows


def write_both(connection: Connection, sql_log: SqlEventLog, number: int = 1) -> None:
    connection.execute(insert(INVOICE), {"id": number})
    append(sql_log.joining(connection), ("case:1", number))


def test_a_joined_log_says_so(sql_log: SqlEventLog, hosts: Engine) -> None:
    with hosts.connect() as connection:
        assert sql_log.joining(connection).joined


def test_the_hosts_commit_makes_both_visible(
    sql_log: SqlEventLog, hosts: Engine
) -> None:
    with hosts.connect() as connection:
        write_both(connection, sql_log)
        assert counted(sql_log, hosts) == (0, 0)
        assert sql_log.joining(connection).head().position == 1
        connection.commit()
    assert counted(sql_log, hosts) == (1, 1)


def test_the_hosts_rollback_takes_both_back(
    sql_log: SqlEventLog, hosts: Engine
) -> None:
    with hosts.connect() as connection:
        write_both(connection, sql_log)
        connection.rollback()
        assert counted(sql_log, hosts) == (0, 0)


def test_a_rollback_takes_events_back_where_the_host_has_written_nothing(
    sql_log: SqlEventLog, hosts: Engine
) -> None:
    """The first statement is a savepoint, which the driver would commit by itself."""
    with hosts.connect() as connection:
        append(sql_log.joining(connection), ("case:1", 1))
        connection.rollback()
    assert counted(sql_log, hosts) == (0, 0)


def test_a_session_is_joined_by_its_connection(
    sql_log: SqlEventLog, hosts: Engine
) -> None:
    with Session(hosts) as session:
        write_both(session.connection(), sql_log)
        session.rollback()
        write_both(session.connection(), sql_log)
        session.commit()
    assert counted(sql_log, hosts) == (1, 1)


def test_a_conflict_leaves_the_hosts_rows_to_the_host(
    sql_log: SqlEventLog, hosts: Engine
) -> None:
    append(sql_log, ("case:1", 1))
    with hosts.connect() as connection:
        with pytest.raises(ConcurrencyError, match="roll back"):
            write_both(connection, sql_log)
        connection.commit()
    assert counted(sql_log, hosts) == (1, 1)


def test_two_commands_in_one_host_transaction(
    sql_log: SqlEventLog, hosts: Engine
) -> None:
    with hosts.begin() as connection:
        write_both(connection, sql_log, 1)
        write_both(connection, sql_log, 2)
    assert counted(sql_log, hosts) == (2, 2)


def impatient(url: URL) -> Engine:
    """Give an engine as a host makes it, that waits for no more than 0.1 seconds."""
    if url.get_backend_name() == "sqlite":
        return sqlalchemy.create_engine(url, connect_args={"timeout": 0.1})
    options = {"options": "-c lock_timeout=100"}
    return sqlalchemy.create_engine(url, connect_args=options)


def test_a_writer_waits_for_a_host_and_gives_up_in_the_end(
    sql_log: SqlEventLog, hosts: Engine
) -> None:
    append(sql_log, ("case:3", 1))
    others = impatient(hosts.url)
    log = SqlEventLog(others, tenant="acme", master_key=MASTER_KEY)
    with hosts.connect() as connection:
        write_both(connection, sql_log)
        with pytest.raises(StoreBusyError, match="lock"):
            append(log, ("case:2", 1))
        connection.commit()
    append(log, ("case:2", 1))
    others.dispose()
