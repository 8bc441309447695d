"""How long amounts have been overdue: full calendar months, and days."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final

from debt_domain.kernel.message import Message
from debt_domain.values.money import MinorUnits

MONTHS_IN_A_YEAR: Final = 12


class OpenInvoice(Message, frozen=True):
    """What of an invoice is open.

    Attributes:
        due_on: The day on which it was to be paid; its age counts from there.
        open_minor: What of it is open, in minor units, credit notes taken off.
    """

    due_on: date
    open_minor: MinorUnits


def full_months(since: date, until: date) -> int:
    """Count the full calendar months between two days; below zero is none.

    A month is full on the day of the same number in a later month, or on that month's
    last day where it has no such number (as section 188 of the German BGB counts).

    Args:
        since: The first day, such as a due date.
        until: The last day, such as the submission.

    Example:
        >>> full_months(date(2025, 7, 22), date(2026, 7, 21))
        11
        >>> full_months(date(2025, 7, 22), date(2026, 7, 22))
        12
        >>> full_months(date(2025, 1, 31), date(2025, 2, 28))
        1
        >>> full_months(date(2026, 7, 22), date(2026, 1, 1))
        0
    """
    months = (until.year - since.year) * MONTHS_IN_A_YEAR + until.month - since.month
    last_day = monthrange(until.year, until.month)[1]
    is_short = until.day < min(since.day, last_day)
    return max(months - is_short, 0)


def over_months(invoices: Iterable[OpenInvoice], months: int, on: date) -> int:
    """Sum what has been overdue for a number of full calendar months, or longer.

    Args:
        invoices: What is open, in one currency.
        months: At or above which an invoice counts.
        on: The day that is looked from.

    Returns:
        Minor units.

    Example:
        >>> old = OpenInvoice(due_on=date(2024, 3, 31), open_minor=1_840_000)
        >>> younger = OpenInvoice(due_on=date(2025, 4, 30), open_minor=980_500)
        >>> over_months((old, younger), 12, date(2026, 7, 22))
        2820500
        >>> over_months((old, younger), 24, date(2026, 7, 22))
        1840000
    """
    return sum(x.open_minor for x in invoices if full_months(x.due_on, on) >= months)


def over_days(invoices: Iterable[OpenInvoice], days: int, on: date) -> int:
    """Sum what has been overdue for more than a number of days.

    Args:
        invoices: What is open, in one currency.
        days: Above which an invoice counts: on the 180th day it is not over 180.
        on: The day that is looked from.

    Returns:
        Minor units.

    Example:
        >>> invoice = OpenInvoice(due_on=date(2026, 1, 1), open_minor=100_00)
        >>> over_days((invoice,), 180, date(2026, 6, 30))
        0
        >>> over_days((invoice,), 180, date(2026, 7, 1))
        10000
    """
    return sum(x.open_minor for x in invoices if (on - x.due_on).days > days)
