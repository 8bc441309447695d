"""The log in an SQL database, for this library and for `eventsourcing`.

`SqlFactory` is imported when somebody asks for it: importing `eventsourcing` patches
`dataclasses` for the whole process, also for a host that only keeps a log.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from debt_adapters.sqlalchemy.engine import create_engine
from debt_adapters.sqlalchemy.log import SqlEventLog

if TYPE_CHECKING:
    from debt_adapters.sqlalchemy.factory import SqlFactory

__all__ = ["SqlEventLog", "SqlFactory", "create_engine"]


def __getattr__(name: str) -> object:
    if name == "SqlFactory":
        return import_module("debt_adapters.sqlalchemy.factory").SqlFactory
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _with_factory(_module: ModuleType) -> dict[str, object]:
    return {**globals(), "SqlFactory": __getattr__("SqlFactory")}


# PERSISTENCE_MODULE names this module, and eventsourcing looks for a factory in its
# __dict__, which __getattr__ cannot serve.
sys.modules[__name__].__class__ = type(
    "PersistenceModule", (ModuleType,), {"__dict__": property(_with_factory)}
)
