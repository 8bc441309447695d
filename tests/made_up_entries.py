"""Entries of every kind that an export may meet, made up: no rule has posted them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.exports.chart import ID, PLACES
from debt_adapters.exports.journal import Journal, RecordedEntry
from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line
from debt_domain.kernel.ports import EventLog
from debt_domain.testing import NOW, actor
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.wire import prepare
from debt_domain.wire.recorded import Circumstances, Draft, Recorded

MARCH, APRIL, MAY = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 1)
NEXT_YEAR = date(2027, 2, 28)
ODD = "A.b_1"

Fact: TypeAlias = tuple[str, EntryPosted]
"""The stream and the entry."""


def posted(
    currency: str,
    lines: Sequence[tuple[str, int] | tuple[str, int, str]],
    booked_on: date = MARCH,
    effective_on: date | None = None,
) -> EntryPosted:
    """Make an entry of accounts, minor units and, for another leg, the currency."""
    return EntryPosted(
        rule="made_up",
        rule_version=2,
        cause="case:M-1@1",
        currency=currency,
        effective_on=effective_on or booked_on,
        booked_on=booked_on,
        lines=tuple(
            Line(
                account=account,
                amount_minor=minor,
                derivation=Derivation.AMOUNT,
                currency=other[0] if other else None,
            )
            for account, minor, *other in lines
        ),
    )


def _every_account() -> EntryPosted:
    """Give an entry with each account of the chart, in both books."""
    accounts = [place.pattern.replace(ID, "x") for place in PLACES]
    lines = [(account, 7) for account in accounts if account not in _BALANCING.values()]
    sums = {book: 7 * sum(book_of(x) is book for x, _ in lines) for book in Book}
    return posted("EUR", [*lines, *((_BALANCING[book], -sums[book]) for book in Book)])


_BALANCING = {Book.CLAIM: "Claimed", Book.SETTLEMENT: "Suspense"}

MADE_UP: Sequence[Fact] = (
    ("ledger:case:M-1", posted("JPY", [("Debtor:Costs", 1), ("Claimed", -1)])),
    (
        "ledger:partner:-x-:JPY",
        posted(
            "JPY",
            [
                (f"Held:Partner:{ODD}", 1001),
                ("Due:Partner:-x-", -400),
                ("Due:Client:7..up", -300),
                (f"Due:Partner:{ODD}:ForClient", -301),
            ],
            APRIL,
        ),
    ),
    (
        "ledger:platform:BHD",
        posted("BHD", [("Held:Platform", 1_001), ("Suspense", -1_001)], APRIL),
    ),
    (
        "ledger:case:M-2",
        posted(
            "EUR",
            [
                ("Held:Platform", 100_01, "USD"),
                ("Conversion:USD", -100_01, "USD"),
                ("Conversion:EUR", 92_03),
                (f"Due:Partner:{ODD}", -90_00),
                ("Expense:FX", -2_03),
            ],
            booked_on=MAY,
            effective_on=APRIL,
        ),
    ),
    ("ledger:platform:EUR", _every_account()),
    ("ledger:case:M-2", posted("EUR", [])),
    (
        "ledger:case:M-3",
        posted("EUR", [("Held:Platform", 5), ("Due:Debtor", -5)], NEXT_YEAR),
    ),
)


def recorded_entries(*facts: Fact) -> Sequence[RecordedEntry]:
    """Give entries as if a log had kept them."""
    return [
        Recorded(
            id=EventId(stream, version),
            event=entry,
            circumstances=_circumstances(entry),
            recorded_at=NOW,
            position=position,
            hash="",
            previous_hash="",
        )
        for position, (stream, version, entry) in enumerate(_numbered(facts), start=1)
    ]


def journal_of(*facts: Fact) -> Journal:
    """Give a journal of entries, each with its stream."""
    return Journal(source=lambda: recorded_entries(*facts))


def append_made_up(log: EventLog, tenant: str) -> None:
    """Append the made-up entries to a log that has none of their streams."""
    drafts = [
        Draft(
            id=EventId(stream, version),
            event=entry,
            circumstances=_circumstances(entry),
        )
        for stream, version, entry in _numbered(MADE_UP)
    ]
    cipher = AesGcmCipher()
    seal = prepare(drafts, tenant=tenant, previous={}, keys={}, cipher=cipher)
    with log.transaction() as transaction:
        transaction.append(seal, now=NOW, unmoved={})


def _numbered(facts: Iterable[Fact]) -> Iterator[tuple[str, int, EntryPosted]]:
    versions = Counter[str]()
    for stream, entry in facts:
        versions[stream] += 1
        yield stream, versions[stream], entry


def _circumstances(entry: EntryPosted) -> Circumstances:
    return Circumstances(
        actor=actor(Role.PLATFORM),
        command_id="made-up",
        correlation_id="made-up",
        cause=None,
        effective_on=entry.effective_on,
        effective_at=None,
    )
