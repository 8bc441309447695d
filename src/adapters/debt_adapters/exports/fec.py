"""The journal as FEC (fichier des écritures comptables), the French audit file.

The arrêté of 29 July 2013, article A47 A-1 of the Livre des procédures fiscales: a line
for each line of an entry, 18 columns, dates as YYYYMMDD, a comma before the decimals.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import count
from types import MappingProxyType
from typing import Final, NamedTuple

from debt_adapters.exports.chart import PlacedAccount, placed
from debt_adapters.exports.errors import NoRateError, SirenError
from debt_adapters.exports.journal import (
    Journal,
    RecordedEntry,
    amount_text,
    currency_of,
)
from debt_domain.values.currency import exponent_of

EURO: Final = "EUR"
NO_RATES: Final[Mapping[str, Fraction]] = MappingProxyType({})
_SIREN_DIGITS: Final = 9
_JOURNALS: Final[Mapping[str, tuple[str, str]]] = {
    "case": ("DOS", "Dossiers"),
    "partner": ("PAR", "Partenaires"),
    "client": ("CLI", "Clients"),
    "platform": ("PLA", "Plateforme"),
}
_OTHER_JOURNAL: Final = ("OD", "Operations diverses")
_OPENING_JOURNAL: Final = ("AN", "A nouveaux")


class FecLine(NamedTuple):
    """A line of the file; the columns have the names that the law gives them."""

    JournalCode: str
    JournalLib: str
    EcritureNum: str
    EcritureDate: str
    CompteNum: str
    CompteLib: str
    CompAuxNum: str
    CompAuxLib: str
    PieceRef: str
    PieceDate: str
    EcritureLib: str
    Debit: str
    Credit: str
    EcritureLet: str
    DateLet: str
    ValidDate: str
    Montantdevise: str
    Idevise: str


def fec_file_name(siren: str, closed_on: date) -> str:
    """Give the name that the law asks for.

    Args:
        siren: Of the company that keeps the books.
        closed_on: The last day of the year.

    Raises:
        SirenError: It is no SIREN.

    Example:
        >>> fec_file_name("732829320", date(2026, 12, 31))
        '732829320FEC20261231.txt'
    """
    if len(siren) != _SIREN_DIGITS or not (siren.isascii() and siren.isdigit()):
        raise SirenError(value=siren)
    digits = [int(x) for x in siren]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    if (sum(digits[::2]) + sum(doubled)) % 10:
        raise SirenError(value=siren)
    return f"{siren}FEC{closed_on:%Y%m%d}.txt"


def fec(journal: Journal, rates: Mapping[str, Fraction] = NO_RATES) -> Iterator[str]:
    """Write the lines of the file: ASCII, fields between tabs, lines ending in CR LF.

    First what the balance sheet's accounts held before the period; what income and
    expenses came to before it stands in 110000 or 119000 (report à nouveau). Then the
    entries, in the order in which the log took them, numbered without gaps. Accounts
    are those of `debt_adapters.exports.chart`.

    Args:
        journal: By the day of booking, from the first to the last day of the year.
        rates: Euros for one unit of another currency. An entry that exchanges into
            euros brings its own rate.

    Raises:
        NoRateError: An entry is in a currency without a rate.
        UnplacedAccountError: The chart has no place for an account.
    """
    yield _written(FecLine._fields)
    numbers = count(1)
    if journal.from_on:
        opening = tuple(_opened(journal, rates))
        if opening:
            head = _opening_head(journal.from_on, next(numbers))
            yield from (_line(head, amount) for amount in opening)
    for recorded in journal.entries():
        if recorded.event.lines:
            day = journal.day_of(recorded.event)
            head = _entry_head(recorded, day, next(numbers))
            yield from (_line(head, amount) for amount in _amounts(recorded, rates))


@dataclass(frozen=True, slots=True)
class _Head:
    """What the lines of an entry have in common."""

    journal: tuple[str, str]
    number: int
    booked_on: date
    piece: str
    piece_on: date
    text: str
    valid_on: date


class _Account(NamedTuple):
    number: str
    label: str
    party: str = ""
    party_label: str = ""


class _Amount(NamedTuple):
    """Minor units of the euro and of the currency; a debit is above zero."""

    account: _Account
    euro_minor: int
    amount_minor: int
    currency: str


def _entry_head(recorded: RecordedEntry, day: date, number: int) -> _Head:
    entry = recorded.event
    _, _, kind = recorded.id.stream.partition(":")
    return _Head(
        journal=_JOURNALS.get(kind.partition(":")[0], _OTHER_JOURNAL),
        number=number,
        booked_on=day,
        piece=str(recorded.id),
        piece_on=entry.effective_on,
        text=f"{entry.rule} {entry.cause or ''}".strip(),
        valid_on=recorded.recorded_at.date(),
    )


def _opening_head(day: date, number: int) -> _Head:
    journal = _OPENING_JOURNAL
    return _Head(journal, number, day, "AN", day, "Soldes a l'ouverture", day)


def _line(head: _Head, amount: _Amount) -> str:
    account, euro_minor = amount.account, amount.euro_minor
    is_foreign = amount.currency != EURO
    return _written(
        FecLine(
            *head.journal,
            str(head.number),
            _day(head.booked_on),
            *account,
            head.piece,
            _day(head.piece_on),
            head.text,
            _comma(max(euro_minor, 0), EURO),
            _comma(max(-euro_minor, 0), EURO),
            "",
            "",
            _day(head.valid_on),
            _comma(amount.amount_minor, amount.currency) if is_foreign else "",
            amount.currency if is_foreign else "",
        )
    )


def _amounts(
    recorded: RecordedEntry, rates: Mapping[str, Fraction]
) -> Iterator[_Amount]:
    """Give an entry's lines in euros: what is rounded off one is taken up by the next.

    A currency's lines sum to zero, and so do its euros.
    """
    entry = recorded.event
    totals: defaultdict[str, int] = defaultdict(int)
    factors: dict[str, Fraction] = {}
    for line in entry.lines:
        currency = currency_of(line, entry)
        if currency not in factors:
            factors[currency] = _factor(currency, recorded, rates)
        before = round(totals[currency] * factors[currency])
        totals[currency] += line.amount_minor
        after = round(totals[currency] * factors[currency])
        account = _account(placed(line.account))
        yield _Amount(account, after - before, line.amount_minor, currency)


def _factor(
    currency: str, recorded: RecordedEntry, rates: Mapping[str, Fraction]
) -> Fraction:
    """Give the cents for one minor unit of a currency."""
    if currency == EURO:
        return Fraction(1)
    legs: defaultdict[str, int] = defaultdict(int)
    for line in recorded.event.lines:
        if line.account.startswith("Conversion:"):
            legs[currency_of(line, recorded.event)] += line.amount_minor
    if legs.keys() == {currency, EURO} and all(legs.values()):
        return abs(Fraction(legs[EURO], legs[currency]))
    if currency not in rates:
        raise NoRateError(currency=currency, entry=str(recorded.id))
    shift = exponent_of(EURO) - exponent_of(currency)
    return rates[currency] * Fraction(10) ** shift


def _opened(journal: Journal, rates: Mapping[str, Fraction]) -> Iterator[_Amount]:
    euros: defaultdict[tuple[_Account, str], int] = defaultdict(int)
    amounts: defaultdict[tuple[_Account, str], int] = defaultdict(int)
    result_minor = 0
    for recorded in journal.earlier():
        for amount in _amounts(recorded, rates):
            if amount.account.number.startswith(("6", "7")):
                result_minor += amount.euro_minor
            else:
                key = amount.account, amount.currency
                euros[key] += amount.euro_minor
                amounts[key] += amount.amount_minor
    for (account, currency), euro_minor in sorted(euros.items()):
        if euro_minor or amounts[account, currency]:
            yield _Amount(account, euro_minor, amounts[account, currency], currency)
    if result_minor:
        yield _Amount(_result(result_minor), result_minor, result_minor, EURO)


def _result(minor: int) -> _Account:
    if minor < 0:
        return _Account("110000", "Report a nouveau - solde crediteur")
    return _Account("119000", "Report a nouveau - solde debiteur")


def _account(found: PlacedAccount) -> _Account:
    place = found.place
    _, kind, *_ = (*place.pattern.split(":"), "")
    if kind not in _PARTIES:
        return _Account(place.number, place.label)
    party = found.identifier
    return _Account(
        place.number, place.label, f"{kind}-{party}", f"{_PARTIES[kind]} {party}"
    )


_PARTIES: Final = {"Client": "Client", "Partner": "Partenaire"}


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _comma(minor: int, currency: str) -> str:
    return amount_text(minor, currency).replace(".", ",")


def _written(fields: Iterable[str]) -> str:
    return "\t".join(fields) + "\r\n"
