"""Entries, which balance by construction."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.errors import UnbalancedEntryError
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line, ReceiptChange
from debt_domain.accounting.posting_rule import PostingRule


@dataclass(frozen=True, slots=True)
class Posting:
    """What a rule gives.

    Attributes:
        rule: The rule that gave it.
        lines: Of one book or both; lines of zero are dropped from the entry.
        receipt: What it changes about a receipt, if it does.
    """

    rule: PostingRule
    lines: tuple[Line, ...]
    receipt: ReceiptChange | None = None


def debit(
    account: str, amount_minor: int, derivation: Derivation = Derivation.AMOUNT
) -> Line:
    """Debit an account, or credit it where the amount is below zero."""
    return Line(account=account, amount_minor=amount_minor, derivation=derivation)


def credit(
    account: str, amount_minor: int, derivation: Derivation = Derivation.AMOUNT
) -> Line:
    """Credit an account, or debit it where the amount is below zero."""
    return debit(account, -amount_minor, derivation)


def entry(
    posting: Posting,
    *,
    currency: str,
    effective_on: date,
    cause: str | None,
    first_open_on: date = date.min,
    terms_version: int | None = None,
) -> EntryPosted:
    """Make an entry of what a rule gives.

    Args:
        posting: The lines, in minor units of `currency`.
        currency: An ISO 4217 code.
        effective_on: The day it counts from.
        cause: The event that it follows from, if it follows from one.
        first_open_on: The first day that may still be booked on.
        terms_version: The agreement's version of the terms that it rests on, if any.

    Raises:
        UnbalancedEntryError: The lines do not sum to zero in each book
            and currency.
    """
    sums = Counter[tuple[Book, str]]()
    for line in posting.lines:
        sums[book_of(line.account), line.currency or currency] += line.amount_minor
    if any(sums.values()):
        raise UnbalancedEntryError(rule=posting.rule.rule_id, sums=sums)
    return EntryPosted(
        rule=posting.rule.rule_id,
        rule_version=posting.rule.version,
        cause=cause,
        currency=currency,
        effective_on=effective_on,
        booked_on=max(effective_on, first_open_on),
        lines=tuple(line for line in posting.lines if line.amount_minor),
        receipt=posting.receipt,
        terms_version=terms_version,
    )
