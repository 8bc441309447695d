"""The log's events as JSONL, and the journal as CSV; one batch in memory at a time."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import chain
from typing import Final

from debt_domain.accounting.accounts import book_of
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Line
from debt_domain.application import DebtCollection
from debt_domain.application.reading import logged_batches, read_event
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent
from debt_domain.values.money import Money
from debt_domain.wire import canonical_bytes, reveal, subjects_of
from debt_domain.wire.recorded import Recorded

JOURNAL_COLUMNS: Final = (
    "position",
    "entry",
    "case_id",
    "effective_on",
    "booked_on",
    "recorded_at",
    "book",
    "account",
    "amount_minor",
    "amount",
    "currency",
    "rule",
    "rule_version",
    "derivation",
    "terms_version",
    "cause",
    "actor_id",
    "command_id",
)


def events_as_jsonl(collection: DebtCollection, *, personal: bool) -> Iterator[str]:
    """Give each event as a line: its position and what is stored of it.

    Args:
        collection: Whose log.
        personal: Whether personal texts are given in the clear, in `revealed`, as
            far as their keys exist; the stored envelope stays as it was hashed.
    """
    for logged in _logged(collection):
        stored: dict[str, object] = json.loads(logged.event.state)
        line: dict[str, object] = {"position": logged.position, **stored}
        if personal:
            revealed = _revealed(read_event(logged).event, collection)
            if revealed is not None:
                line["revealed"] = json.loads(canonical_bytes(revealed))
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def journal_as_csv(collection: DebtCollection) -> Iterator[str]:
    """Give every line of every ledger entry as a row, after a row of names.

    A debit is above zero, a credit below; `amount` is `amount_minor` with the
    decimals of its currency.
    """
    yield _row(JOURNAL_COLUMNS)
    for logged in _logged(collection):
        if logged.event.topic.startswith(EntryPosted.stored_name):
            recorded = read_event(logged)
            event = recorded.event
            if isinstance(event, EntryPosted):
                for line in event.lines:
                    figures = _figures(recorded, event, line)
                    yield _row(tuple(figures[name] for name in JOURNAL_COLUMNS))


def _logged(collection: DebtCollection) -> Iterator[LoggedEvent]:
    return chain.from_iterable(logged_batches(collection.log))


def _revealed(event: Event, collection: DebtCollection) -> Event | None:
    subjects = sorted(subjects_of(event))
    if not subjects:
        return None
    return reveal(event, collection.log.keys.get(subjects), collection.cipher)


def _figures(
    recorded: Recorded[Event], entry: EntryPosted, line: Line
) -> Mapping[str, object]:
    return {
        "position": recorded.position,
        "entry": recorded.id,
        "case_id": recorded.id.stream.rpartition(":")[2],
        "effective_on": entry.effective_on,
        "booked_on": entry.booked_on,
        "recorded_at": recorded.recorded_at.isoformat(),
        "book": book_of(line.account),
        "account": line.account,
        "amount_minor": line.amount_minor,
        "amount": Money(line.amount_minor, entry.currency).text(),
        "currency": entry.currency,
        "rule": entry.rule,
        "rule_version": entry.rule_version,
        "derivation": line.derivation,
        "terms_version": entry.terms_version,
        "cause": entry.cause,
        "actor_id": recorded.circumstances.actor.actor_id,
        "command_id": recorded.circumstances.command_id,
    }


def _row(values: tuple[object, ...]) -> str:
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerow(values)
    return written.getvalue()
