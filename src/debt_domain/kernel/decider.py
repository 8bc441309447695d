"""An aggregate as three pure parts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

C = TypeVar("C")
E = TypeVar("E")
S = TypeVar("S")
X = TypeVar("X")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider(Generic[C, E, S, X]):
    """What an aggregate is before anything happened, what it answers, how it changes.

    Attributes:
        initial: The state before the first event.
        decide: `(command, state, context) -> events`; raises a `RejectedError`.
        evolve: `(state, event) -> state`; total, for a recorded fact is never refused.
        bulk: The same fold over many events, for a state whose maps grow with the
            history: `bulk(state, events)` equals applying `evolve` one by one.
    """

    initial: S
    decide: Callable[[C, S, X], tuple[E, ...]]
    evolve: Callable[[S, E], S]
    bulk: Callable[[S, Iterable[E]], S] | None = None

    def fold(self, events: Iterable[E]) -> S:
        """Replay a whole history."""
        return self.resume(self.initial, events)

    def resume(self, state: S, events: Iterable[E]) -> S:
        """Replay what happened after `state`."""
        if self.bulk is not None:
            return self.bulk(state, events)
        for event in events:
            state = self.evolve(state, event)
        return state
