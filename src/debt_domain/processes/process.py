"""What a process is: an event of one aggregate, and the commands it leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from debt_domain.kernel.message import Command, Event

E = TypeVar("E", bound=Event)
S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Generic[E, S]):
    """One sentence of the business, carried out in the command's own transaction.

    Attributes:
        name: The sentence, which is the module's name too.
        listens_to: The class of event.
        react: `(event, state after the event) -> commands`, a pure function; the
            state is the one of the aggregate that the event is of.
    """

    name: str
    listens_to: type[E]
    react: Callable[[E, S], tuple[Command, ...]]

    def answer(self, event: Event, state: object) -> tuple[Command, ...]:
        """React to an event that is known to be of the class listened to."""
        return self.react(cast("E", event), cast("S", state))


class AnyProcess(Protocol):
    """A process, whatever it listens to."""

    @property
    def name(self) -> str:
        """The sentence."""
        ...

    @property
    def listens_to(self) -> type[Event]:
        """The class of event."""
        ...

    def answer(self, event: Event, state: object) -> tuple[Command, ...]:
        """React to an event that is known to be of the class listened to."""
        ...
