"""From one master key to the next, batch by batch, while others read and write."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Engine, bindparam, func, select, update

from debt_adapters.master_key import KeyWrapping
from debt_adapters.sqlalchemy.connections import EngineConnections
from debt_adapters.sqlalchemy.dialect import dialect_of
from debt_adapters.sqlalchemy.keys import KEY, bound_to

BATCH: Final = 500

Progress = Callable[[int], None]
"""Told how many keys have been wrapped anew so far."""


def _silent(_keys: int) -> None:
    """Report nothing."""


def rotate(
    engine: Engine,
    old: KeyWrapping,
    new: KeyWrapping,
    *,
    batch: int = BATCH,
    progress: Progress = _silent,
) -> int:
    """Wrap anew, with one master key, what another one wrapped, for all tenants.

    Each batch is committed by itself: broken off, it goes on where it was. Give every
    process that reads or writes a `MasterKeyRing` of both first.

    Args:
        engine: The database of the keys.
        old: The master key that goes.
        new: The one that comes.
        batch: How many keys to wrap in one transaction.
        progress: Called after each batch.

    Returns:
        How many keys were wrapped anew.

    Raises:
        MasterKeyError: A key does not open; the batches before it are kept.
    """
    connections = EngineConnections(engine, dialect_of(engine.dialect.name))
    done = 0
    while old.key_id != new.key_id:
        some = _rotate_some(connections, old, new, batch)
        if not some:
            break
        done += some
        progress(done)
    return done


def _rotate_some(
    connections: EngineConnections, old: KeyWrapping, new: KeyWrapping, batch: int
) -> int:
    wrapped = (
        select(KEY.c.tenant, KEY.c.subject, KEY.c.wrapped_key)
        .where(KEY.c.master_key == old.key_id)
        .limit(batch)
    )
    # A key that was destroyed or wrapped anew since it was read stays as it is.
    rewrap = (
        update(KEY)
        .where(
            KEY.c.tenant == bindparam("of_tenant"),
            KEY.c.subject == bindparam("of_subject"),
            KEY.c.master_key == old.key_id,
        )
        .values(wrapped_key=bindparam("rewrapped"), master_key=new.key_id)
    )
    with connections.reading() as connection:
        rows = connection.execute(wrapped).all()
    anew = [
        {
            "of_tenant": tenant,
            "of_subject": subject,
            "rewrapped": _rewrapped(bytes(key), old, new, tenant, subject),
        }
        for tenant, subject, key in rows
    ]
    if anew:
        with connections.writing() as connection:
            connection.execute(rewrap, anew)
    return len(anew)


def keys_by_master_key(engine: Engine) -> dict[str, int]:
    """Give how many subjects' keys each master key has wrapped, all tenants' together."""
    counted = select(KEY.c.master_key, func.count().label("wrapped")).where(
        KEY.c.master_key.is_not(None)
    )
    with engine.connect() as connection:
        rows = connection.execute(counted.group_by(KEY.c.master_key))
        return {row.master_key: row.wrapped for row in rows}


def _rewrapped(
    wrapped: bytes, old: KeyWrapping, new: KeyWrapping, tenant: str, subject: str
) -> bytes:
    bound = bound_to(tenant, subject)
    return new.wrap(old.unwrap(wrapped, bound, old.key_id), bound)
