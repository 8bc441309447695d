"""A row for each line of each entry: what CSV, Arrow, pandas and polars have."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from debt_adapters.exports.journal import Journal, RecordedEntry, currency_of
from debt_domain.accounting.accounts import book_of
from debt_domain.accounting.model import Line

_OF_CASE: Final = "ledger:case:"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRow:
    """A line of an entry; `entry` and `line` together name it.

    Attributes:
        position: The entry's place in the log.
        entry: Its stream and version, such as `ledger:case:C-1@4`.
        line: The line's place in its entry, from 1.
        ledger: The stream.
        case_id: The case, where it is a case's ledger.
        booked_on: The day that the entry is booked on.
        effective_on: The day from which it counts.
        recorded_at: When the log took it, in UTC.
        book: CLAIM or SETTLEMENT; each sums to zero in each entry and currency.
        account: Such as `Due:Partner:A`.
        amount_minor: In minor units of `currency`; a debit is above zero.
        currency: An ISO 4217 code.
        rule: The posting rule.
        rule_version: The rule's version.
        derivation: How the figure came about.
        terms_version: The terms that it was posted under, if any.
        cause: The event that the entry follows from, if any.
        actor_id: Who gave the command.
        command_id: The command.
    """

    position: int
    entry: str
    line: int
    ledger: str
    case_id: str | None
    booked_on: date
    effective_on: date
    recorded_at: datetime
    book: str
    account: str
    amount_minor: int
    currency: str
    rule: str
    rule_version: int
    derivation: str
    terms_version: int | None
    cause: str | None
    actor_id: str
    command_id: str


COLUMNS: Final = tuple(field.name for field in fields(JournalRow))


def journal_rows(journal: Journal) -> Iterator[JournalRow]:
    """Give the lines of a journal's entries, in the order of the log."""
    for recorded in journal.entries():
        for number, line in enumerate(recorded.event.lines, start=1):
            yield _row(recorded, number, line)


def _row(recorded: RecordedEntry, number: int, line: Line) -> JournalRow:
    entry, stream = recorded.event, recorded.id.stream
    is_of_case = stream.startswith(_OF_CASE)
    return JournalRow(
        position=recorded.position,
        entry=str(recorded.id),
        line=number,
        ledger=stream,
        case_id=stream.removeprefix(_OF_CASE) if is_of_case else None,
        booked_on=entry.booked_on,
        effective_on=entry.effective_on,
        recorded_at=recorded.recorded_at,
        book=book_of(line.account).value,
        account=line.account,
        amount_minor=line.amount_minor,
        currency=currency_of(line, entry),
        rule=entry.rule,
        rule_version=entry.rule_version,
        derivation=line.derivation.value,
        terms_version=entry.under_terms(),
        cause=entry.cause,
        actor_id=recorded.circumstances.actor.actor_id,
        command_id=recorded.circumstances.command_id,
    )
