"""From one master key to the next, while others read and write."""

from collections.abc import Mapping

import pytest
from sqlalchemy import Engine
from typing_extensions import override

from debt_adapters.errors import MasterKeyError
from debt_adapters.master_key import MasterKey, MasterKeyRing
from debt_adapters.sqlalchemy.key_rotation import keys_by_master_key, rotate
from debt_adapters.sqlalchemy.keys import SqlSubjectKeyStore

OLD, NEW = MasterKey(bytes(range(32))), MasterKey(bytes(range(1, 33)))
SUBJECTS = tuple(f"S-{number}" for number in range(7))


class PowerCutError(Exception):
    """What goes wrong in the middle."""


def store(
    engine: Engine, master_key: MasterKey | MasterKeyRing, tenant: str = "acme"
) -> SqlSubjectKeyStore:
    return SqlSubjectKeyStore(engine, tenant=tenant, master_key=master_key)


@pytest.fixture
def keys(engine: Engine) -> Mapping[str, bytes]:
    """Keys of two tenants under the old master key, one of them destroyed."""
    other = store(engine, OLD, "other")
    other.obtain(("S-1", "S-2"))
    other.destroy(("S-2",))
    return store(engine, OLD).obtain(SUBJECTS)


def test_every_key_is_wrapped_anew(engine: Engine, keys: Mapping[str, bytes]) -> None:
    steps: list[int] = []
    assert rotate(engine, OLD, NEW, batch=3, progress=steps.append) == 8
    assert steps == [3, 6, 8]
    assert keys_by_master_key(engine) == {NEW.key_id: 8}
    assert store(engine, NEW).get(SUBJECTS) == keys
    assert store(engine, NEW, "other").get(("S-1", "S-2")).keys() == {"S-1"}
    assert rotate(engine, OLD, NEW) == 0


def test_with_itself_it_has_nothing_to_do(
    engine: Engine, keys: Mapping[str, bytes]
) -> None:
    assert rotate(engine, OLD, OLD) == 0
    assert store(engine, OLD).get(SUBJECTS) == keys


def test_whoever_has_both_reads_and_writes_meanwhile(
    engine: Engine, keys: Mapping[str, bytes]
) -> None:
    ring = store(engine, MasterKeyRing(NEW, OLD))
    behind = store(engine, MasterKeyRing(OLD, NEW))

    def meanwhile(done: int) -> None:
        assert ring.get(SUBJECTS) == keys
        assert behind.get(SUBJECTS) == keys
        ring.obtain((f"new-{done}",))
        behind.obtain((f"behind-{done}",))
        ring.destroy((f"behind-{done}",))

    rotate(engine, OLD, NEW, batch=3, progress=meanwhile)
    assert store(engine, NEW).get(SUBJECTS) == keys


def test_broken_off_it_goes_on_where_it_was(
    engine: Engine, keys: Mapping[str, bytes]
) -> None:
    def cut(_done: int) -> None:
        raise PowerCutError

    with pytest.raises(PowerCutError):
        rotate(engine, OLD, NEW, batch=3, progress=cut)
    assert keys_by_master_key(engine) == {OLD.key_id: 5, NEW.key_id: 3}
    assert store(engine, MasterKeyRing(NEW, OLD)).get(SUBJECTS) == keys
    assert rotate(engine, OLD, NEW, batch=3) == 5
    assert store(engine, NEW).get(SUBJECTS) == keys


class ErasingMeanwhile(MasterKey):
    """A master key during whose use somebody else erases a subject."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(bytes(range(1, 33)))
        self.keys = store(engine, OLD)

    @override
    def wrap(self, key: bytes, context: bytes) -> bytes:
        self.keys.destroy(("S-0",))
        return super().wrap(key, context)


def test_a_key_destroyed_meanwhile_stays_destroyed(
    engine: Engine, keys: Mapping[str, bytes]
) -> None:
    rotate(engine, OLD, ErasingMeanwhile(engine))
    assert store(engine, NEW).get(SUBJECTS).keys() == keys.keys() - {"S-0"}


def test_a_wrong_old_key_changes_nothing(
    engine: Engine, keys: Mapping[str, bytes]
) -> None:
    class Imposter(MasterKey):
        @property
        @override
        def key_id(self) -> str:
            return OLD.key_id

    with pytest.raises(MasterKeyError):
        rotate(engine, Imposter(bytes(32)), NEW)
    assert store(engine, OLD).get(SUBJECTS) == keys
