"""How a figure is named: an entry, a line of it, or a cell of a report."""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from debt_domain.reports.explain.errors import UnknownFigureError
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder, HolderKind

_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_ACCOUNT: Final = re.compile(r"[A-Z][A-Za-z]+")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class EntryFigure:
    """An entry of a ledger, or some lines of it.

    Attributes:
        entry: The event's id.
        line: An account, or a line's number from 1; "": the whole entry.
    """

    entry: EventId
    line: str = ""


@dataclass(frozen=True, slots=True)
class BalanceFigure:
    """What an account or a party stands at.

    Attributes:
        name: `Due:Partner:A` or `PARTNER:A`; a currency may follow.
    """

    name: str


@dataclass(frozen=True, slots=True)
class SplitFigure:
    """A figure of the revenue split.

    Attributes:
        case_id: The case.
        month: Such as `2026-03`; "": all of them.
        figure: Such as `submitter`.
    """

    case_id: str
    month: str
    figure: str


@dataclass(frozen=True, slots=True)
class StatementFigure:
    """A statement's closing balance, or one of its lines.

    Attributes:
        party: Whose statement.
        currency: Of the account; "" if the party has one account only.
        number: The statement's, from 1.
        line: The line's, from 1; None: the closing balance.
    """

    party: Holder
    currency: str
    number: int
    line: int | None = None


CellFigure: TypeAlias = BalanceFigure | SplitFigure | StatementFigure
Figure: TypeAlias = EntryFigure | CellFigure


def parse_figure(text: str) -> Figure:
    """Read what is to be explained.

    | written | names |
    | --- | --- |
    | `ledger:case:C-1@7` | an entry |
    | `ledger:case:C-1@7#Due:Partner:A`, `…#2` | a line, by account or number |
    | `balance:Due:Partner:A`, `balance:Held:Platform:EUR` | an account |
    | `balance:PARTNER:A`, `position:PARTNER:A:EUR` | what a party is owed |
    | `split:C-1:2026-03:submitter`, `split:C-1::collected` | of the revenue split |
    | `statement:PARTNER:A:2`, `statement:PARTNER:A:EUR:2:5` | of a statement |

    Raises:
        UnknownFigureError: It is none of these.

    Example:
        >>> parse_figure("ledger:case:C-1@7#2")
        EntryFigure(entry=EventId(stream='ledger:case:C-1', version=7), line='2')
        >>> parse_figure("split:C-1:2026-03:submitter").figure
        'submitter'
    """
    kind, _, rest = text.partition(":")
    match kind:
        case "balance" | "position" if rest:
            return BalanceFigure(rest)
        case "split":
            return _split(text, rest.split(":"))
        case "statement":
            return _statement(text, rest.split(":"))
        case _:
            return _entry(text)


def _entry(text: str) -> EntryFigure:
    entry, _, line = text.partition("#")
    try:
        return EntryFigure(EventId.parse(entry), line)
    except ValueError:
        raise UnknownFigureError(figure=text, meant=_meant(text)) from None


def _meant(text: str) -> tuple[str, ...]:
    """Give the figures of an account or a party, as a balance shows them."""
    match text.split(":"):
        case ["PARTNER" | "CLIENT", _, *_]:
            return (f"position:{text}",)
        case ["Due" | "Held" | "Receivable", "Partner" | "Client" as kind, party, *_]:
            return (f"balance:{text}", f"position:{kind.upper()}:{party}")
        case [root, _, *_] if _ACCOUNT.fullmatch(root):
            return (f"balance:{text}",)
        case _:
            return ()


def _split(text: str, parts: list[str]) -> SplitFigure:
    match parts:
        case [case_id, month, figure] if not month or _MONTH.fullmatch(month):
            return SplitFigure(case_id, month, figure)
        case _:
            raise UnknownFigureError(figure=text)


def _statement(text: str, parts: list[str]) -> StatementFigure:
    kind, party_id, *rest = [*parts, "", ""]
    currency = rest.pop(0) if not _NUMBER.fullmatch(rest[0]) else ""
    numbers = [int(x) for x in rest if _NUMBER.fullmatch(x)]
    given = [x for x in rest if x]
    if len(numbers) != len(given) or not 1 <= len(numbers) <= len("NL"):
        raise UnknownFigureError(figure=text)
    try:
        party = Holder(kind=HolderKind(kind), party_id=party_id)
    except ValueError:
        raise UnknownFigureError(figure=text) from None
    return StatementFigure(party, currency, *numbers)
