"""The rules of the books."""

from typing import Final

from debt_domain.books.commands import BooksCommand
from debt_domain.books.errors import PeriodClosedError, PeriodNotOverError
from debt_domain.books.events import BooksEvent, PeriodClosed
from debt_domain.books.state import BooksState, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.actor import Role
from debt_domain.values.context import Context


def decide(
    command: BooksCommand, state: BooksState, context: Context
) -> tuple[BooksEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RoleNotAllowedError: Somebody else than platform or finance closes a period.
        PeriodNotOverError: The last day is today, or to come.
        PeriodClosedError: The day is closed already.
    """
    context.require_role(type(command).__name__, Role.PLATFORM, Role.FINANCE)
    if command.through >= context.today:
        raise PeriodNotOverError(through=command.through, today=context.today)
    closed = state.closed_through
    if closed is not None and command.through <= closed:
        raise PeriodClosedError(through=command.through, closed_through=closed)
    return (PeriodClosed(through=command.through),)


BOOKS: Final[Decider[BooksCommand, BooksEvent, BooksState, Context]] = Decider(
    initial=BooksState(), decide=decide, evolve=evolve
)
