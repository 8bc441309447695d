"""The streams that commands of one transaction read and write."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar, cast

from debt_domain.kernel.decider import Decider
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import (
    EventLog,
    KeptState,
    KeptStates,
    SealedEvent,
    StoredFact,
)
from debt_domain.values.event_id import EventId
from debt_domain.wire import collector_paused, hash_of, read_facts
from debt_domain.wire.recorded import Circumstances, Draft

C = TypeVar("C")
E = TypeVar("E", bound=Event)
S = TypeVar("S")
X = TypeVar("X")


class NotTogetherError(Exception):
    """A command has to be decided in a transaction of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emitted:
    """An event of the command, with its aggregate's state right after it."""

    id: EventId
    event: Event
    state: object
    circumstances: Circumstances


@dataclass(slots=True)
class _Stream:
    """A stream as it was read, and as the command has moved it since.

    Attributes:
        newer: The events that were read: all, or those after the kept state.
        kept: A state that was folded before; None: there is none.
        version_read: The last stored version.
        hash: Its hash; "" for a stream without events.
        version: The last version, with the unit's own events.
        state: The state at `version`; None until it is asked for.
    """

    newer: Sequence[StoredFact]
    kept: KeptState | None
    version_read: int
    hash: str
    version: int
    state: object | None = None


@dataclass(slots=True)
class UnitOfWork:
    """One transaction's view of the log, its own events included.

    Every stream whose state was asked for is remembered with the version that it
    had: the decisions hold only while none of them has moved.

    Attributes:
        log: What is read.
        kept: States folded for earlier commands, to start from; None: none are.
        is_shared: Whether several commands are decided in it.
        drafts: The unit's own events, in order.
    """

    log: EventLog
    kept: KeptStates | None = None
    is_shared: bool = False
    drafts: list[Draft] = field(default_factory=list[Draft])
    _streams: dict[str, _Stream] = field(default_factory=dict[str, _Stream])
    _emitted_before: int = 0
    _before: dict[str, tuple[object, int]] = field(
        default_factory=dict[str, tuple[object, int]]
    )

    def past(self) -> EventLog:
        """Give the log for what is read of it besides streams.

        Raises:
            NotTogetherError: It lacks what other commands of the unit have done.
        """
        if self.is_shared:
            raise NotTogetherError
        return self.log

    def begin_command(self) -> None:
        """Let a command begin: what comes now is undone by `take_back`."""
        self._emitted_before = len(self.drafts)
        self._before.clear()

    def take_back(self) -> None:
        """Be again as the command has found it."""
        del self.drafts[self._emitted_before :]
        self._restore(self._before)

    def _restore(self, before: Mapping[str, tuple[object, int]]) -> None:
        for name, (state, version) in before.items():
            stream = self._streams[name]
            stream.state, stream.version = state, version

    @contextmanager
    def undone(self) -> Generator[None]:
        """Take back at the end of the block what is done in it."""
        before, emitted = self._before, len(self.drafts)
        self._before = {}
        try:
            yield
        finally:
            del self.drafts[emitted:]
            self._restore(self._before)
            self._before = before

    def load(self, names: Sequence[str]) -> None:
        """Read streams that are not read yet, all in one look at the log."""
        missing = [name for name in names if name not in self._streams]
        if not missing:
            return
        known = {n: self.kept.get(n) if self.kept else None for n in missing}
        # The last event that a kept state rests on is read again: is it the same?
        found = self.log.facts({n: k.version - 1 if k else 0 for n, k in known.items()})
        lost = [n for n, k in known.items() if k and not _rests_on(k, found.get(n))]
        if lost:
            found = {**found, **self.log.facts(dict.fromkeys(lost, 0))}
        for name in missing:
            kept = None if name in lost else known[name]
            self._streams[name] = _read(found.get(name, ()), kept)

    def has_events(self, name: str) -> bool:
        """Tell whether a stream has events, the unit's own included."""
        return self._stream(name).version > 0

    def state(self, decider: Decider[C, E, S, X], name: str) -> S:
        """Give an aggregate's state, with what the unit has done to it."""
        stream = self._stream(name)
        if stream.state is None:
            stream.state = _folded(decider, name, stream)
        return cast("S", stream.state)

    def emit(
        self,
        decider: Decider[C, E, S, X],
        name: str,
        event: E,
        circumstances: Circumstances,
    ) -> Emitted:
        """Add an event to the end of a stream."""
        before = self.state(decider, name)
        stream = self._streams[name]
        self._before.setdefault(name, (before, stream.version))
        state = decider.evolve(before, event)
        stream.state, stream.version = state, stream.version + 1
        event_id = EventId(name, stream.version)
        self.drafts.append(Draft(id=event_id, event=event, circumstances=circumstances))
        return Emitted(
            id=event_id, event=event, state=state, circumstances=circumstances
        )

    def previous_hashes(self) -> Mapping[str, str]:
        """Give the last stored hash of every stream that is added to."""
        return {
            name: stream.hash
            for name, stream in self._streams.items()
            if stream.version > stream.version_read
        }

    def unmoved(self) -> Mapping[str, int]:
        """Give the streams that were only looked at, with their versions."""
        return {
            name: stream.version_read
            for name, stream in self._streams.items()
            if stream.state is not None and stream.version == stream.version_read
        }

    def committed(self, batch: Sequence[SealedEvent]) -> None:
        """Keep the states that the unit has led to, once its events are stored."""
        if self.kept is None:
            return
        hashes = {event.stream: hash_of(event.state) for event in batch}
        self.kept.keep(
            {
                name: KeptState(stream.version, hash_, stream.state)
                for name, stream in self._streams.items()
                if stream.state is not None
                and stream.version > 1  # one event is folded as soon as looked up
                and (hash_ := hashes.get(name, stream.hash))
            }
        )

    def _stream(self, name: str) -> _Stream:
        if name not in self._streams:
            self.load((name,))
        return self._streams[name]


def _folded(decider: Decider[C, E, S, X], name: str, stream: _Stream) -> S:
    before = cast("S", stream.kept.state) if stream.kept else decider.initial
    if not stream.newer:
        return before
    events = read_facts(name, stream.newer)
    with collector_paused():
        return decider.resume(before, cast("Iterator[E]", events))


def _rests_on(kept: KeptState, found: Sequence[StoredFact] | None) -> bool:
    if not found:
        return False
    version, _, state = found[0]
    return version == kept.version and hash_of(state) == kept.hash


def _read(found: Sequence[StoredFact], kept: KeptState | None) -> _Stream:
    if not found:
        return _Stream((), None, 0, "", 0)
    version, _, state = found[-1]
    newer = found if kept is None else found[1:]
    return _Stream(newer, kept, version, hash_of(state), version)
