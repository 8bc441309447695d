"""A ready `DebtCollection` from a store's URL: the parts, put together."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.clock import system_clock
from debt_adapters.digest import HmacDigest
from debt_adapters.master_key import (
    MasterKey,
    key_file_beside,
    master_key_from_environment,
    master_key_from_file,
)
from debt_adapters.pause import jittered_pause
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_domain.application import DebtCollection
from debt_domain.kernel.errors import StoreError
from debt_domain.kernel.ports import Clock, EventLog

MASTER_KEY_VARIABLE: Final = "DEBT_MASTER_KEY"
# A colon is in no identifier: no person's id can ever be this one.
_DIGEST_SUBJECT: Final = "tenant:digest"


class StoreUrlError(StoreError):
    """A store's URL is one that can be opened."""

    code: ClassVar[str] = "store.url"

    def __init__(self, *, url: str, reason: str) -> None:
        super().__init__(
            f"store {url!r}: {reason}; accepted is such as sqlite:///debt.db"
        )
        self.url = url


class StoreNotFoundError(StoreError):
    """A store that is to be read exists."""

    code: ClassVar[str] = "store.not_found"

    def __init__(self, *, path: Path) -> None:
        super().__init__(f"there is no store {path}")
        self.path = path


def open_collection(
    url: str,
    *,
    tenant: str,
    environment: Mapping[str, str],
    clock: Clock = system_clock,
    create: bool = False,
) -> DebtCollection:
    """Open a store on the whole machinery: log, keys, cipher, digest, clock, pause.

    The master key is base64 in the variable DEBT_MASTER_KEY; without it, an SQLite
    store has a key file beside it.

    Args:
        url: The store's, such as `sqlite:///debt.db`.
        tenant: Whose log.
        environment: The process's variables.
        clock: Gives the time.
        create: Whether to make the store where there is none.

    Raises:
        StoreUrlError: The URL cannot be opened.
        StoreNotFoundError: There is no such store, and none was to be made.
        StoreError: The store cannot be used: the class says why.
    """
    parsed = _parsed(url)
    path = database_file(parsed)
    if path is not None and not create and not path.exists():
        raise StoreNotFoundError(path=path)
    log = SqlEventLog(
        create_engine(parsed),
        tenant=tenant,
        master_key=_master_key(path, environment),
        create_tables=create,
    )
    return DebtCollection(
        log=log,
        tenant=tenant,
        clock=clock,
        pause=jittered_pause,
        cipher=AesGcmCipher(),
        digest=HmacDigest(_digest_secret(log)),
    )


def database_file(url: URL) -> Path | None:
    """Give the file of an SQLite store; None for a server's."""
    is_sqlite = url.get_backend_name() == "sqlite" and url.database
    return Path(url.database) if is_sqlite and url.database else None


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreUrlError(url=url, reason="it is no URL") from None
    if parsed.get_backend_name() == "sqlite" and parsed.database in {
        None,
        "",
        ":memory:",
    }:
        raise StoreUrlError(url=url, reason="an SQLite store needs a file")
    if parsed.get_backend_name() != "sqlite":
        raise StoreUrlError(url=url, reason="only SQLite can be opened by URL")
    return parsed


def _master_key(path: Path | None, environment: Mapping[str, str]) -> MasterKey:
    if path is None or MASTER_KEY_VARIABLE in environment:
        return master_key_from_environment(environment, MASTER_KEY_VARIABLE)
    return master_key_from_file(key_file_beside(path))


def _digest_secret(log: EventLog) -> bytes:
    """Give the tenant's secret, kept among the subjects' keys and wrapped as they are."""
    found = log.keys.get((_DIGEST_SUBJECT,))
    if not found:
        with log.transaction() as transaction:
            found = transaction.keys.obtain((_DIGEST_SUBJECT,))
    return found[_DIGEST_SUBJECT]
