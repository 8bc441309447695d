"""What can have happened to the books. Stored names and versions never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Event


class PeriodClosed(Event, frozen=True):
    """Nothing more is booked on this day or before it."""

    stored_name: ClassVar[str] = "books.period_closed"
    stored_version: ClassVar[int] = 1
    through: date


BooksEvent: TypeAlias = PeriodClosed
