"""Given a history, when a command comes, then these events or this refusal."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from debt_domain.kernel.decider import C, Decider, E, S, X
from debt_domain.kernel.errors import RejectedError

R = TypeVar("R", bound=RejectedError)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[E]):
    """What came of a command: events, or a refusal."""

    events: tuple[E, ...]
    refusal: RejectedError | None = None

    def then(self, *expected: E) -> None:
        """Expect exactly these events, in this order; none for a repeated command.

        Raises:
            AssertionError: It was refused, or came out otherwise.
        """
        if self.refusal is not None or self.events != expected:
            raise AssertionError(
                f"expected {_listed(expected)}\n     got {self._described()}"
            )

    def then_refused(self, error: type[R]) -> R:
        """Expect a refusal of exactly this class.

        Returns:
            The refusal, whose fields say what was wrong.

        Raises:
            AssertionError: It was allowed, or refused by another rule.
        """
        if self.refusal is None or type(self.refusal) is not error:
            raise AssertionError(
                f"expected {error.__name__}\n     got {self._described()}"
            )
        return self.refusal

    def _described(self) -> str:
        if self.refusal is None:
            return _listed(self.events)
        return f"{type(self.refusal).__name__}: {self.refusal}"


@dataclass(frozen=True, slots=True)
class Given(Generic[C, E, S, X]):
    """What a scenario starts from.

    Args:
        decider: The aggregate's decider, such as `CASE`.
        history: Its events so far.
        context: The circumstances in which the command comes.
    """

    decider: Decider[C, E, S, X]
    history: tuple[E, ...]
    context: X

    def when(self, command: C) -> Outcome[E]:
        """Put a command to the state that the history leads to."""
        try:
            events = self.decider.decide(command, self.state, self.context)
        except RejectedError as refusal:
            return Outcome((), refusal)
        return Outcome(events)

    @property
    def state(self) -> S:
        """The state that the history leads to."""
        return self.decider.fold(self.history)


def _listed(events: tuple[object, ...]) -> str:
    return "\n         ".join(map(repr, events)) or "no events"
