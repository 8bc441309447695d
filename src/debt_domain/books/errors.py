"""Why the books are not closed: one class per rule."""

from datetime import date, timedelta
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class PeriodClosedError(RejectedError):
    """A closed period stays closed, and is not closed again."""

    code: ClassVar[str] = "books.period_closed"

    def __init__(self, *, through: date, closed_through: date) -> None:
        accepted = f"a day after {closed_through}"
        super().__init__(
            f"through {through}: the books are closed through {closed_through};"
            f" accepted is {accepted}",
            field="through",
            value=through.isoformat(),
            accepted=accepted,
        )
        self.through, self.closed_through = through, closed_through


class PeriodNotOverError(RejectedError):
    """Only days that are over are closed."""

    code: ClassVar[str] = "books.period_not_over"

    def __init__(self, *, through: date, today: date) -> None:
        accepted = f"at the latest {today - timedelta(days=1)}"
        super().__init__(
            f"through {through}: the day is not over, today is {today}; accepted is"
            f" {accepted}",
            field="through",
            value=through.isoformat(),
            accepted=accepted,
        )
        self.through, self.today = through, today
