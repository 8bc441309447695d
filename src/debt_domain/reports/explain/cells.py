"""A cell of a report, as the list of what makes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, assert_never

from debt_domain.accounting.events import EntryPosted
from debt_domain.case_ledger.events import LedgerOpened
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.events import StatementIssued
from debt_domain.projections.split_figures import Roles, SplitFigures, roles_after
from debt_domain.reports.explain.errors import NoSuchFigureError
from debt_domain.reports.explain.figures import (
    BalanceFigure,
    CellFigure,
    SplitFigure,
    StatementFigure,
)
from debt_domain.reports.explain.model import CellExplained, CellLine
from debt_domain.reports.explain.posted import (
    Part,
    Posted,
    cell_lines,
    posted_in,
    sums_of,
)
from debt_domain.wire.recorded import Recorded

TAKES: Final[tuple[type[Event], ...]] = (LedgerOpened, EntryPosted, StatementIssued)
"""The events that cells are made of."""


def explain_cell(
    figure: CellFigure, events: Iterable[Recorded[Event]]
) -> CellExplained:
    """List what makes a cell of a report.

    Args:
        figure: Which.
        events: The log, or all events of `TAKES` in it, in order.

    Raises:
        NoSuchFigureError: There is no such account, party, case or statement.
    """
    known = tuple(events)
    match figure:
        case BalanceFigure():
            return _balance(figure, known)
        case SplitFigure():
            return _split(figure, known)
        case StatementFigure():
            return _statement(figure, known)
        case _:
            assert_never(figure)


def _balance(figure: BalanceFigure, events: Sequence[Recorded[Event]]) -> CellExplained:
    posted = tuple(posted_in(events))
    name, currency = _name_of(figure.name, posted)
    of_party = any(x.party == name for x in posted)
    parts = [
        Part(x.recorded, x.entry, x.number, x.currency, _signed(x, of_party=of_party))
        for x in posted
        if (x.party if of_party else x.line.account) == name
        and currency in {"", x.currency}
    ]
    return CellExplained(
        cell=f"{'position' if of_party else 'balance'}:{figure.name}",
        says=_OWED if of_party else f"debits less credits of the account {name}",
        sums=sums_of(parts),
        lines=tuple(cell_lines(parts)),
    )


_OWED: Final = "what the party is owed; below zero it owes"


def _name_of(name: str, posted: Sequence[Posted]) -> tuple[str, str]:
    """Take a currency off the name, unless the name is whole without."""
    names = {x.line.account for x in posted} | {x.party for x in posted if x.party}
    head, _, tail = name.rpartition(":")
    if name in names:
        return name, ""
    if head in names and any(x.currency == tail for x in posted):
        return head, tail
    near = get_close_matches(name, sorted(names), n=5, cutoff=0.5)
    raise NoSuchFigureError(figure=name, what="account or party", among=near)


def _signed(x: Posted, *, of_party: bool) -> int:
    return -x.line.amount_minor if of_party else x.line.amount_minor


_DERIVED: Final[Mapping[str, Callable[[SplitFigures], int]]] = {
    "partner_net": lambda x: x.submitter_net_minor,
    "platform_total": lambda x: x.platform_total_minor,
}


def _split(figure: SplitFigure, events: Sequence[Recorded[Event]]) -> CellExplained:
    of = _figure_of(figure.figure.removesuffix("_minor"))
    ledger = f"ledger:case:{figure.case_id}"
    entries = [
        (x, x.event)
        for x in events
        if x.id.stream == ledger and isinstance(x.event, EntryPosted)
    ]
    if not entries:
        raise NoSuchFigureError(figure=figure.case_id, what="case with a ledger")
    roles: Roles = {}
    parts: list[Part] = []
    for recorded, entry in entries:
        roles = roles_after(roles, entry)
        if entry.effective_on.isoformat().startswith(figure.month):
            parts.extend(_contributions(recorded, entry, of, roles))
    month = f" in {figure.month}" if figure.month else ""
    return CellExplained(
        cell=f"split:{figure.case_id}:{figure.month}:{figure.figure}",
        says=f"{figure.figure} of case {figure.case_id}{month}, as the split has it",
        sums=sums_of(parts),
        lines=tuple(cell_lines(parts)),
    )


def _figure_of(name: str) -> Callable[[SplitFigures], int]:
    fields = [x.removesuffix("_minor") for x in SplitFigures.model_fields]
    if name in fields:
        return lambda figures: int(getattr(figures, f"{name}_minor"))
    if name in _DERIVED:
        return _DERIVED[name]
    among = (*fields, *_DERIVED)
    raise NoSuchFigureError(figure=name, what="figure of the split", among=among)


def _contributions(
    recorded: Recorded[Event],
    entry: EntryPosted,
    of: Callable[[SplitFigures], int],
    roles: Roles,
) -> Iterator[Part]:
    """Find the lines without which the figure would be another, else name the entry."""
    whole = of(SplitFigures.of_entry(entry, roles))
    if not whole:
        return
    found = [
        Part(recorded, entry, number, line.currency or entry.currency, added)
        for number, line in enumerate(entry.lines, 1)
        if (added := whole - of(SplitFigures.of_entry(_without(entry, number), roles)))
    ]
    if sum(part.amount_minor for part in found) == whole:
        yield from found
    else:
        yield Part(recorded, entry, 0, entry.currency, whole)


def _without(entry: EntryPosted, number: int) -> EntryPosted:
    lines = entry.lines[: number - 1] + entry.lines[number:]
    return entry.model_copy(update={"lines": lines})


def _statement(
    figure: StatementFigure, events: Sequence[Recorded[Event]]
) -> CellExplained:
    recorded, issued = _issued(figure, events)
    name = f"statement:{issued.party}:{issued.currency}"
    inside = [
        x
        for x in posted_in(events)
        if x.party == str(issued.party)
        and x.currency == issued.currency
        and issued.after_position < x.recorded.position <= issued.through_position
    ]
    parts = [
        Part(x.recorded, x.entry, x.number, x.currency, -x.line.amount_minor)
        for x in inside
    ]
    if figure.line is not None:
        return _statement_line(f"{name}:{issued.number}", figure.line, parts)
    opening = CellLine(
        explain=f"{name}:{issued.number - 1}" if issued.number > 1 else "",
        effective_on=issued.from_on,
        recorded_at=recorded.recorded_at,
        rule="opening balance",
        account="",
        currency=issued.currency,
        amount_minor=issued.opening_minor,
        sum_minor=issued.opening_minor,
    )
    return CellExplained(
        cell=f"{name}:{issued.number}",
        says=f"the closing balance of {issued.through_on}, {recorded.id}; {_OWED}",
        sums=sums_of(parts, {issued.currency: issued.opening_minor}),
        lines=(opening, *cell_lines(parts, {issued.currency: issued.opening_minor})),
    )


def _statement_line(name: str, number: int, parts: Sequence[Part]) -> CellExplained:
    entries = list(dict.fromkeys(part.recorded.id for part in parts))
    if not 1 <= number <= len(entries):
        among = [f"1 to {len(entries)}"] if entries else []
        raise NoSuchFigureError(figure=f"{name}:{number}", what="line", among=among)
    of_entry = [part for part in parts if part.recorded.id == entries[number - 1]]
    return CellExplained(
        cell=f"{name}:{number}",
        says=f"line {number} of the statement, {entries[number - 1]}; {_OWED}",
        sums=sums_of(of_entry),
        lines=tuple(cell_lines(of_entry)),
    )


def _issued(
    figure: StatementFigure, events: Iterable[Recorded[Event]]
) -> tuple[Recorded[Event], StatementIssued]:
    found = [
        (x, x.event)
        for x in events
        if isinstance(x.event, StatementIssued)
        and (x.event.party, x.event.number) == (figure.party, figure.number)
        and figure.currency in {"", x.event.currency}
    ]
    if len(found) != 1:
        among = [f"{figure.party}:{x.currency}:{x.number}" for _, x in found]
        name = f"{figure.party}:{figure.number}"
        raise NoSuchFigureError(figure=name, what="single statement", among=among)
    return found[0]
