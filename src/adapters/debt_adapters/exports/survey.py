"""What has to be known of a period before its first entry can be written."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from debt_adapters.exports.journal import Journal, RecordedEntry, currency_of

AccountCurrency: TypeAlias = tuple[str, str]
Month: TypeAlias = tuple[int, int]
"""A year and a month of it, from 1."""


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """What every account used so far holds at the end of a month.

    Attributes:
        last_on: The month's last day.
        balances: In minor units by account and currency, sorted; zero too.
    """

    last_on: date
    balances: Mapping[AccountCurrency, int]

    @property
    def day_after(self) -> date:
        """The first day of the next month."""
        return self.last_on + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Survey:
    """The accounts of a period; its size grows with them and the months alone.

    Attributes:
        opening: What was there before the period, in minor units; none is zero.
        first_on: The day of the first posting to an account in a currency.
        changes: The sum of a month's postings, in minor units.
    """

    opening: Mapping[AccountCurrency, int]
    first_on: Mapping[AccountCurrency, date]
    changes: Mapping[Month, Mapping[AccountCurrency, int]]

    @property
    def currencies(self) -> tuple[str, ...]:
        """Every currency of the period."""
        return tuple(sorted({currency for _, currency in self.first_on}))

    def accounts(self) -> Iterator[tuple[str, date, tuple[str, ...]]]:
        """Give each account with its first day and its currencies, by name."""
        for account, group in groupby(sorted(self.first_on), key=itemgetter(0)):
            uses = tuple(group)
            first_on = min(self.first_on[use] for use in uses)
            yield account, first_on, tuple(currency for _, currency in uses)

    def month_ends(self) -> Iterator[MonthEnd]:
        """Give every month from the first one with a posting to the last one."""
        balances = dict(self.opening)
        for month in _months(self.changes):
            for use, change in self.changes.get(month, {}).items():
                balances[use] = balances.get(use, 0) + change
            last_on = date(*month, monthrange(*month)[1])
            yield MonthEnd(last_on, {use: balances[use] for use in sorted(balances)})


def surveyed(journal: Journal) -> Survey:
    """Read a journal once."""
    opening = _sums(journal.earlier())
    first_on: dict[AccountCurrency, date] = {}
    if journal.from_on:
        first_on = dict.fromkeys(opening, journal.from_on)
    changes: dict[Month, Counter[AccountCurrency]] = {}
    for recorded in journal.entries():
        entry, day = recorded.event, journal.day_of(recorded.event)
        month = changes.setdefault((day.year, day.month), Counter())
        for line in entry.lines:
            use = line.account, currency_of(line, entry)
            month[use] += line.amount_minor
            first_on[use] = min(day, first_on.get(use, day))
    return Survey(opening, first_on, changes)


def _sums(entries: Iterable[RecordedEntry]) -> dict[AccountCurrency, int]:
    sums: Counter[AccountCurrency] = Counter()
    for recorded in entries:
        for line in recorded.event.lines:
            use = line.account, currency_of(line, recorded.event)
            sums[use] += line.amount_minor
    return {use: minor for use, minor in sorted(sums.items()) if minor}


def _months(changes: Iterable[Month]) -> Iterator[Month]:
    months = sorted(changes)
    if not months:
        return
    year, month = months[0]
    while (year, month) <= months[-1]:
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
