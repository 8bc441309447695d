"""Following a log from `eventsourcing` as it grows."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Sequence
from typing import Final

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription
from typing_extensions import override

from debt_adapters.sqlalchemy.waking import Waker

BATCH: Final = 500


class WakingRecorder(ApplicationRecorder, ABC):
    """A recorder that wakes those who wait for its events."""

    def __init__(self) -> None:
        self._sleepers: set[Waker] = set()

    @abstractmethod
    def waker(self) -> Waker:
        """Give what lets a reader sleep until there are more events."""

    def listen(self, sleeper: Waker) -> None:
        """Wake `sleeper` whenever this recorder has inserted events."""
        self._sleepers.add(sleeper)

    def unlisten(self, sleeper: Waker) -> None:
        """Forget a sleeper."""
        self._sleepers.discard(sleeper)

    def wake_listeners(self) -> None:
        """Wake all who listen."""
        for sleeper in tuple(self._sleepers):
            sleeper.wake()


class WakingSubscription(Subscription[WakingRecorder]):
    """The log's events as they come, read by the thread that asks for them.

    Args:
        recorder: Reads the log.
        gt: The position to start after; None means at the beginning.
        topics: Which events; all if none is named.
        poll_seconds: After how long to look unasked; None leaves it to the database.
    """

    def __init__(
        self,
        recorder: WakingRecorder,
        gt: int | None = None,
        topics: Sequence[str] = (),
        poll_seconds: float | None = None,
    ) -> None:
        super().__init__(recorder, gt, topics)
        self._pending: deque[Notification] = deque()
        self._waker = recorder.waker()
        self._poll_seconds = poll_seconds or self._waker.poll_seconds
        recorder.listen(self._waker)

    @override
    def stop(self) -> None:
        """Stop; a thread that waits for the next event is let go."""
        super().stop()
        self._recorder.unlisten(self._waker)
        self._waker.wake()
        self._waker.close()

    @override
    def __next__(self) -> Notification:
        while not self._has_been_stopped:
            if self._pending:
                return self._pending.popleft()
            # Before looking: an insert after this is not slept through.
            self._waker.clear()
            if not self._look() and not self._has_been_stopped:
                self._waker.wait(self._poll_seconds)
        raise StopIteration

    def _look(self) -> bool:
        self._pending.extend(
            self._recorder.select_notifications(
                start=self._last_notification_id,
                limit=BATCH,
                topics=self._topics,
                inclusive_of_start=False,
            )
        )
        if self._pending:
            self._last_notification_id = self._pending[-1].id
        return bool(self._pending)
