"""Explanations as people read them, in lines of at most 80 columns."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from itertools import groupby
from textwrap import wrap
from typing import Final

from debt_domain.reports.explain.model import (
    CellExplained,
    CellLine,
    EntryExplained,
    LineExplained,
    Link,
    ShareExplained,
    TermsExplained,
    Total,
)
from debt_domain.values.currency import exponent_of
from debt_domain.values.money import Money

WIDTH: Final = 80
_MOST_UNITS: Final = 12
_MOST_PLACES: Final = 7


def entry_text(explained: EntryExplained) -> str:
    """Write an entry, its lines, and the way from it to the command.

    Args:
        explained: As `explain_entry` gives it.
    """
    return "\n".join(_entry(explained))


def cell_text(explained: CellExplained) -> str:
    """Write a cell with the lines that make it, each with what to explain next.

    Args:
        explained: As `explain_cell` gives it.
    """
    return "\n".join(_cell(explained))


def exact_text(exact: Fraction, currency: str) -> str:
    """Write a fraction of minor units in the currency, exactly.

    >>> exact_text(Fraction(370371, 5), "EUR")
    '740.742'
    >>> exact_text(Fraction(100, 3), "EUR")
    '0.33 + 1/3 of 0.01'
    """
    for places in range(_MOST_PLACES):
        scaled = exact * 10**places
        if scaled.denominator == 1:
            return _decimal(int(scaled), exponent_of(currency) + places)
    whole = int(exact)
    units, unit = Money(whole, currency).figure(), Money(1, currency).figure()
    return f"{units} + {exact - whole} of {unit}"


def _decimal(scaled: int, decimals: int) -> str:
    sign = "-" if scaled < 0 else ""
    units, tail = divmod(abs(scaled), 10**decimals)
    return f"{sign}{units:,}" + (f".{tail:0{decimals}}" if decimals else "")


def _entry(explained: EntryExplained) -> Iterator[str]:
    rule = f"{explained.rule}:{explained.rule_version}"
    yield f"Entry {explained.entry}"
    yield from _wrapped(f"rule {rule}: {explained.rule_says}".removesuffix(": "), 2)
    booked = "" if _is_prompt(explained) else f", booked on {explained.booked_on}"
    yield f"  counts from {explained.effective_on}{booked}, position {explained.position}"
    if explained.payment_id is not None:
        yield f"  payment {explained.payment_id}, taken up by {explained.received_by}"
    if explained.terms is not None:
        yield from _terms(explained.terms)
    for line in explained.lines:
        yield ""
        yield from _line(line)
    yield ""
    yield "How it came about"
    for link in explained.chain:
        yield from _link(link)


def _is_prompt(explained: EntryExplained) -> bool:
    return explained.booked_on == explained.effective_on


def _terms(terms: TermsExplained) -> Iterator[str]:
    shares = ", ".join(
        f"{party} {weight}" for party, weight in terms.terms.split.shares
    )
    said = (
        f"terms {terms.number} of this ledger, adopted by {terms.adopted}:"
        f" {terms.terms.revenue_model}, split {shares}"
    )
    yield from _wrapped(said, 2)
    agreed = f": {terms.agreement}" if terms.agreement else ""
    yield f"  version {terms.version} of the agreement{agreed}"


def _line(line: LineExplained) -> Iterator[str]:
    side = "Dr" if line.amount_minor > 0 else "Cr"
    amount = Money(abs(line.amount_minor), line.currency).label()
    yield f"{side} {line.account}  {amount}"
    yield f"  {line.line}"
    yield from _wrapped(f"{line.derivation}: {line.says}", 2)
    before, after = (
        Money(x, line.currency).figure() for x in (line.before_minor, line.after_minor)
    )
    yield f"  the account in this ledger: {before} before, {after} after"
    if line.share is not None:
        yield from _share(line.share, line.currency)


def _share(share: ShareExplained, currency: str) -> Iterator[str]:
    yield f"  {share.party} has {share.share} of the running total {share.pot}"
    for when, total in (("before", share.before), ("after", share.after)):
        minor, given = total.total_minor, total.given_minor
        said = (
            f"{when}: {share.share} of {Money(minor, currency).figure()} ="
            f" {exact_text(total.exact_minor, currency)},"
            f" given {Money(given, currency).figure()}"
        )
        yield from _wrapped(said, 4)
        if minor:
            yield from _wrapped(_units(share, total, currency), 8)
    before, after, part = (
        Money(x, currency).figure()
        for x in (share.before.given_minor, share.after.given_minor, share.part_minor)
    )
    yield f"    part: {after} less {before} = {part}"


def _units(share: ShareExplained, total: Total, currency: str) -> str:
    """Say how the split's table gives a total out: whole rounds, then unit by unit."""
    rounds = abs(total.total_minor) // share.round_minor
    said = (
        f"= {Money(share.weight, currency).figure()} of each"
        f" {Money(share.round_minor, currency).figure()}, {rounds:,} times"
    )
    odd = total.odd_units
    if not odd:
        return f"{said}; nothing is left over"
    left, unit = Money(len(odd), currency).figure(), Money(1, currency).figure()
    more = len(odd) - _MOST_UNITS
    own = sum(party == share.party for party in odd)
    tail = f", and {more} more; {own} in all to {share.party}" if more > 0 else ""
    shown = ", ".join(odd[:_MOST_UNITS])
    one_by_one = f", {unit} at a time" if len(odd) > 1 else ""
    return f"{said}; {left} is left over and goes to {shown}{tail}{one_by_one}"


def _link(link: Link) -> Iterator[str]:
    party = f" of {link.actor.party_id}" if link.actor.party_id else ""
    command = f"{link.command}, " if link.command else ""
    yield f"  {link.event}  {link.what}"
    if link.says:
        yield from _wrapped(link.says, 6)
    said = (
        f"by {link.actor.actor_id} ({link.actor.role}{party}), command {command}"
        f"{link.command_id}; counts from {link.effective_on}, recorded"
        f" {_instant(link.recorded_at)}"
    )
    yield from _wrapped(said, 6)


def _cell(explained: CellExplained) -> Iterator[str]:
    yield explained.cell
    yield from _wrapped(explained.says, 2)
    by_currency = sorted(explained.lines, key=lambda line: line.currency)
    for currency, lines in groupby(by_currency, lambda line: line.currency):
        yield ""
        yield from _column(currency, list(lines))
    for total in explained.sums:
        yield ""
        yield f"= {Money(total.amount_minor, total.currency)}"


def _column(currency: str, lines: Sequence[CellLine]) -> Iterator[str]:
    rules = max(len("rule"), *(len(line.rule) for line in lines))
    cells = [
        (
            Money(line.amount_minor, currency).figure(),
            Money(line.sum_minor, currency).figure(),
        )
        for line in lines
    ]
    wide = [max(len(head), *(len(x[i]) for x in cells)) for i, head in enumerate(_HEAD)]
    yield f"{'counts from':<11}  {'rule':<{rules}}  {_row(_HEAD, wide)}  {currency}"
    for line, pair in zip(lines, cells, strict=True):
        yield f"{line.effective_on!s:<11}  {line.rule:<{rules}}  {_row(pair, wide)}"
        if line.explain:
            yield f"    {line.explain}"


_HEAD: Final = ("amount", "sum")


def _row(cells: tuple[str, str], wide: Sequence[int]) -> str:
    return "  ".join(
        f"{cell:>{width}}" for cell, width in zip(cells, wide, strict=True)
    )


def _wrapped(text: str, indent: int) -> list[str]:
    space = " " * indent
    return wrap(
        text,
        WIDTH,
        initial_indent=space,
        subsequent_indent=f"{space}  ",
        break_on_hyphens=False,
    )


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
