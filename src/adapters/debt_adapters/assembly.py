"""A ready `DebtCollection`, on a log or from a store's URL: the parts, put together."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from typing import ClassVar, Final

from sqlalchemy import URL, Engine, make_url, select
from sqlalchemy.exc import ArgumentError

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.clock import system_clock
from debt_adapters.digest import HmacDigest
from debt_adapters.errors import MasterKeyError
from debt_adapters.group_commit import ThreadGroupCommit
from debt_adapters.keys_apart import KeysApart
from debt_adapters.master_key import (
    MasterKeyRing,
    add_master_key,
    key_file_beside,
    master_key_from_environment,
    master_key_from_file,
)
from debt_adapters.pause import jittered_pause
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.sqlalchemy.key_rotation import rotate
from debt_adapters.sqlalchemy.schema import migrate, prepare
from debt_adapters.sqlalchemy.tables import SCHEMA_VERSION, TABLES
from debt_domain.application import DebtCollection
from debt_domain.application.following import not_followed
from debt_domain.kernel.errors import StoreError
from debt_domain.kernel.ports import Clock, EventLog, SubjectKeys
from debt_domain.values.event_id import EventId
from debt_domain.wire import REGISTRY

DRIVERS: Final = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
MASTER_KEY_VARIABLE: Final = "DEBT_MASTER_KEY"
# A colon is in no identifier: no person's id can ever be this one.
_DIGEST_SUBJECT: Final = "tenant:digest"


class StoreUrlError(StoreError):
    """A store's URL is one that can be opened."""

    code: ClassVar[str] = "store.url"

    def __init__(self, *, url: str, reason: str) -> None:
        super().__init__(
            f"store {url!r}: {reason}; accepted is such as sqlite:///debt.db"
            " or postgresql+psycopg://user@host/debt"
        )
        self.url = url


class StoreNotFoundError(StoreError):
    """A store that is to be read exists."""

    code: ClassVar[str] = "store.not_found"

    def __init__(self, *, path: Path) -> None:
        super().__init__(
            f"there is no store {path}: make one with debt-domain migrate, or debt-domain"
            " demo"
        )
        self.path = path


class KeptDigest:
    """A tenant's digest, whose secret is kept among the subjects' keys.

    It is wrapped as they are, and made when it is first needed or on `keep`: to read a
    store writes nothing to it.
    """

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._digest: HmacDigest | None = None

    def __call__(self, text: str, /) -> str:
        """Give 64 hexadecimal digits."""
        return self.keep()(text)

    def keep(self) -> HmacDigest:
        """Make sure that the store has the secret, and give the digest."""
        if self._digest is None:
            self._digest = HmacDigest(self._secret())
        return self._digest

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
        yield debt_collection(log, clock=clock, writes=create)
    finally:
        engine.dispose()


def debt_collection(
    log: SqlEventLog,
    *,
    clock: Clock = system_clock,
    time_zone: tzinfo = UTC,
    keys: SubjectKeys | None = None,
    writes: bool = True,
) -> DebtCollection:
    """Give the door to a log: AES-GCM, jittered pauses, a digest kept in the store.

    Commands that wait at the same time, in several threads, share a transaction.

    `dataclasses.replace` changes what else there is, such as its policies.

    Args:
        log: The tenant's.
        clock: Gives the time.
        time_zone: The tenant's, which says what day it is.
        keys: Where the keys are, if not with the log: see `KeysApart`.
        writes: Whether to make the digest's secret now, where there is none. It has a
            transaction of its own, which would wait for a host's to end.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     engine = create_engine(f"sqlite:///{folder}/debt.db")
        ...     key = master_key_from_file(Path(folder) / "debt.key")
        ...     log = SqlEventLog(engine, tenant="acme", master_key=key)
        ...     debt_collection(log).verify().sound
        ...     engine.dispose()
        True
    """
    with_keys = log if keys is None else KeysApart(log, keys)
    digest = KeptDigest(with_keys)
    if writes:
        digest.keep()
    return DebtCollection(
        log=with_keys,
        tenant=log.tenant,
        clock=clock,
        pause=jittered_pause,
        cipher=AesGcmCipher(),
        digest=digest,
        time_zone=time_zone,
        projections=not_followed(log),
        group_commit=ThreadGroupCommit(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A store's tables, brought to this release's version.

    Attributes:
        before: The version that they were at; None if there were none.
        version: The version that they are at.
    """

    before: int | None
    version: int


def migrate_store(url: str, *, environment: Mapping[str, str]) -> Migration:
    """Make a store's tables, or bring them up to date: all or nothing.

    On a server it takes no master key. A new SQLite store gets its key file here.

    Args:
        url: The store's, such as `sqlite:///debt.db`.
        environment: The process's variables.

    Raises:
        StoreUrlError: The URL cannot be opened.
        StoreTooNewError: A newer release wrote the store.
    """
    parsed = _parsed(url)
    path = database_file(parsed)
    if path is not None and not path.exists():
        _master_key(path, environment)
    engine = create_engine(parsed)
    try:
        return Migration(before=migrate(engine), version=SCHEMA_VERSION)
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """A master key in place of others.

    Attributes:
        keys: How many subjects' keys were wrapped anew, all tenants' together.
        newest: The id of the master key that wraps from now on.
        older: The ids of those that wrap nothing any more.
        key_file: Where they are kept; None: in the variable.
    """

    keys: int
    newest: str
    older: tuple[str, ...]
    key_file: Path | None


def rotate_master_key(url: str, *, environment: Mapping[str, str]) -> Rotation:
    """Wrap every subject's key of a store with the newest master key.

    In a key file with one master key, a new one is put before it; else nothing is
    made, and a rotation that was broken off goes on. The older ones stay where they
    are, for processes that still wrap with them: run it again once none does, and
    remove them.

    Args:
        url: The store's, such as `sqlite:///debt.db`.
        environment: The process's variables.

    Raises:
        StoreNotFoundError: There is no such store.
        MasterKeyError: The variable has no second master key, or one does not open.
    """
    parsed = _parsed(url)
    path = database_file(parsed)
    if path is not None and not path.exists():
        raise StoreNotFoundError(path=path)
    engine = create_engine(parsed)
    try:
        prepare(engine, create_tables=False)
        ring, key_file = _two_master_keys(path, environment)
        return Rotation(
            keys=sum(rotate(engine, old, ring.newest) for old in ring.older),
            newest=ring.key_id,
            older=tuple(old.key_id for old in ring.older),
            key_file=key_file,
        )
    finally:
        engine.dispose()


def _two_master_keys(
    path: Path | None, environment: Mapping[str, str]
) -> tuple[MasterKeyRing, Path | None]:
    ring = _master_key(path, environment)
    if path is None or MASTER_KEY_VARIABLE in environment:
        if not ring.older:
            raise MasterKeyError(
                f"the variable {MASTER_KEY_VARIABLE} holds one master key: put the new"
                " one before it, with a space between them"
            )
        return ring, None
    key_file = key_file_beside(path)
    return (ring if ring.older else add_master_key(key_file)), key_file


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
    if parsed.drivername not in DRIVERS:
        raise StoreUrlError(url=url, reason=f"{parsed.drivername} holds no store")
    return parsed


def _master_key(path: Path | None, environment: Mapping[str, str]) -> MasterKeyRing:
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
