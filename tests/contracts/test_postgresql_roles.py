"""The documented roles have the rights that they need, and no others."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeAlias

import pytest
import sqlalchemy
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import ProgrammingError

from debt_adapters.assembly import debt_collection
from debt_adapters.master_key import MasterKey, MasterKeyRing
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.sqlalchemy.key_rotation import rotate
from debt_adapters.sqlalchemy.keys import SqlSubjectKeyStore
from debt_adapters.sqlalchemy.schema import migrate, prepare
from debt_domain.application import Follower
from debt_domain.case.commands import RejectCase
from debt_domain.case.model import RejectionReason
from debt_domain.projections import ALL
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, actor, submit_case
from debt_domain.values.actor import Role
from debt_domain.values.personal import Personal
from tests.contracts.conftest import MASTER_KEY, disposed

SQL: Final = files("debt_adapters.sqlalchemy").joinpath("postgresql_roles.sql")
PAGE: Final = Path(__file__).parents[2] / "docs/pages/how-to/postgresql-roles.md"
PLATFORM: Final = actor(Role.PLATFORM)
REJECT: Final = RejectCase(
    case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Too small."
)
ERASE: Final = EraseSubject(
    subject_id="D-1", reason=ErasureReason.OBJECTION, requested_at=NOW
)
WRITER, READER, KEY_HOLDER = "debt_writer", "debt_reader", "debt_key_holder"
ROLES: Final = (WRITER, READER, KEY_HOLDER)
LOGINS: Final[dict[str, tuple[str, ...]]] = {
    "debt_test_commands": (WRITER,),
    "debt_test_reports": (READER,),
    "debt_test_keys": (KEY_HOLDER,),
    "debt_test_all_in_one": (WRITER, KEY_HOLDER),
}
OF: Final = {roles: login for login, roles in LOGINS.items()}

As: TypeAlias = Callable[..., Engine]


@pytest.fixture
def owner(postgres_url: str) -> Iterator[Engine]:
    """The login of the migration, with tables and with the roles of the page."""
    with disposed(sqlalchemy.create_engine(postgres_url)) as engine:
        migrate(engine)
        with engine.begin() as connection:
            connection.exec_driver_sql(SQL.read_text())
            for login, roles in LOGINS.items():
                connection.exec_driver_sql(
                    f"CREATE ROLE {login} LOGIN PASSWORD 'a secret'"
                )
                connection.exec_driver_sql(f"GRANT {', '.join(roles)} TO {login}")
        yield engine
        with engine.begin() as connection:
            everybody = ", ".join((*LOGINS, *ROLES))
            connection.exec_driver_sql(f"DROP OWNED BY {everybody}")
            connection.exec_driver_sql(f"DROP ROLE {everybody}")


@pytest.fixture(name="as_member_of")
def _as_member_of(owner: Engine) -> Iterator[As]:
    """Log in as a member of roles, and of nothing else."""
    with ExitStack() as stack:

        def logged_in(*roles: str) -> Engine:
            login = owner.url.set(username=OF[roles], password="a secret")  # noqa: S106
            return stack.enter_context(disposed(create_engine(make_url(login))))

        yield logged_in


def log_of(engine: Engine) -> SqlEventLog:
    return SqlEventLog(
        engine, tenant="acme", master_key=MASTER_KEY, create_tables=False
    )


def key_store(engine: Engine) -> SqlSubjectKeyStore:
    return SqlSubjectKeyStore(
        engine, tenant="acme", master_key=MASTER_KEY, create_table=False
    )


def test_the_page_has_the_sql_of_the_package() -> None:
    _, block, *_ = PAGE.read_text().split("```sql\n")
    assert block.split("```")[0] == SQL.read_text()


def test_commands_and_keys_by_two_logins(as_member_of: As) -> None:
    log, keys = log_of(as_member_of(WRITER)), key_store(as_member_of(KEY_HOLDER))
    door = debt_collection(log, keys=keys)
    door.execute(submit_case("C-1"), by=PLATFORM, command_id="c-1")
    case = door.questions().case("C-1")
    assert case is not None
    assert isinstance(door.questions().revealed(case).debtor_name, Personal)
    door.execute(REJECT, by=PLATFORM, command_id="c-2")
    door.execute(ERASE, by=PLATFORM, command_id="c-3")
    assert keys.get(("D-1",)) == {}
    door.rebuild()
    assert door.verify().sound


def test_commands_and_keys_by_one_login(as_member_of: As) -> None:
    engine = as_member_of(WRITER, KEY_HOLDER)
    log = log_of(engine)
    door = debt_collection(log)
    with engine.begin() as connection:
        joined = door.inside(log.joining(connection))
        joined.execute(submit_case("C-1"), by=PLATFORM, command_id="c-1")
    door.execute(REJECT, by=PLATFORM, command_id="c-2")
    door.execute(ERASE, by=PLATFORM, command_id="c-3")
    assert door.verify().sound


def test_projections_are_followed_by_the_writer(as_member_of: As) -> None:
    engine = as_member_of(WRITER)
    keys = key_store(as_member_of(KEY_HOLDER))
    door = debt_collection(log_of(engine), keys=keys)
    door.execute(submit_case("C-1"), by=PLATFORM, command_id="c-1")
    follower = Follower(log_of(engine), ALL)
    assert follower.catch_up().is_complete
    log_of(engine).waker().close()
    assert {x.lag_events for x in follower.status(NOW)} == {0}


def test_the_reader_reads_views_and_the_log(as_member_of: As) -> None:
    writing = debt_collection(log_of(as_member_of(WRITER, KEY_HOLDER)))
    writing.execute(submit_case("C-1"), by=PLATFORM, command_id="c-1")
    log = log_of(as_member_of(READER))
    questions = debt_collection(log, writes=False).questions()
    assert questions.case("C-1") == writing.questions().case("C-1")
    assert list(log.read(0)) == list(writing.log.read(0))
    log.waker().close()


def test_the_key_holder_rotates_the_master_key(as_member_of: As) -> None:
    engine, new = as_member_of(KEY_HOLDER), MasterKey(bytes(32))
    prepare(engine, create_tables=False)
    key = key_store(engine).obtain(("D-1",))
    assert rotate(engine, MASTER_KEY, new) == 1
    ring = MasterKeyRing(new, MASTER_KEY)
    after = SqlSubjectKeyStore(
        engine, tenant="acme", master_key=ring, create_table=False
    )
    assert after.get(("D-1",)) == key


CHANGING_EVENTS: Final = (
    "UPDATE debt_event SET state = state",
    "DELETE FROM debt_event",
    "TRUNCATE debt_event",
    "DROP TABLE debt_event",
    "ALTER TABLE debt_event ADD more text",
    "CREATE TABLE mine (more text)",
    "DELETE FROM debt_log_head",
    "UPDATE debt_schema_version SET version_num = '0000'",
)
WRITING: Final = (
    "INSERT INTO debt_event SELECT * FROM debt_event",
    "UPDATE debt_log_head SET position = position",
    "SELECT * FROM debt_log_head FOR NO KEY UPDATE",
    "INSERT INTO debt_read_model SELECT * FROM debt_read_model",
    "UPDATE debt_read_model SET row = row",
    "DELETE FROM debt_read_model",
    "DELETE FROM debt_tracking",
)
READING: Final = (
    "SELECT tenant FROM debt_event",
    "SELECT tenant FROM debt_log_head",
    "SELECT tenant FROM debt_read_model",
    "SELECT tenant FROM debt_tracking",
)
KEYS: Final = (
    "SELECT tenant FROM debt_subject_key",
    "INSERT INTO debt_subject_key (tenant, subject) VALUES ('acme', 'D-1')",
    "UPDATE debt_subject_key SET wrapped_key = NULL, master_key = NULL",
)
DELETING_KEYS: Final = ("DELETE FROM debt_subject_key", "TRUNCATE debt_subject_key")


@pytest.mark.parametrize(
    ("roles", "refused"),
    [
        ((WRITER,), (*CHANGING_EVENTS, *KEYS, *DELETING_KEYS)),
        ((READER,), (*CHANGING_EVENTS, *WRITING, *KEYS, *DELETING_KEYS)),
        ((KEY_HOLDER,), (*CHANGING_EVENTS, *WRITING, *READING, *DELETING_KEYS)),
        ((WRITER, KEY_HOLDER), (*CHANGING_EVENTS, *DELETING_KEYS)),
    ],
)
def test_the_rest_is_refused(
    as_member_of: As, roles: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    engine = as_member_of(*roles)
    assert [x for x in refused if not is_refused(engine, x)] == []


def is_refused(engine: Engine, statement: str) -> bool:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
    except ProgrammingError as error:
        # Insufficient privilege.
        return getattr(error.orig, "sqlstate", None) == "42501"
    return False
