"""What can be asked of the books."""

from datetime import date
from typing import ClassVar, Final, TypeAlias

from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier

MAIN: Final = "main"


class ClosePeriod(Command, frozen=True):
    """Book nothing more on a day or before it.

    A later fact that is effective by then keeps its effective day, and is booked on
    the first open one.

    Attributes:
        books: Which books; there is one set for each tenant.
        through: The last day that is closed.
    """

    command_name: ClassVar[str] = "books.close_period"
    books: Identifier = MAIN
    through: date


BooksCommand: TypeAlias = ClosePeriod
