"""The keys of subjects, wherever they are kept."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine, select
from typing_extensions import override

from debt_adapters.errors import MasterKeyError
from debt_adapters.keys_apart import KeysApart
from debt_adapters.master_key import MasterKey, MasterKeyRing
from debt_adapters.memory import MemoryEventLog
from debt_adapters.sqlalchemy import SqlEventLog
from debt_adapters.sqlalchemy.keys import KEY, SqlSubjectKeyStore
from debt_domain.kernel.errors import SubjectErasedError
from debt_domain.kernel.ports import EventLog, SubjectKeys

OLD, NEW = MasterKey(bytes(range(32))), MasterKey(bytes(range(1, 33)))


class PowerCutError(Exception):
    """What goes wrong in the middle."""


@pytest.fixture
def keys(log: EventLog) -> SubjectKeys:
    """The keys of a log of every kind, in its own database."""
    return log.keys


@pytest.fixture
def store(engine: Engine) -> SqlSubjectKeyStore:
    """Keys in a database of their own."""
    return SqlSubjectKeyStore(engine, tenant="acme", master_key=OLD)


def test_a_destroyed_key_is_gone_for_good(keys: SubjectKeys) -> None:
    kept = keys.obtain(("S-1", "S-2"))["S-2"]
    keys.destroy(("S-1",))
    assert keys.get(("S-1", "S-2")) == {"S-2": kept}
    with pytest.raises(SubjectErasedError) as refusal:
        keys.obtain(("S-2", "S-1", "S-3"))
    assert refusal.value.subject_id == "S-1"
    assert keys.get(("S-3",)) == {}


def test_a_key_that_never_was_can_be_destroyed(keys: SubjectKeys) -> None:
    keys.destroy(("S-1", "S-1"))
    keys.destroy(("S-1",))
    keys.destroy(())
    with pytest.raises(SubjectErasedError):
        keys.obtain(("S-1",))


def test_nothing_is_asked_for_nothing(keys: SubjectKeys) -> None:
    assert keys.get(()) == {}
    assert keys.obtain(()) == {}


def destroy_and_fail(log: EventLog) -> None:
    with log.transaction() as transaction:
        transaction.keys.obtain(("S-2",))
        transaction.keys.destroy(("S-1",))
        assert transaction.keys.get(("S-1",)) == {}
        raise PowerCutError


def test_a_rolled_back_transaction_destroys_and_makes_nothing(log: EventLog) -> None:
    before = log.keys.obtain(("S-1",))
    with pytest.raises(PowerCutError):
        destroy_and_fail(log)
    assert log.keys.get(("S-1", "S-2")) == before


def test_a_transaction_that_commits_destroys(log: EventLog) -> None:
    log.keys.obtain(("S-1",))
    with log.transaction() as transaction:
        transaction.keys.destroy(("S-1",))
    assert log.keys.get(("S-1",)) == {}


def test_a_store_of_its_own_keeps_what_a_log_rolls_back(
    store: SqlSubjectKeyStore,
) -> None:
    log = KeysApart(MemoryEventLog(), store)
    store.obtain(("S-1",))
    with pytest.raises(PowerCutError):
        destroy_apart_and_fail(log)
    assert store.get(("S-1", "S-2")).keys() == {"S-1", "S-2"}


def destroy_apart_and_fail(log: EventLog) -> None:
    with log.transaction() as transaction:
        transaction.keys.obtain(("S-2",))
        transaction.keys.destroy(("S-1",))
        raise PowerCutError


def test_a_store_of_its_own_is_that_of_one_tenant(engine: Engine) -> None:
    acme = SqlSubjectKeyStore(engine, tenant="acme", master_key=OLD)
    other = SqlSubjectKeyStore(
        engine, tenant="other", master_key=OLD, create_table=False
    )
    key = acme.obtain(("S-1",))
    assert other.get(("S-1",)) == {}
    assert other.obtain(("S-1",)) != key
    other.destroy(("S-1",))
    assert acme.get(("S-1",)) == key


def test_each_row_says_which_master_key_wrapped_it(
    engine: Engine, store: SqlSubjectKeyStore
) -> None:
    store.obtain(("S-1", "S-2"))
    store.destroy(("S-2",))
    with engine.connect() as connection:
        rows = connection.execute(
            select(KEY.c.subject, KEY.c.master_key).order_by(KEY.c.subject)
        )
        assert [tuple(row) for row in rows] == [("S-1", OLD.key_id), ("S-2", None)]


def test_another_master_key_is_named(engine: Engine, store: SqlSubjectKeyStore) -> None:
    store.obtain(("S-1",))
    stranger = SqlSubjectKeyStore(engine, tenant="acme", master_key=NEW)
    with pytest.raises(MasterKeyError, match=f"{OLD.key_id}.*{NEW.key_id}"):
        stranger.get(("S-1",))
    ring = MasterKeyRing(NEW, OLD)
    both = SqlSubjectKeyStore(engine, tenant="acme", master_key=ring)
    assert both.get(("S-1",)) == store.get(("S-1",))


def test_a_row_in_another_subject_s_place_does_not_open(
    engine: Engine, store: SqlSubjectKeyStore
) -> None:
    store.obtain(("S-1", "S-2"))
    moved = select(KEY.c.wrapped_key).where(KEY.c.subject == "S-1").scalar_subquery()
    with engine.begin() as connection:
        connection.execute(
            KEY.update().where(KEY.c.subject == "S-2").values(wrapped_key=moved)
        )
    with pytest.raises(MasterKeyError, match="changed or moved"):
        store.get(("S-2",))


class CountingMasterKey(MasterKey):
    """Counts what it opens, as a key service would charge it."""

    def __init__(self) -> None:
        super().__init__(bytes(range(32)))
        self.opened: list[bytes] = []

    @override
    def unwrap(self, wrapped: bytes, context: bytes, key_id: str) -> bytes:
        self.opened.append(context)
        return super().unwrap(wrapped, context, key_id)


@pytest.fixture
def counting() -> CountingMasterKey:
    return CountingMasterKey()


@pytest.fixture
def cached(engine: Engine, counting: CountingMasterKey) -> SqlEventLog:
    """A log that keeps two unwrapped keys in memory."""
    return SqlEventLog(engine, tenant="acme", master_key=counting, cached_keys=2)


def read(log: EventLog, *subjects: str) -> Sequence[str]:
    return sorted(log.keys.get(subjects))


def test_a_committed_key_is_opened_once(
    cached: SqlEventLog, counting: CountingMasterKey
) -> None:
    with cached.transaction() as transaction:
        made = transaction.keys.obtain(("S-1",))
    assert cached.keys.get(("S-1",)) == made
    assert cached.keys.obtain(("S-1",)) == made
    assert counting.opened == []


def test_a_rolled_back_key_is_not_kept(
    cached: SqlEventLog, counting: CountingMasterKey
) -> None:
    with pytest.raises(PowerCutError):
        obtain_and_fail(cached)
    assert len(cached.key_cache) == 0
    assert cached.keys.get(("S-1",)) == {}
    assert len(cached.keys.obtain(("S-1",))["S-1"]) == 32
    assert counting.opened == []


def obtain_and_fail(log: EventLog) -> None:
    with log.transaction() as transaction:
        transaction.keys.obtain(("S-1",))
        raise PowerCutError


def test_a_host_s_rollback_leaves_nothing_in_the_cache(
    engine: Engine, cached: SqlEventLog
) -> None:
    with engine.connect() as connection:
        cached.joining(connection).keys.obtain(("S-1",))
        connection.rollback()
    assert len(cached.key_cache) == 0
    assert cached.keys.get(("S-1",)) == {}


def test_the_cache_is_bounded(cached: SqlEventLog, counting: CountingMasterKey) -> None:
    cached.keys.obtain(("S-1", "S-2", "S-3"))
    assert len(cached.key_cache) == 2
    for _ in range(3):
        assert read(cached, "S-3") == ["S-3"]
    assert counting.opened == []
    assert read(cached, "S-1", "S-2", "S-3") == ["S-1", "S-2", "S-3"]
    assert len(counting.opened) == 1


def test_what_another_process_destroys_is_not_in_the_cache(
    engine: Engine, cached: SqlEventLog
) -> None:
    cached.keys.obtain(("S-1",))
    elsewhere = SqlEventLog(engine, tenant="acme", master_key=OLD)
    elsewhere.keys.destroy(("S-1",))
    assert read(cached, "S-1") == []
    with pytest.raises(SubjectErasedError):
        cached.keys.obtain(("S-1",))


def test_a_destroyed_key_leaves_the_memory(cached: SqlEventLog) -> None:
    cached.keys.obtain(("S-1",))
    cached.keys.destroy(("S-1",))
    assert len(cached.key_cache) == 0
