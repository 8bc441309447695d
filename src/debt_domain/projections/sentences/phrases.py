"""The parts that sentences have in common."""

from debt_domain.accounting.events import EntryPosted
from debt_domain.values.money import Money


def words(code: str) -> str:
    """Turn PARTIALLY_PAID into partially paid."""
    return code.replace("_", " ").lower()


def listed(codes: tuple[str, ...]) -> str:
    """Name several codes in words."""
    return ", ".join(words(code) for code in codes)


def entry_sentence(event: EntryPosted) -> str:
    """Say what an entry of any ledger posted."""
    parts = "; ".join(
        f"{'debit' if line.amount_minor > 0 else 'credit'} {line.account}"
        f" {Money(abs(line.amount_minor), line.currency or event.currency)}"
        for line in event.lines
    )
    return f"Posted by rule {event.rule}: {parts}."
