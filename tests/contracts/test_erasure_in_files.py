"""What an erasure leaves in the files of a database: nothing in the clear."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from debt_adapters.assembly import debt_collection
from debt_adapters.master_key import MasterKey
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.sqlalchemy.keys import KEY
from debt_domain.application import DebtCollection, DomainCommand
from debt_domain.case.commands import RejectCase
from debt_domain.case.model import RejectionReason
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, actor, submit_case
from debt_domain.values.actor import Role

PLATFORM = actor(Role.PLATFORM)
IN_THE_CLEAR = ("Kaufhaus Brandt", "Lindenallee", "50668", "Köln", "Mette Holm")
COMMANDS: tuple[DomainCommand, ...] = (
    submit_case("C-1"),
    RejectCase(
        case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Too small."
    ),
    EraseSubject(subject_id="D-1", reason=ErasureReason.OBJECTION, requested_at=NOW),
)


@pytest.fixture
def engine(sqlite_url: str) -> Engine:
    return create_engine(sqlite_url)


@pytest.fixture
def door(engine: Engine) -> DebtCollection:
    master_key = MasterKey(bytes(range(32)))
    return debt_collection(SqlEventLog(engine, tenant="acme", master_key=master_key))


def stored(database: Path) -> bytes:
    """Give every byte of the database, its journal included."""
    files = sorted(database.parent.glob(f"{database.name}*"))
    assert files[0] == database
    return b"".join(file.read_bytes() for file in files)


def test_no_file_ever_holds_a_personal_text_or_a_key(
    database: Path, engine: Engine, door: DebtCollection
) -> None:
    for number, command in enumerate(COMMANDS):
        key = door.log.keys.get(("D-1",))
        door.execute(command, by=PLATFORM, command_id=f"c-{number}")
        found = stored(database)
        assert b"Nordlys Engros" in found
        assert not [text for text in IN_THE_CLEAR if text.encode() in found]
        assert not [key for key in key.values() if key in found]
    assert door.verify().sound
    engine.dispose()


def test_the_wrapped_key_is_overwritten_too(
    database: Path, engine: Engine, door: DebtCollection
) -> None:
    submit, reject, erase = COMMANDS
    door.execute(submit, by=PLATFORM, command_id="c-1")
    door.execute(reject, by=PLATFORM, command_id="c-2")
    row = select(KEY.c.wrapped_key).where(KEY.c.subject == "D-1")
    with engine.connect() as connection:
        wrapped = connection.execute(row).scalar_one()
    assert wrapped in stored(database)
    door.execute(erase, by=PLATFORM, command_id="c-3")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert wrapped not in stored(database)
    engine.dispose()
