"""The migrations make the tables that the metadata says, once, in one transaction."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Engine,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    UniqueConstraint,
    inspect,
    text,
)

from debt_adapters.errors import StoreMissingError, StoreTooOldError
from debt_adapters.sqlalchemy import SqlEventLog, create_engine, migrating, schema
from debt_adapters.sqlalchemy.tables import SCHEMA_VERSION, tables
from tests.contracts.conftest import MASTER_KEY

MIGRATIONS = Path(migrating.__file__).with_name("migrations")
SECOND = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "0002", "0001"


def upgrade():
    op.create_table("debt_second", sa.Column("tenant", sa.Text, primary_key=True))
    {then}
"""
# All that a database knows of a table, constraint and index, in its own words.
CATALOG = {
    "sqlite": "SELECT name, sql FROM sqlite_master ORDER BY name",
    "postgresql": """
        SELECT relname::text, relkind::text, reloptions::text,
            attname || ' ' || format_type(atttypid, atttypmod) || attnotnull
                || attcollation::regcollation, pg_get_indexdef(pg_class.oid)
        FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
        WHERE relname LIKE 'debt%' AND attnum > 0
        UNION ALL
        SELECT conname::text, contype::text, conrelid::regclass::text,
            pg_get_constraintdef(oid), NULL
        FROM pg_constraint WHERE conname LIKE 'debt%' ORDER BY 1, 2, 4
    """,
}


def catalog(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        found = connection.execute(text(CATALOG[engine.dialect.name]))
        return [tuple(row) for row in found]


def test_the_migrations_give_the_tables_of_the_metadata(engine: Engine) -> None:
    assert schema.migrate(engine) is None
    metadata = MetaData()
    tables(metadata)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []


def test_to_the_letter(engine: Engine) -> None:
    metadata = MetaData()
    tables(metadata)
    metadata.create_all(engine)
    by_metadata = catalog(engine)
    metadata.drop_all(engine)
    assert catalog(engine) == []
    schema.migrate(engine)
    assert catalog(engine) == by_metadata
    assert len(by_metadata) > len(metadata.tables)


def test_the_newest_migration_is_the_version_that_the_library_needs() -> None:
    heads = ScriptDirectory(MIGRATIONS).get_heads()
    assert heads == [f"{SCHEMA_VERSION:04}"]


def test_the_tenant_comes_first_in_every_key() -> None:
    metadata = MetaData()
    tables(metadata)
    keys = [
        (table.name, next(iter(key.columns)).name)
        for table in metadata.tables.values()
        for key in (*table.constraints, *table.indexes)
        if isinstance(key, PrimaryKeyConstraint | UniqueConstraint | Index)
    ]
    first = {(name, column) for name, column in keys if name != "debt_schema_version"}
    assert first == {(name, "tenant") for name, _ in first}
    assert {name for name, _ in keys} == set(metadata.tables)


def test_a_store_that_is_up_to_date_is_left_alone(engine: Engine) -> None:
    assert schema.migrate(engine) is None
    before = catalog(engine)
    assert schema.migrate(engine) == SCHEMA_VERSION
    assert catalog(engine) == before


def test_alembic_is_imported_only_when_there_is_something_to_do(
    engine: Engine,
) -> None:
    schema.migrate(engine)
    program = (
        "import sys; from debt_adapters.sqlalchemy import create_engine, schema;"
        f"schema.prepare(create_engine({_url(engine)!r}), create_tables=True);"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def _url(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture
def second(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second migration of a release to come, for a store of this one."""
    schema.migrate(engine)
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    file = folder / "versions" / "0002_second.py"
    file.write_text(SECOND.format(then="pass"))
    upgrade = partial(migrating.upgrade, migrations=str(folder))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(migrating, "upgrade", upgrade)
    return file


@pytest.mark.usefixtures("second")
def test_an_older_store_is_brought_up_to_date(engine: Engine) -> None:
    with pytest.raises(StoreTooOldError) as refusal:
        schema.prepare(engine, create_tables=False)
    assert (refusal.value.found, refusal.value.known) == (1, 2)
    schema.prepare(engine, create_tables=True)
    assert inspect(engine).has_table("debt_second")
    assert schema.migrate(engine) == 2


def test_a_migration_that_fails_leaves_nothing_behind(
    engine: Engine, second: Path
) -> None:
    before = catalog(engine)
    second.write_text(SECOND.format(then="raise OSError('broken off')"))
    with pytest.raises(OSError, match="broken off"):
        schema.migrate(engine)
    assert catalog(engine) == before


def test_one_of_many_migrates_a_store(engine: Engine) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(schema.migrate, [engine] * 4))
    assert sorted(found, key=str) == [1, 1, 1, None]


def test_many_stores_at_once(tmp_path: Path) -> None:
    engines = [
        create_engine(f"sqlite:///{tmp_path}/{number}.db") for number in range(8)
    ]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(schema.migrate, engines)) == [None] * 8
    assert all(inspect(engine).has_table("debt_event") for engine in engines)
    for engine in engines:
        engine.dispose()


def test_a_host_that_made_the_tables_must_write_their_version(engine: Engine) -> None:
    metadata = MetaData()
    made = tables(metadata)
    metadata.create_all(engine)
    with pytest.raises(StoreMissingError, match="nothing in it"):
        SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY)
    with engine.begin() as connection:
        connection.execute(made.schema_version.insert().values(version_num="0001"))
    SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY, create_tables=False)


def test_alembic_by_itself_does_not_run_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with pytest.raises(TypeError, match="debt-domain migrate"):
        command.upgrade(config, "head")
