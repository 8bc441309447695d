"""The driver's errors as the errors of `eventsourcing`."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from eventsourcing import persistence
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from debt_domain.kernel.errors import ConcurrencyError, StoreError

# Named as in PEP 249, by the driver, by SQLAlchemy and by eventsourcing alike.
BY_NAME: Final[dict[str, type[persistence.PersistenceError]]] = {
    error.__name__: error
    for error in (
        persistence.DataError,
        persistence.DatabaseError,
        persistence.IntegrityError,
        persistence.InterfaceError,
        persistence.InternalError,
        persistence.NotSupportedError,
        persistence.OperationalError,
        persistence.ProgrammingError,
    )
}


@contextmanager
def translated(engine: Engine) -> Generator[None]:
    """Raise what `eventsourcing` expects of a recorder."""
    try:
        yield
    except ConcurrencyError as error:
        raise persistence.IntegrityError(str(error)) from error
    except StoreError as error:
        raise persistence.OperationalError(str(error)) from error
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        names = (cls.__name__ for cls in type(error).__mro__)
        known = (BY_NAME[name] for name in names if name in BY_NAME)
        raise next(known, persistence.PersistenceError)(str(error)) from error
