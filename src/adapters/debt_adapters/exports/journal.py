"""The entries of all ledgers in the order of the log, as often as they are asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Final, Protocol, TypeAlias, TypeGuard, assert_never

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Line
from debt_domain.application.reading import BATCH, read_event
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import EventLog, LoggedEvent
from debt_domain.values.money import Money
from debt_domain.wire import REGISTRY
from debt_domain.wire.recorded import Recorded

RecordedEntry: TypeAlias = Recorded[EntryPosted]
Seen: TypeAlias = Callable[[int], None]
"""Told the position of each entry that was read."""

TOPICS: Final = tuple(
    f"{name}:{version}"
    for name, version in sorted(REGISTRY.versions)
    if name == EntryPosted.stored_name
)


class DayKind(StrEnum):
    """Which of its days an entry stands under.

    BOOKED: the day it is booked on, which no later fact changes once the period is
    closed. EFFECTIVE: the day from which it counts.
    """

    BOOKED = "booked"
    EFFECTIVE = "effective"


class Source(Protocol):
    """Gives all entries from the first one, each time that it is called."""

    def __call__(self) -> Iterable[RecordedEntry]:
        """Give them in the order of the log."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The entries of a period.

    Attributes:
        source: Where they come from.
        day_kind: Which day decides about the period, and is the entry's date.
        from_on: The first day; None: from the first entry on.
        through_on: The last day, included; None: to the last entry.
    """

    source: Source
    day_kind: DayKind = DayKind.BOOKED
    from_on: date | None = None
    through_on: date | None = None

    def entries(self) -> Iterator[RecordedEntry]:
        """Give the entries of the period, one in memory at a time."""
        for recorded in self.source():
            day = self.day_of(recorded.event)
            is_late = self.through_on is not None and day > self.through_on
            if not is_late and not self._is_earlier(day):
                yield recorded

    def earlier(self) -> Iterator[RecordedEntry]:
        """Give the entries before the period."""
        for recorded in self.source() if self.from_on else ():
            if self._is_earlier(self.day_of(recorded.event)):
                yield recorded

    def day_of(self, entry: EntryPosted) -> date:
        """Give the day that an entry stands under."""
        match self.day_kind:
            case DayKind.BOOKED:
                return entry.booked_on
            case DayKind.EFFECTIVE:
                return entry.effective_on
            case _:
                assert_never(self.day_kind)

    def _is_earlier(self, day: date) -> bool:
        return self.from_on is not None and day < self.from_on


def logged_entries(log: EventLog, seen: Seen = lambda _: None) -> Source:
    """Read entries from a log, up to where it ends now.

    Args:
        log: Whose entries.
        seen: Told the position of each entry when it is read.
    """
    until = log.head().position

    def source() -> Iterator[RecordedEntry]:
        for logged in chain.from_iterable(_batches(log, until)):
            recorded = read_event(logged)
            seen(recorded.position)
            if _is_entry(recorded):
                yield recorded

    return source


def currency_of(line: Line, entry: EntryPosted) -> str:
    """Give a line's currency: the entry's own, but for the other leg of an exchange."""
    return line.currency or entry.currency


def amount_text(amount_minor: int, currency: str) -> str:
    """Write an amount with the decimals of its currency: `-10.00`, `1000`, `1.000`."""
    return Money(amount_minor, currency).text()


def _batches(log: EventLog, until: int) -> Iterator[Iterable[LoggedEvent]]:
    after = 0
    while batch := log.read(after, topics=TOPICS, until=until, limit=BATCH):
        yield batch
        after = batch[-1].position


def _is_entry(recorded: Recorded[Event]) -> TypeGuard[RecordedEntry]:
    return isinstance(recorded.event, EntryPosted)
