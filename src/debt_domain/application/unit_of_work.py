"""The streams that one command reads and writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from debt_domain.kernel.decider import Decider
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog, LoggedEvent
from debt_domain.values.event_id import EventId
from debt_domain.wire.recorded import Circumstances, Draft, Recorded

C = TypeVar("C")
E = TypeVar("E", bound=Event)
S = TypeVar("S")
X = TypeVar("X")

Read = Callable[[LoggedEvent], Recorded[Event]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emitted:
    """An event of the command, with its aggregate's state right after it."""

    id: EventId
    event: Event
    state: object
    circumstances: Circumstances


@dataclass(slots=True)
class _Stream:
    """A stream as it was read, and as the command has moved it since."""

    history: Sequence[Recorded[Event]]
    version_read: int
    version: int
    state: object | None = None


@dataclass(slots=True)
class UnitOfWork:
    """One command's view of the log, its own events included.

    Every stream whose state was asked for is remembered with the version that it
    had: the decision holds only while none of them has moved.
    """

    log: EventLog
    read: Read
    drafts: list[Draft] = field(default_factory=list[Draft])
    _streams: dict[str, _Stream] = field(default_factory=dict[str, _Stream])

    def load(self, names: Sequence[str]) -> None:
        """Read streams that are not read yet, all in one look at the log."""
        missing = [name for name in names if name not in self._streams]
        if not missing:
            return
        found = self.log.streams(missing)
        for name in missing:
            history = [self.read(logged) for logged in found.get(name, ())]
            self._streams[name] = _Stream(history, len(history), len(history))

    def history(self, name: str) -> Sequence[Recorded[Event]]:
        """Give a stream's events as they were stored before this command."""
        return self._stream(name).history

    def state(self, decider: Decider[C, E, S, X], name: str) -> S:
        """Give an aggregate's state, with what this command has done to it."""
        stream = self._stream(name)
        if stream.state is None:
            events = [recorded.event for recorded in stream.history]
            stream.state = decider.fold(cast("list[E]", events))
        return cast("S", stream.state)

    def emit(
        self,
        decider: Decider[C, E, S, X],
        name: str,
        event: E,
        circumstances: Circumstances,
    ) -> Emitted:
        """Add an event to the end of a stream."""
        state = decider.evolve(self.state(decider, name), event)
        stream = self._stream(name)
        stream.state, stream.version = state, stream.version + 1
        event_id = EventId(name, stream.version)
        self.drafts.append(Draft(id=event_id, event=event, circumstances=circumstances))
        return Emitted(
            id=event_id, event=event, state=state, circumstances=circumstances
        )

    def previous_hashes(self) -> Mapping[str, str]:
        """Give the last stored hash of every stream that the command adds to."""
        return {
            name: stream.history[-1].hash if stream.history else ""
            for name, stream in self._streams.items()
            if stream.version > stream.version_read
        }

    def unmoved(self) -> Mapping[str, int]:
        """Give the streams that a decision only looked at, with their versions."""
        return {
            name: stream.version_read
            for name, stream in self._streams.items()
            if stream.state is not None and stream.version == stream.version_read
        }

    def _stream(self, name: str) -> _Stream:
        self.load((name,))
        return self._streams[name]
