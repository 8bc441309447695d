"""Following a log from `eventsourcing` as it grows."""

from collections import deque
from collections.abc import Sequence
from threading import Event
from typing import Final

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription
from typing_extensions import override

# Writers in this process wake the reader; for those in others it looks by itself.
POLL_SECONDS: Final = 0.1
BATCH: Final = 500


class WakingRecorder(ApplicationRecorder):
    """A recorder that wakes those who wait for its events."""

    def __init__(self) -> None:
        self._listeners: set[Event] = set()

    def listen(self, listener: Event) -> None:
        """Set `listener` whenever this recorder has inserted events."""
        self._listeners.add(listener)

    def unlisten(self, listener: Event) -> None:
        """Forget a listener."""
        self._listeners.discard(listener)

    def wake_listeners(self) -> None:
        """Set all listeners."""
        for listener in tuple(self._listeners):
            listener.set()


class WakingSubscription(Subscription[WakingRecorder]):
    """The log's events as they come, read by the thread that asks for them."""

    def __init__(
        self,
        recorder: WakingRecorder,
        gt: int | None = None,
        topics: Sequence[str] = (),
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        super().__init__(recorder, gt, topics)
        self._poll_seconds = poll_seconds
        self._pending: deque[Notification] = deque()
        self._woken = Event()
        recorder.listen(self._woken)

    @override
    def stop(self) -> None:
        """Stop; a thread that waits for the next event is let go."""
        super().stop()
        self._recorder.unlisten(self._woken)
        self._woken.set()

    @override
    def __next__(self) -> Notification:
        while not self._has_been_stopped:
            if self._pending:
                return self._pending.popleft()
            # Before looking: an insert after this is not slept through.
            self._woken.clear()
            if not self._look() and not self._has_been_stopped:
                self._woken.wait(self._poll_seconds)
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
