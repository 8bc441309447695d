"""The key that wraps the subjects' keys, and where it is kept."""

import os
import secrets
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from typing_extensions import override

from debt_adapters.errors import MasterKeyError

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


class KeyWrapping(Protocol):
    """What wraps the subjects' keys: our own master keys, or a host's key service."""

    @property
    def key_id(self) -> str:
        """The master key that wraps now; stored beside what it wraps."""
        ...

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Encrypt a key; `context` is bound to the result and not kept in it."""
        ...

    def unwrap(self, wrapped: bytes, context: bytes, key_id: str) -> bytes:
        """Decrypt what the master key of this id wrapped in the same context.

        Raises:
            MasterKeyError: There is no such master key here, or the bytes or the
                context have changed.
        """
        ...


class MasterKey(KeyWrapping):
    """Wraps keys with AES-256-GCM (NIST SP 800-38D), a fresh nonce before each.

    Its id is a fingerprint of the key, so that no label can be wrong.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise MasterKeyError(
                f"a master key has {KEY_BYTES} bytes, this one has {len(key)}"
            )
        self._cipher = AESGCM(key)
        self._key_id = sha256(b"debt-domain master key" + key).hexdigest()[:16]

    @property
    @override
    def key_id(self) -> str:
        return self._key_id

    @override
    def wrap(self, key: bytes, context: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, key, context)

    @override
    def unwrap(self, wrapped: bytes, context: bytes, key_id: str) -> bytes:
        if key_id != self._key_id:
            raise _another_key(key_id, (self._key_id,))
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, sealed, context)
        except (InvalidTag, ValueError) as error:
            raise MasterKeyError(
                f"a subject's key does not open with master key {key_id} that wrapped"
                " it: it was changed or moved; restore it from a copy"
            ) from error


class MasterKeyRing(KeyWrapping):
    """Several master keys, while one replaces the others: the newest wraps.

    Attributes:
        newest: The one that wraps.
        older: Those that still open what they wrapped.
    """

    def __init__(self, newest: KeyWrapping, *older: KeyWrapping) -> None:
        self.newest, self.older = newest, older
        self._by_id = {key.key_id: key for key in (newest, *older)}

    @property
    @override
    def key_id(self) -> str:
        return self.newest.key_id

    @override
    def wrap(self, key: bytes, context: bytes) -> bytes:
        return self.newest.wrap(key, context)

    @override
    def unwrap(self, wrapped: bytes, context: bytes, key_id: str) -> bytes:
        if key_id not in self._by_id:
            raise _another_key(key_id, tuple(self._by_id))
        return self._by_id[key_id].unwrap(wrapped, context, key_id)


def _another_key(key_id: str, known: tuple[str, ...]) -> MasterKeyError:
    return MasterKeyError(
        f"a subject's key was wrapped by master key {key_id}, given is"
        f" {', '.join(known)}: give the one that the store was written with, or, while"
        " master keys are rotated, both"
    )


def master_key_from_environment(
    environment: Mapping[str, str], name: str = "DEBT_MASTER_KEY"
) -> MasterKeyRing:
    """Read the master keys from a variable: base64, the newest first, with spaces.

    Raises:
        MasterKeyError: The variable is missing or not base64 of 32 bytes.
    """
    text = environment.get(name)
    if text is None:
        raise MasterKeyError(f"the variable {name} is missing: base64 of 32 bytes")
    return _decoded(text, f"the variable {name}")


def master_key_from_file(path: Path) -> MasterKeyRing:
    """Read the master keys from a file: base64, one a line, the newest first.

    The file is made, with one key and mode 0600, if there is none.

    Raises:
        MasterKeyError: The file does not hold base64 of 32 bytes.
    """
    if not path.exists():
        _create(path, _new_line())
    return _decoded(path.read_text(encoding="ascii", errors="replace"), str(path))


def add_master_key(path: Path) -> MasterKeyRing:
    """Put a new master key before the others in a file, whole or not at all.

    Raises:
        MasterKeyError: The file does not hold base64 of 32 bytes.
    """
    master_key_from_file(path)
    draft = _draft(path, _new_line() + path.read_bytes())
    draft.replace(path)
    return master_key_from_file(path)


def key_file_beside(database: Path) -> Path:
    """Give the path of the key file that belongs to an SQLite database."""
    return database.with_name(f"{database.name}.key")


def _decoded(text: str, origin: str) -> MasterKeyRing:
    try:
        newest, *older = [b64decode(key, validate=True) for key in text.split()]
    except (Base64Error, ValueError) as error:
        raise MasterKeyError(f"{origin} is not base64 of 32 bytes") from error
    return MasterKeyRing(MasterKey(newest), *map(MasterKey, older))


def _new_line() -> bytes:
    return b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n"


def _create(path: Path, content: bytes) -> None:
    """Make the file whole or not at all; the first of two processes wins."""
    draft = _draft(path, content)
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def _draft(path: Path, content: bytes) -> Path:
    """Write a file for its owner alone, beside the one that it is for."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft
