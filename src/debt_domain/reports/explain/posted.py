"""What is posted, as parts of a cell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Line
from debt_domain.accounting.positions import party_of
from debt_domain.case_ledger.events import LedgerOpened
from debt_domain.kernel.message import Event
from debt_domain.reports.explain.lines import line_id
from debt_domain.reports.explain.model import CellLine, CellSum
from debt_domain.wire.recorded import Recorded


@dataclass(frozen=True, slots=True)
class Posted:
    """A line with all that is around it.

    Attributes:
        party: Whose it is, as `positions` names parties; "" in the claim book.
    """

    recorded: Recorded[Event]
    entry: EntryPosted
    number: int
    line: Line
    party: str

    @property
    def currency(self) -> str:
        """Of the amount."""
        return self.line.currency or self.entry.currency


@dataclass(frozen=True, slots=True)
class Part:
    """What something posted adds to a cell; `number` 0: the entry as a whole."""

    recorded: Recorded[Event]
    entry: EntryPosted
    number: int
    currency: str
    amount_minor: int


def posted_in(events: Iterable[Recorded[Event]]) -> Iterator[Posted]:
    """Give every line of every entry, in the order of the log."""
    clients: dict[str, str] = {}
    for x in events:
        match x.event:
            case LedgerOpened(client_id=client_id):
                clients[x.id.stream] = client_id
            case EntryPosted() as entry:
                client = clients.get(x.id.stream, "")
                for number, line in enumerate(entry.lines, 1):
                    is_claim = book_of(line.account) is Book.CLAIM
                    party = "" if is_claim else party_of(line.account, client)
                    yield Posted(x, entry, number, line, party)
            case _:
                pass


def sums_of(
    parts: Iterable[Part], opening: Mapping[str, int] | None = None
) -> tuple[CellSum, ...]:
    """Sum parts by currency, onto what a cell opens with."""
    sums = Counter[str](opening or {})
    for part in parts:
        sums[part.currency] += part.amount_minor
    return tuple(
        CellSum(currency=currency, amount_minor=minor)
        for currency, minor in sorted(sums.items())
    )


def cell_lines(
    parts: Iterable[Part], opening: Mapping[str, int] | None = None
) -> Iterator[CellLine]:
    """Write parts one below the other, with their sum so far in each currency."""
    sums = Counter[str](opening or {})
    for part in parts:
        sums[part.currency] += part.amount_minor
        entry, number, event_id = part.entry, part.number, part.recorded.id
        yield CellLine(
            explain=line_id(event_id, entry, number) if number else str(event_id),
            effective_on=entry.effective_on,
            recorded_at=part.recorded.recorded_at,
            rule=entry.rule,
            account=entry.lines[number - 1].account if number else "",
            currency=part.currency,
            amount_minor=part.amount_minor,
            sum_minor=sums[part.currency],
        )
