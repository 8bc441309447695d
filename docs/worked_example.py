"""A posting rule at work, as the page of the rules shows it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.kernel.message import Event

Balances = Mapping[str, Mapping[str, int]]
"""Debits less credits in minor units, by currency and account."""


class Example(NamedTuple):
    """What was given, what happened, and what the ledger made of it.

    Attributes:
        rule: Whose entry it shows.
        given: What was before, in words.
        when: What happened, in words.
        entries: What was posted.
        balances: All accounts afterwards.
    """

    rule: PostingRule
    given: str
    when: str
    entries: tuple[EntryPosted, ...]
    balances: Balances


def entries_in(events: Iterable[Event]) -> tuple[EntryPosted, ...]:
    """Give the entries among some events."""
    return tuple(event for event in events if isinstance(event, EntryPosted))


def balances_after(entries: Iterable[EntryPosted], before: Balances) -> Balances:
    """Add entries to what was there before them."""
    sums = {currency: Counter(minor) for currency, minor in before.items()}
    for entry in entries:
        for line in entry.lines:
            currency = line.currency or entry.currency
            sums.setdefault(currency, Counter())[line.account] += line.amount_minor
    return sums
