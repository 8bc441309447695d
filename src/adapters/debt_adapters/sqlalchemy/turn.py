"""The threads of a process, one writer at a time."""

from threading import RLock
from types import TracebackType
from typing import Final

from debt_domain.kernel.errors import StoreBusyError

LONGEST_SECONDS: Final = 30


class Turn:
    """A lock that is not waited for any longer than a database's own.

    Whoever has it may take it again: a command has it already when it begins to write.
    """

    def __init__(self) -> None:
        self._lock = RLock()

    def __enter__(self) -> None:
        """Wait for the turn.

        Raises:
            StoreBusyError: Another thread did not finish in time.
        """
        if not self._lock.acquire(timeout=LONGEST_SECONDS):
            raise StoreBusyError(f"another thread has written for {LONGEST_SECONDS} s")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Pass the turn on."""
        self._lock.release()
