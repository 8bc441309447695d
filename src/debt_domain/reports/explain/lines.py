"""The lines of an entry."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from debt_domain.accounting.events import Entry
from debt_domain.accounting.model import Derivation, Line
from debt_domain.case_ledger.events import LedgerOpened
from debt_domain.kernel.message import Event
from debt_domain.reports.explain.errors import NoSuchFigureError
from debt_domain.reports.explain.figures import EntryFigure
from debt_domain.reports.explain.model import LineExplained
from debt_domain.reports.explain.shares import pots_before
from debt_domain.reports.explain.words import DERIVATIONS
from debt_domain.values.event_id import EventId


def explain_lines(
    figure: EntryFigure, entry: Entry, before: Sequence[Event]
) -> Iterator[LineExplained]:
    """Explain an entry's lines, or those that are asked for.

    Args:
        figure: Which.
        entry: The entry.
        before: What happened in its ledger before it.

    Raises:
        NoSuchFigureError: The entry has no such line.
    """
    _require_line(figure, entry)
    pots, order, balances = pots_before(before), _order(before), _balances(before)
    for number, line in enumerate(entry.lines, 1):
        currency = line.currency or entry.currency
        stood = balances[line.account, currency]
        balances[line.account, currency] += line.amount_minor
        if figure.line in {"", str(number), line.account}:
            in_order = order if line.derivation is Derivation.WATERFALL else ""
            yield LineExplained(
                line=line_id(figure.entry, entry, number),
                account=line.account,
                amount_minor=line.amount_minor,
                currency=currency,
                derivation=line.derivation,
                says=DERIVATIONS[line.derivation] + in_order,
                before_minor=stood,
                after_minor=stood + line.amount_minor,
                share=pots.share(line, entry),
            )


def line_id(event_id: EventId, entry: Entry, number: int) -> str:
    """Name a line by its account, or by its number where that leaves it open."""
    account = entry.lines[number - 1].account
    is_alone = sum(line.account == account for line in entry.lines) == 1
    return f"{event_id}#{account if is_alone else number}"


def _require_line(figure: EntryFigure, entry: Entry) -> None:
    accounts = [line.account for line in entry.lines]
    numbers = {str(number) for number, _ in enumerate(accounts, 1)}
    if figure.line not in {"", *accounts, *numbers}:
        name = f"{figure.entry}#{figure.line}"
        raise NoSuchFigureError(figure=name, what="line", among=accounts)


def _balances(before: Iterable[Event]) -> Counter[tuple[str, str]]:
    balances = Counter[tuple[str, str]]()
    for entry in before:
        if isinstance(entry, Entry):
            for line in entry.lines:
                balances[_account(line, entry)] += line.amount_minor
    return balances


def _account(line: Line, entry: Entry) -> tuple[str, str]:
    return line.account, line.currency or entry.currency


def _order(before: Iterable[Event]) -> str:
    for event in before:
        if isinstance(event, LedgerOpened):
            return f" {event.waterfall}: {', '.join(event.waterfall.order).lower()}"
    return ""
