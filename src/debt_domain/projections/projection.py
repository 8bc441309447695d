"""What a projection is: a pure fold of recorded events into rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from debt_domain.kernel.message import Event, Message
from debt_domain.wire.recorded import Recorded

R = TypeVar("R", bound=Message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection(Generic[R]):
    """A read model, the same live, in a rebuild and back in time.

    Attributes:
        name: What it is stored under.
        version: Raised with every change of what it computes or how it is kept.
        takes: The classes of event that it reads; all others are skipped.
        row: The class of its rows.
        keys: Which rows an event touches; may be none.
        initial: A row before its first event.
        apply: `(row, event) -> row`, a pure function.
        live: Kept up to date inside each command's transaction; otherwise computed
            when it is asked for.
    """

    name: str
    version: int
    takes: tuple[type[Event], ...]
    row: type[R]
    keys: Callable[[Recorded[Event]], tuple[str, ...]]
    initial: Callable[[str], R]
    apply: Callable[[R, Recorded[Event]], R]
    live: bool = True

    @property
    def stored_name(self) -> str:
        """Name and version: a new version's rows stand beside the old one's."""
        return f"{self.name}:{self.version}"
