"""Up to which day the books are closed, and how an event changes it."""

from dataclasses import dataclass
from datetime import date, timedelta

from debt_domain.books.events import BooksEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class BooksState:
    """What the rules remember of the books.

    Attributes:
        closed_through: The last day that is closed; None before any is.
    """

    closed_through: date | None = None

    @property
    def first_open_on(self) -> date:
        """The first day on which something can be booked."""
        closed = self.closed_through
        return date.min if closed is None else closed + timedelta(days=1)


def evolve(_state: BooksState, event: BooksEvent) -> BooksState:
    """Apply one fact."""
    return BooksState(closed_through=event.through)
