"""The log in an SQL database, for this library and for `eventsourcing`."""

from debt_adapters.sqlalchemy.engine import create_engine
from debt_adapters.sqlalchemy.factory import SqlFactory
from debt_adapters.sqlalchemy.log import SqlEventLog

__all__ = ["SqlEventLog", "SqlFactory", "create_engine"]
