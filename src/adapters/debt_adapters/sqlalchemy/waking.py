"""How a reader that has seen the whole log sleeps until there is more."""

import socket
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol, cast

from sqlalchemy import Engine
from typing_extensions import override

if TYPE_CHECKING:
    from psycopg import Connection as PsycopgConnection

# The statement that appends names it too.
CHANNEL: Final = "debt_log"


class Waker(Protocol):
    """Lets one thread sleep until another, or another process, has written.

    Attributes:
        poll_seconds: After how long it is wise to look unasked.
    """

    poll_seconds: float

    def clear(self) -> None:
        """Forget what has happened so far; before looking at the log."""
        ...

    def wait(self, seconds: float) -> None:
        """Sleep until somebody has written since `clear`, or the time is over."""
        ...

    def wake(self) -> None:
        """End the sleep, or the next one."""
        ...

    def close(self) -> None:
        """Free what it holds, after the last `wait` is over."""
        ...


class InProcessWaker(Waker):
    """Is woken by writers of this process; for those of others one has to look."""

    poll_seconds: float = 0.1

    def __init__(self) -> None:
        self._event = Event()

    @override
    def clear(self) -> None:
        self._event.clear()

    @override
    def wait(self, seconds: float) -> None:
        self._event.wait(seconds)

    @override
    def wake(self) -> None:
        self._event.set()

    @override
    def close(self) -> None:
        pass


class ListeningWaker(Waker):
    """Is woken by PostgreSQL's NOTIFY, on a connection of its own.

    Args:
        engine: Gives the connection, which is then none of its pool.
        tenant: Whose log.
    """

    # Notifications do not get through a pooler that lends connections by transaction.
    poll_seconds: float = 10

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._tenant = tenant
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        driver = connection.connection.driver_connection
        connection.detach()
        connection.exec_driver_sql(f"LISTEN {CHANNEL}")
        self._connection = connection
        self._driver = cast("PsycopgConnection", driver)
        self._woken, self._wakes = socket.socketpair()
        self._woken.settimeout(0)
        self._wakes.settimeout(0)
        self._selector = DefaultSelector()
        self._selector.register(self._woken, EVENT_READ)
        self._selector.register(self._driver, EVENT_READ)
        self._in_use = Lock()
        self._is_closed = False

    @override
    def clear(self) -> None:
        self.wait(0)

    @override
    def wait(self, seconds: float) -> None:
        end = monotonic() + seconds
        with self._in_use:
            while not self._is_closed and not self._has_been_woken():
                left = end - monotonic()
                if left <= 0:
                    break
                self._selector.select(left)

    @override
    def wake(self) -> None:
        # A socket that is full wakes as well as one more byte; a closed one need not.
        with suppress(OSError):
            self._wakes.send(b"!")

    @override
    def close(self) -> None:
        with self._in_use:
            if not self._is_closed:
                self._is_closed = True
                self._selector.close()
                self._woken.close()
                self._wakes.close()
                self._connection.close()

    def _has_been_woken(self) -> bool:
        tenants = {notify.payload for notify in self._driver.notifies(timeout=0)}
        try:
            was_called = bool(self._woken.recv(4096))
        except BlockingIOError:
            was_called = False
        return was_called or self._tenant in tenants
