"""The key that wraps the subjects' keys, and where it is kept."""

import os
import secrets
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from debt_adapters.errors import MasterKeyError

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


class MasterKey:
    """Wraps keys with AES-256-GCM (NIST SP 800-38D), a fresh nonce before each."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise MasterKeyError(
                f"a master key has {KEY_BYTES} bytes, this one has {len(key)}"
            )
        self._cipher = AESGCM(key)

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Encrypt a key; `context` is bound to the result and not kept in it."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, key, context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Decrypt what was wrapped in the same context.

        Raises:
            MasterKeyError: This is not the master key that wrapped it, or the
                bytes or the context have changed.
        """
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, sealed, context)
        except (InvalidTag, ValueError) as error:
            raise MasterKeyError(
                "a subject's key does not open with this master key: give the one"
                " that the store was written with"
            ) from error


def master_key_from_environment(
    environment: Mapping[str, str], name: str = "DEBT_MASTER_KEY"
) -> MasterKey:
    """Read the master key from a variable that holds it in base64.

    Raises:
        MasterKeyError: The variable is missing or not base64 of 32 bytes.
    """
    text = environment.get(name)
    if text is None:
        raise MasterKeyError(f"the variable {name} is missing: base64 of 32 bytes")
    return _decoded(text, f"the variable {name}")


def master_key_from_file(path: Path) -> MasterKey:
    """Read the master key from a file, making it (mode 0600) if there is none.

    Raises:
        MasterKeyError: The file does not hold base64 of 32 bytes.
    """
    if not path.exists():
        _create(path, b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
    return _decoded(path.read_text(encoding="ascii", errors="replace"), str(path))


def key_file_beside(database: Path) -> Path:
    """Give the path of the key file that belongs to an SQLite database."""
    return database.with_name(f"{database.name}.key")


def _decoded(text: str, origin: str) -> MasterKey:
    try:
        key = b64decode(text.strip(), validate=True)
    except (Base64Error, ValueError) as error:
        raise MasterKeyError(f"{origin} is not base64 of 32 bytes") from error
    return MasterKey(key)


def _create(path: Path, content: bytes) -> None:
    """Make the file whole or not at all; the first of two processes wins."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
