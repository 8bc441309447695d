"""Why a figure cannot be explained."""

from collections.abc import Iterable
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError

GRAMMAR = (
    "an entry such as ledger:case:C-1@7, a line such as ledger:case:C-1@7#2, or"
    " balance:ACCOUNT, position:PARTY, split:CASE:MONTH:FIGURE or"
    " statement:PARTY:NUMBER[:LINE]"
)


class UnknownFigureError(RejectedError):
    """A figure is named in one of the ways that there are.

    Attributes:
        figure: What was asked for.
        meant: The figures that it may stand for.
    """

    code: ClassVar[str] = "explain.unknown_figure"

    def __init__(self, *, figure: str, meant: tuple[str, ...] = ()) -> None:
        accepted = " or ".join(meant) or GRAMMAR
        super().__init__(
            f"{figure!r} names no figure; accepted is {accepted}",
            field="figure",
            value=figure,
            accepted=accepted,
        )
        self.figure, self.meant = figure, meant


class NoSuchFigureError(RejectedError):
    """What is to be explained is in the books.

    Attributes:
        figure: What was asked for.
    """

    code: ClassVar[str] = "explain.no_such_figure"

    def __init__(self, *, figure: str, what: str, among: Iterable[str] = ()) -> None:
        known = ", ".join(among)
        accepted = f"one of {known}" if known else "one that is in the books"
        super().__init__(
            f"there is no {what} {figure}; accepted is {accepted}",
            field="figure",
            value=figure,
            accepted=accepted,
        )
        self.figure = figure
