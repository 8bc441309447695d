"""The threads of a process, one writer at a time."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from threading import RLock
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from debt_domain.kernel.errors import StoreBusyError

LONGEST_SECONDS: Final = 30

# Reentrant: a task must not wait for another of its own thread, which it would stop.
_LOCKS: Final[WeakKeyDictionary[Engine, RLock]] = WeakKeyDictionary()

if sys.platform != "win32":
    # Whoever had a lock is not there to release it in a forked process.
    os.register_at_fork(after_in_child=_LOCKS.clear)


@contextmanager
def turn_of(engine: Engine) -> Generator[None]:
    """Wait for the engine's other writers, no longer than a database would.

    Raises:
        StoreBusyError: Another thread did not finish in time.
    """
    lock = _LOCKS.setdefault(engine, RLock())
    if not lock.acquire(timeout=LONGEST_SECONDS):
        raise StoreBusyError(f"another thread has written for {LONGEST_SECONDS} s")
    try:
        yield
    finally:
        lock.release()
