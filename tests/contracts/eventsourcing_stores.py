"""Logs in the stores of `eventsourcing`, for the contracts."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import make_url

from debt_adapters import stores
from debt_adapters.eventsourcing import RecorderEventLog, open_recorder_log
from debt_adapters.memory import MemoryEventLog
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.stores import Store
from debt_domain.kernel.ports import EventLog
from debt_domain.testing.partner_cases import rate_terms
from tests.application_support import PARTNERS, Platform, TickingClock, a_door
from tests.contracts.conftest import MASTER_KEY, disposed

TENANT: Final = "acme"
MODULES: Final = (
    stores.EVENTSOURCING_MEMORY,
    stores.EVENTSOURCING_SQLITE,
    stores.EVENTSOURCING_POSTGRESQL,
)


@contextmanager
def opened(request: pytest.FixtureRequest, store: Store) -> Generator[RecorderEventLog]:
    """Open an empty log in a store, with an empty one of ours beside it."""
    variables = variables_of(request, store)
    with (
        store_beside(request, store) as beside,
        open_recorder_log(variables, tenant=TENANT, beside=beside) as log,
    ):
        yield log


def variables_of(request: pytest.FixtureRequest, store: Store) -> Mapping[str, str]:
    """Give what `eventsourcing` must know to open an empty store."""
    module = {"PERSISTENCE_MODULE": store.module}
    if store is stores.EVENTSOURCING_SQLITE:
        folder: Path = request.getfixturevalue("tmp_path")
        return {**module, "SQLITE_DBNAME": str(folder / "es.db")}
    if store is stores.EVENTSOURCING_POSTGRESQL:
        url = make_url(request.getfixturevalue("postgres_url"))
        host = url.host or url.query["host"]
        return {
            **module,
            "POSTGRES_DBNAME": url.database or "",
            "POSTGRES_HOST": str(host),
            "POSTGRES_PORT": str(url.port or url.query.get("port", "5432")),
            "POSTGRES_USER": url.username or "",
            "POSTGRES_PASSWORD": url.password or "",
        }
    return module


@contextmanager
def store_beside(request: pytest.FixtureRequest, store: Store) -> Generator[EventLog]:
    """Open a store of ours, of the same kind, for read models and keys."""
    if store is stores.EVENTSOURCING_MEMORY:
        yield MemoryEventLog()
        return
    kind = "sqlite" if store is stores.EVENTSOURCING_SQLITE else "postgres"
    url: str = request.getfixturevalue(f"{kind}_url")
    with disposed(create_engine(url)) as engine:
        yield SqlEventLog(engine, tenant=TENANT, master_key=MASTER_KEY)


def platform_on(log: EventLog) -> Platform:
    """Give a platform with its partners under contract, on any log."""
    clock = TickingClock()
    platform = Platform(MemoryEventLog(), clock, a_door(log, clock))
    for partner_id, model in PARTNERS.items():
        platform.sign(partner_id, rate_terms(model))
    return platform
