"""Folded states in the memory of the process, the least recently used forgotten."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final

from typing_extensions import override

from debt_domain.kernel.ports import KeptState, KeptStates

STREAMS: Final = 10_000


class RecentStates(KeptStates):
    """The states of the streams that were used last; threads may share it.

    Args:
        streams: How many at most; each takes a few kilobytes.
    """

    def __init__(self, streams: int = STREAMS) -> None:
        self._most = streams
        self._states: OrderedDict[str, KeptState] = OrderedDict()
        self._lock = Lock()

    @override
    def get(self, stream: str, /) -> KeptState | None:
        with self._lock:
            kept = self._states.get(stream)
            if kept is not None:
                self._states.move_to_end(stream)
            return kept

    @override
    def keep(self, states: Mapping[str, KeptState], /) -> None:
        with self._lock:
            for stream, kept in states.items():
                self._states[stream] = kept
                self._states.move_to_end(stream)
            while len(self._states) > self._most:
                self._states.popitem(last=False)
