"""A ready `DebtCollection` from a store's URL: the parts, put together."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final

from sqlalchemy import URL, Engine, make_url, select
from sqlalchemy.exc import ArgumentError

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.clock import system_clock
from debt_adapters.digest import HmacDigest
from debt_adapters.errors import MasterKeyError
from debt_adapters.master_key import (
    MasterKey,
    key_file_beside,
    master_key_from_environment,
    master_key_from_file,
)
from debt_adapters.pause import jittered_pause
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.sqlalchemy.tables import TABLES
from debt_domain.application import DebtCollection
from debt_domain.kernel.errors import StoreError
from debt_domain.kernel.ports import Clock, EventLog
from debt_domain.values.event_id import EventId
from debt_domain.wire import REGISTRY

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


class KeptDigest:
    """A tenant's digest, whose secret is kept among the subjects' keys.

    It is wrapped as they are, and made when it is first needed: to read a store
    writes nothing to it.
    """

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._digest: HmacDigest | None = None

    def __call__(self, text: str, /) -> str:
        """Give 64 hexadecimal digits."""
        if self._digest is None:
            self._digest = HmacDigest(self._secret())
        return self._digest(text)

    def _secret(self) -> bytes:
        found = self._log.keys.get((_DIGEST_SUBJECT,))
        if not found:
            with self._log.transaction() as transaction:
                found = transaction.keys.obtain((_DIGEST_SUBJECT,))
        return found[_DIGEST_SUBJECT]


@contextmanager
def open_collection(
    url: str,
    *,
    tenant: str,
    environment: Mapping[str, str],
    clock: Clock = system_clock,
    create: bool = False,
) -> Generator[DebtCollection]:
    """Open a store on the whole machinery, and close it at the end of the block.

    The master key is base64 in the variable DEBT_MASTER_KEY; without it, an SQLite
    store has a key file beside it.

    Args:
        url: The store's, such as `sqlite:///debt.db`.
        tenant: Whose log.
        environment: The process's variables.
        clock: Gives the time.
        create: Whether it is to be written to: it is made where there is none, and
            searched for events of another release where there is one.

    Raises:
        StoreUrlError: The URL cannot be opened.
        StoreNotFoundError: There is no such store, and none was to be made.
        UnknownEventError: The log holds an event that this release does not know.
        StoreError: The store cannot be used: the class says why.
    """
    parsed = _parsed(url)
    path = database_file(parsed)
    if path is not None and not create and not path.exists():
        raise StoreNotFoundError(path=path)
    engine = create_engine(parsed)
    try:
        log = SqlEventLog(
            engine,
            tenant=tenant,
            master_key=_master_key(path, environment),
            create_tables=create,
        )
        if create:
            _require_known_events(engine, tenant)
        yield DebtCollection(
            log=log,
            tenant=tenant,
            clock=clock,
            pause=jittered_pause,
            cipher=AesGcmCipher(),
            digest=KeptDigest(log),
        )
    finally:
        engine.dispose()


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
    key_file = key_file_beside(path)
    if path.exists() and not key_file.exists():
        raise MasterKeyError(
            f"the store {path} has no key file {key_file.name} beside it, and the"
            f" variable {MASTER_KEY_VARIABLE} is not set: give the key that the store"
            " was written with"
        )
    return master_key_from_file(key_file)


def _require_known_events(engine: Engine, tenant: str) -> None:
    """Refuse a log with an event of another release, before anything is written."""
    event = TABLES.event.c
    known = [f"{name}:{version}" for name, version in REGISTRY.versions]
    unknown = (
        select(event.stream, event.version, event.topic)
        .where(event.tenant == tenant, event.topic.not_in(known))
        .limit(1)
    )
    with engine.connect() as connection:
        found = connection.execute(unknown).one_or_none()
    if found is not None:
        event_id = EventId(found.stream, found.version)
        REGISTRY.kind_of(found.topic, event_id=event_id)
