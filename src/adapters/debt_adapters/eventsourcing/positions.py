"""Where the events of each stream stand in the log."""

from array import array
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Final

from eventsourcing.persistence import ApplicationRecorder

from debt_adapters.errors import UnreadableEventError
from debt_adapters.eventsourcing.mapper import notified_event
from debt_domain.kernel.ports import Head, LoggedEvent

BATCH: Final = 1000


class Positions:
    """Positions by stream, in memory: the recorders give a stream without them.

    The log is read once from its start, and from where it was left ever after.
    """

    def __init__(self, recorder: ApplicationRecorder) -> None:
        self._recorder = recorder
        self._by_stream: dict[str, array[int]] = {}
        self._head = Head(0, None)
        self._lock = Lock()

    def catch_up(self) -> Head:
        """Read what the log has got since, and give its end.

        Raises:
            UnreadableEventError: Something else than this library has written to it.
        """
        with self._lock:
            while batch := self._recorder.select_notifications(
                self._head.position, BATCH, inclusive_of_start=False
            ):
                for notification in batch:
                    logged = notified_event(notification)
                    self._add(logged)
                    self._head = Head(logged.position, logged.event.recorded_at)
            return self._head

    def of(self, names: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """Give the positions of whole streams as of the last catching up."""
        with self._lock:
            return {name: tuple(self._by_stream.get(name, ())) for name in names}

    def versions(self, names: Sequence[str]) -> Mapping[str, int]:
        """Give the last versions of streams as of the last catching up."""
        with self._lock:
            return {name: len(self._by_stream.get(name, ())) for name in names}

    def _add(self, logged: LoggedEvent) -> None:
        event = logged.event
        positions = self._by_stream.setdefault(event.stream, array("Q"))
        expected = len(positions) + 1
        if event.version != expected:
            reason = (
                f"it is version {event.version} of {event.stream}, after"
                f" {len(positions)}: expected was {expected}"
            )
            raise UnreadableEventError(position=logged.position, reason=reason)
        positions.append(logged.position)
