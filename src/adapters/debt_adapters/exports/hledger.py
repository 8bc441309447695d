"""The journal for hledger; `hledger check --strict` finds any figure that was changed."""

from collections.abc import Iterator
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
decimal-mark .

"""


def hledger(journal: Journal) -> Iterator[str]:
    """Write a journal for hledger, a directive after the other.

    Commodities and accounts come first, then what was there before the period, then
    the entries in the order of the log, then the balance of every account at every
    month's end: asserted on the month's last day, because hledger keeps the file's
    order within a day. Identifiers stay as they are.

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
    for currency in survey.currencies:
        # The decimal mark has to be there even where no decimals follow.
        yield f"commodity 1000.{'0' * exponent_of(currency)} {currency}\n"
    for account, _, _ in survey.accounts():
        found = placed(account)
        name, root = found.plain_name, found.place.name.partition(":")[0]
        yield f"account {name}  ; type: {_TYPES[root]}, account: {account}\n"


_TYPES: Final = {
    "Assets": "Asset",
    "Liabilities": "Liability",
    "Equity": "Equity",
    "Income": "Revenue",
    "Expenses": "Expense",
}


def _opening(day: date, survey: Survey) -> str:
    postings = (
        _posting(account, minor, currency)
        for (account, currency), minor in survey.opening.items()
    )
    return "".join((f"\n{day} * opening balances\n", *postings))


def _entry(recorded: RecordedEntry, day: date) -> str:
    entry = recorded.event
    tags = (
        f"position: {recorded.position}",
        f"rule: {entry.rule}",
        f"rule-version: {entry.rule_version}",
        f"cause: {entry.cause or ''}",
        f"effective-on: {entry.effective_on}",
        f"booked-on: {entry.booked_on}",
    )
    head = f"\n{day} * ({recorded.id}) {entry.rule}\n    ; {', '.join(tags)}\n"
    postings = (
        _posting(
            line.account, line.amount_minor, currency_of(line, entry), line.derivation
        )
        for line in entry.lines
    )
    return "".join((head, *postings))


def _posting(account: str, minor: int, currency: str, derivation: str = "") -> str:
    amount = f"{amount_text(minor, currency)} {currency}"
    tag = f"  ; derivation: {derivation}" if derivation else ""
    return f"    {placed(account).plain_name}  {amount}{tag}\n"


def _month_end(end: MonthEnd) -> str:
    assertions = (
        f"    {placed(account).plain_name}  0 {currency}"
        f" = {amount_text(minor, currency)} {currency}\n"
        for (account, currency), minor in end.balances.items()
    )
    return "".join((f"\n{end.last_on} * balances at the month's end\n", *assertions))
