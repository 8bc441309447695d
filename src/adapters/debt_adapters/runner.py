"""Runs a follower: batch after batch, until it is stopped.

Nothing is written to any log file: positions are in the store, and what is wrong is in
`Follower.status`.
"""

from collections.abc import Callable, Sequence
from threading import Thread
from time import monotonic, sleep
from typing import ClassVar, Final, Self

from debt_adapters.sqlalchemy.waking import InProcessWaker, Waker
from debt_domain.application import Follower, Receipt
from debt_domain.kernel.errors import StoreBusyError, StoreError

FIRST_LOOK_SECONDS: Final = 0.001
LOOK_EVERY_SECONDS: Final = 0.1


class NotAppliedInTimeError(StoreError):
    """The read models have not seen a command in the time given.

    Attributes:
        position: The command's, which was waited for.
    """

    code: ClassVar[str] = "projection.not_in_time"

    def __init__(self, *, position: int, timeout_seconds: float) -> None:
        super().__init__(
            f"the read models have not come to position {position} within"
            f" {timeout_seconds} s: see whether a runner is at work, and how far it is"
        )
        self.position = position


class ProjectionRunner:
    """Keeps a follower's projections close behind the log.

    `run` works in the caller's thread, `start` in one of its own; as a context, it is
    started and stopped. However it ends, the next one goes on where it was.

    Args:
        follower: What is to be run.
        limit: How many events to read at once.
        waker: Says when to look at the log again, once its end was reached; whoever
            made it closes it. If none is given, the runner looks ten times a second.
    """

    def __init__(
        self,
        follower: Follower,
        *,
        limit: int = 1000,
        waker: Waker | None = None,
    ) -> None:
        self._follower = follower
        self._limit = limit
        self._is_stopping = False
        self._waker = waker or InProcessWaker()
        self._thread: Thread | None = None
        self._failure: Exception | None = None

    def run(self) -> None:
        """Follow the log until `stop` is called from elsewhere."""
        while not self._is_stopping:
            # Before looking: what is written after this is not slept through.
            self._waker.clear()
            if not self._is_behind() and not self._is_stopping:
                self._waker.wait(self._waker.poll_seconds)

    def start(self) -> None:
        """Follow the log in a thread, which does not keep the process alive."""
        self._thread = Thread(
            target=self._run_in_thread, name="debt-projections", daemon=True
        )
        self._thread.start()

    def wake(self) -> None:
        """Look at the log now: something was appended."""
        self._waker.wake()

    def stop(self) -> None:
        """Stop after the batch at hand, and wait for it.

        Raises:
            Exception: What the thread has ended with before, if it has.
        """
        self._is_stopping = True
        self._waker.wake()
        if self._thread is not None:
            self._thread.join()
        if self._failure is not None:
            raise self._failure

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _is_behind(self) -> bool:
        try:
            return not self._follower.catch_up(self._limit).is_complete
        except StoreBusyError:
            # It has waited for the lock already: somebody else has it.
            return True

    def _run_in_thread(self) -> None:
        try:
            self.run()
        except Exception as error:  # noqa: BLE001  raised again by `stop`
            self._failure = error


def wait_for(
    follower: Follower,
    receipt: Receipt,
    names: Sequence[str] = (),
    *,
    timeout_seconds: float = 5.0,
    clock: Callable[[], float] = monotonic,
    pause: Callable[[float], None] = sleep,
) -> None:
    """Wait until read models have seen a command: read your own writes.

    Args:
        follower: Any that knows the projections, also of another process's runner.
        receipt: The command's.
        names: Which projections, such as `case_view`; all if none is named.
        timeout_seconds: How long to wait at most.
        clock: Seconds that only ever grow.
        pause: Waits some seconds.

    Raises:
        NotAppliedInTimeError: They have not seen it in time.
        ProjectionPausedError: One of them is paused before the command.
        UnknownProjectionError: One of them is not followed.
    """
    end = clock() + timeout_seconds
    wait_seconds = FIRST_LOOK_SECONDS
    while not follower.has_applied(receipt, names):
        left = end - clock()
        if left <= 0:
            raise NotAppliedInTimeError(
                position=receipt.position, timeout_seconds=timeout_seconds
            )
        pause(min(wait_seconds, left))
        wait_seconds = min(2 * wait_seconds, LOOK_EVERY_SECONDS)
