"""The principal, invoice by invoice, and the simple interest that runs on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from debt_domain.case_ledger.events import InterestPosted
from debt_domain.values.interest_rate import rate_periods

_DAY = timedelta(days=1)
_BPS = 10_000


@dataclass(slots=True)
class _Invoice:
    due_on: date | None
    amount_minor: int
    open_minor: int
    paid: list[tuple[date, int]] = field(default_factory=list[tuple[date, int]])

    def owed(self, after: date, through: date) -> Iterator[tuple[int, date, date]]:
        """Give what is open, after one day up to another; a payment counts at once."""
        open_minor, start = self.amount_minor, after
        for on, minor in self.paid:
            if start < on <= through:
                yield open_minor, start, on - _DAY
                start = on - _DAY
            open_minor -= 0 if on > through else minor
        yield open_minor, start, through


class Principal:
    """What is open of each invoice and since when, oldest due date first.

    It is told of changes in the order of their days.
    """

    def __init__(self) -> None:
        self._invoices: list[_Invoice] = []

    def add(self, due_on: date | None, amount_minor: int) -> None:
        """Add an invoice; without a due date it comes last and bears no interest."""
        self._invoices.append(_Invoice(due_on, amount_minor, amount_minor))
        self._invoices.sort(key=lambda x: x.due_on or date.max)

    def lower(self, amount_minor: int, on: date) -> None:
        """Take an amount off what is open, oldest invoice first, from a day on."""
        for invoice in self._invoices:
            taken = min(amount_minor, invoice.open_minor)
            if taken:
                invoice.open_minor -= taken
                invoice.paid.append((on, taken))
                amount_minor -= taken

    def interest(self, fact: InterestPosted) -> int:
        """Give simple interest to date in minor units, rounded half up, once.

        It runs from the day after the due date to the day of the fact, both included.
        Before the first of the rates there is none.
        """
        exact = sum(_exact(x, fact) for x in self._invoices)
        return max(floor(exact + Fraction(1, 2)), 0)


def _exact(invoice: _Invoice, fact: InterestPosted) -> Fraction:
    if invoice.due_on is None or invoice.due_on >= fact.counts_from:
        return Fraction(0)
    total = Fraction(0)
    for period in rate_periods(fact.rates, invoice.due_on, fact.counts_from):
        for open_minor, after, through in invoice.owed(period.after, period.through):
            if open_minor:
                part = fact.day_count.part_of_year(after, through)
                total += open_minor * period.rate.rate_bps * part
    return total / _BPS
