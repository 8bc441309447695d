"""The journal for beancount; `bean-check` finds any figure that was changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from debt_adapters.exports.chart import placed
from debt_adapters.exports.journal import (
    Journal,
    RecordedEntry,
    amount_text,
    currency_of,
)
from debt_adapters.exports.survey import MonthEnd, Survey, surveyed
from debt_domain.values.currency import exponent_of

_HEADER: Final = """\
; The entries of all ledgers, claim book and settlement book, exact to the minor unit.
option "title" "debt-domain"
option "tolerance_multiplier" "0"

"""


def beancount(journal: Journal) -> Iterator[str]:
    """Write a journal for beancount, a directive after the other.

    Commodities and accounts come first, then what was there before the period, then
    the entries in the order of the log, then the balance of every account at every
    month's end: asserted on the first of the next month, because an assertion is
    about the start of its day.

    Raises:
        UnplacedAccountError: The chart has no place for an account.
    """
    survey = surveyed(journal)
    yield _HEADER
    yield from _declarations(survey)
    if journal.from_on and survey.opening:
        yield _opening(journal.from_on, survey)
    for recorded in journal.entries():
        yield _entry(recorded, journal.day_of(recorded.event))
    for end in survey.month_ends():
        yield _month_end(end)


def _declarations(survey: Survey) -> Iterator[str]:
    first_on = min(survey.first_on.values(), default=None)
    for currency in survey.currencies:
        yield f"{first_on} commodity {currency}\n  exponent: {exponent_of(currency)}\n"
    for account, opened_on, currencies in survey.accounts():
        name = placed(account).strict_name
        yield f"{opened_on} open {name}  {','.join(currencies)}\n"
        yield f"  account: {_quoted(account)}\n"


def _opening(day: date, survey: Survey) -> str:
    postings = (
        _posting(account, minor, currency)
        for (account, currency), minor in survey.opening.items()
    )
    return "".join((f'\n{day} * "opening balances"\n', *postings))


def _entry(recorded: RecordedEntry, day: date) -> str:
    entry, entry_id = recorded.event, str(recorded.id)
    head = f"\n{day} * {_quoted(entry.rule)} {_quoted(entry_id)}\n"
    return "".join((head, *_metadata(recorded), *_postings(recorded)))


def _metadata(recorded: RecordedEntry) -> Iterable[str]:
    entry = recorded.event
    yield f"  entry: {_quoted(str(recorded.id))}\n"
    yield f"  position: {recorded.position}\n"
    yield f"  rule: {_quoted(entry.rule)}\n"
    yield f"  rule-version: {entry.rule_version}\n"
    if entry.cause is not None:
        yield f"  cause: {_quoted(entry.cause)}\n"
    yield f"  effective-on: {entry.effective_on}\n"
    yield f"  booked-on: {entry.booked_on}\n"


def _postings(recorded: RecordedEntry) -> Iterator[str]:
    entry = recorded.event
    for line in entry.lines:
        yield _posting(line.account, line.amount_minor, currency_of(line, entry))
        yield f"    derivation: {_quoted(line.derivation)}\n"


def _posting(account: str, minor: int, currency: str) -> str:
    amount = f"{amount_text(minor, currency)} {currency}"
    return f"  {placed(account).strict_name}  {amount}\n"


def _month_end(end: MonthEnd) -> str:
    balances = (
        f"{end.day_after} balance {placed(account).strict_name}"
        f"  {amount_text(minor, currency)} {currency}\n"
        for (account, currency), minor in end.balances.items()
    )
    return "".join(("\n", *balances))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
