"""Where the master key is kept."""

from base64 import b64encode
from pathlib import Path

import pytest

from debt_adapters.errors import MasterKeyError
from debt_adapters.master_key import (
    MasterKey,
    add_master_key,
    key_file_beside,
    master_key_from_environment,
    master_key_from_file,
)

KEY = bytes(range(32))
IN_BASE64 = b64encode(KEY).decode()


def test_what_is_wrapped_opens_in_the_same_context_only() -> None:
    master_key = MasterKey(KEY)
    wrapped = master_key.wrap(b"key", b"acme S-1")
    assert master_key.unwrap(wrapped, b"acme S-1", master_key.key_id) == b"key"
    assert wrapped != master_key.wrap(b"key", b"acme S-1")
    for other, context, text in (
        (master_key, b"acme S-2", wrapped),
        (master_key, b"acme S-1", wrapped[:-1]),
        (master_key, b"acme S-1", b""),
        (MasterKey(bytes(32)), b"acme S-1", wrapped),
    ):
        with pytest.raises(MasterKeyError):
            other.unwrap(text, context, master_key.key_id)


def test_the_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = key_file_beside(tmp_path / "debt.db")
    assert path.name == "debt.db.key"
    wrapped = master_key_from_file(path).wrap(b"key", b"")
    assert path.stat().st_mode & 0o777 == 0o600
    again = master_key_from_file(path)
    assert again.unwrap(wrapped, b"", again.key_id) == b"key"
    assert [entry.name for entry in tmp_path.iterdir()] == ["debt.db.key"]


@pytest.mark.parametrize("content", ["", "no base64", b64encode(b"short").decode()])
def test_what_is_no_key_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key"
    path.write_text(content)
    with pytest.raises(MasterKeyError, match="32 bytes"):
        master_key_from_file(path)
    with pytest.raises(MasterKeyError, match="32 bytes"):
        master_key_from_environment({"DEBT_MASTER_KEY": content})


def test_the_environment_gives_the_key() -> None:
    variables = {"ACME_KEY": b64encode(KEY).decode()}
    wrapped = MasterKey(KEY).wrap(b"key", b"")
    from_environment = master_key_from_environment(variables, "ACME_KEY")
    assert from_environment.unwrap(wrapped, b"", MasterKey(KEY).key_id) == b"key"
    with pytest.raises(MasterKeyError, match="DEBT_MASTER_KEY is missing"):
        master_key_from_environment(variables)


def test_the_id_tells_keys_apart_and_says_nothing_of_them() -> None:
    master_key = MasterKey(KEY)
    assert master_key.key_id == MasterKey(KEY).key_id != MasterKey(bytes(32)).key_id
    assert len(master_key.key_id) == 16
    assert master_key.key_id not in KEY.hex()


def test_the_newest_of_several_wraps_and_all_open() -> None:
    older, newest = MasterKey(KEY), MasterKey(bytes(32))
    variables = {"DEBT_MASTER_KEY": f"{b64encode(bytes(32)).decode()} {IN_BASE64}"}
    ring = master_key_from_environment(variables)
    assert (ring.key_id, [key.key_id for key in ring.older]) == (
        newest.key_id,
        [older.key_id],
    )
    assert ring.unwrap(older.wrap(b"key", b""), b"", older.key_id) == b"key"
    assert newest.unwrap(ring.wrap(b"key", b""), b"", newest.key_id) == b"key"
    with pytest.raises(MasterKeyError, match=f"by master key {'0' * 16}"):
        ring.unwrap(b"", b"", "0" * 16)


def test_a_new_key_is_put_before_the_others_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    first = master_key_from_file(path)
    both = add_master_key(path)
    assert [key.key_id for key in both.older] == [first.key_id]
    assert both.key_id == master_key_from_file(path).key_id != first.key_id
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["key"]
