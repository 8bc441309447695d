"""Entries and balances as an accountant reads them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import Entry
from debt_domain.accounting.model import Derivation, Line
from debt_domain.values.money import Money

_SHOWN: Final = frozenset({Derivation.MIRROR, Derivation.ROUNDING, Derivation.NETTING})


def side_text(line: Line) -> str:
    """Give the side and the account: `Dr Held:Platform`."""
    return f"{'Dr' if line.amount_minor > 0 else 'Cr'} {line.account}"


def amount_text(line: Line, currency: str) -> str:
    """Give the amount without its sign: `1,000.00`; `10.00 USD` if foreign."""
    label = Money(abs(line.amount_minor), line.currency or currency).label()
    return label.removesuffix(currency).strip()


def derivation_text(line: Line) -> str:
    """Say how the figure came about where neither side nor account tells it."""
    return f" ({line.derivation.lower()})" if line.derivation in _SHOWN else ""


def entry_text(entry: Entry) -> str:
    """Write an entry: its rule and version, its day, then each book's lines.

    Returns:
        Such as::

            open_claim:1, 2026-05-01, EUR
              claim
                Dr Debtor:Principal  1,000.00
                Cr Claimed           1,000.00
    """
    rule = f"{entry.rule}:{entry.rule_version}"
    head = f"{rule}, {entry.effective_on}, {entry.currency}"
    return "\n".join((head, *_books(entry.lines, entry.currency)))


def balances_text(balances: Mapping[str, int], currency: str) -> str:
    """Write the balances that are not zero, by book and account, as `entry_text`."""
    lines = tuple(
        Line(account=name, amount_minor=minor, derivation=Derivation.AMOUNT)
        for name, minor in sorted(balances.items())
        if minor
    )
    return "\n".join((f"balances, {currency}", *_books(lines, currency)))


def _books(lines: Sequence[Line], currency: str) -> Iterator[str]:
    sides = max((len(side_text(line)) for line in lines), default=0)
    amounts = max((len(amount_text(line, currency)) for line in lines), default=0)
    for book in Book:
        of_book = [line for line in lines if book_of(line.account) is book]
        if of_book:
            yield f"  {book.lower()}"
            yield from _columns(of_book, currency, sides, amounts)


def _columns(
    lines: Iterable[Line], currency: str, sides: int, amounts: int
) -> Iterator[str]:
    for line in lines:
        amount = amount_text(line, currency)
        derivation = derivation_text(line)
        yield f"    {side_text(line):<{sides}}  {amount:>{amounts}}{derivation}"
