"""The parts that sentences have in common."""

from fractions import Fraction

from debt_domain.accounting.events import Entry
from debt_domain.values.money import Money


def words(code: str) -> str:
    """Turn PARTIALLY_PAID into partially paid."""
    return code.replace("_", " ").lower()


def listed(codes: tuple[str, ...]) -> str:
    """Name several codes in words."""
    return ", ".join(words(code) for code in codes)


def percent(part: Fraction) -> str:
    """Write a part of a whole for people, to two decimals.

    >>> percent(Fraction(33, 100)), percent(Fraction(1, 8)), percent(Fraction(1, 3))
    ('33 %', '12.5 %', 'about 33.33 %')
    """
    hundredths = int(part * 10_000 + Fraction(1, 2))
    exact = hundredths == part * 10_000
    written = f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
    return f"{'' if exact else 'about '}{written} %"


def entry_sentence(event: Entry) -> str:
    """Say what an entry of any ledger posted."""
    parts = "; ".join(
        f"{'debit' if line.amount_minor > 0 else 'credit'} {line.account}"
        f" {Money(abs(line.amount_minor), line.currency or event.currency)}"
        for line in event.lines
    )
    return f"Posted by rule {event.rule}: {parts}."
