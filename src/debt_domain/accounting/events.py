"""The event that moves money in any ledger, and its like for tests.

Stored names never change.
"""

from datetime import date
from typing import ClassVar

from typing_extensions import override

from debt_domain.accounting.model import Line, ReceiptChange
from debt_domain.kernel.message import Event
from debt_domain.values.text import Currency, Identifier


class Entry(Event, frozen=True):
    """A balanced entry: its lines sum to zero in each book.

    What shows or checks an entry reads this class. What adds entries up reads
    `EntryPosted` alone.

    Attributes:
        rule: The posting rule, such as `receive`.
        rule_version: The rule's version, from 1.
        cause: The event that it follows from, such as `case:C-17@4`; None where
            somebody asked for it directly.
        currency: Of all amounts.
        effective_on: The day from which it counts: the fact's own, but none before the
            books were opened, before the receipt came that it is about, or before what
            it takes back was posted.
        booked_on: The day it is booked on; later only where the period was closed.
        lines: The accounts and amounts.
        receipt: What it changes about a receipt, if it does.
        terms_version: The agreement's version of the terms that it rests on, if any.
    """

    rule: Identifier
    rule_version: int
    cause: str | None
    currency: Currency
    effective_on: date
    booked_on: date
    lines: tuple[Line, ...]
    receipt: ReceiptChange | None = None
    terms_version: int | None = None

    @override
    def takes_effect_on(self) -> date:
        return self.effective_on

    @override
    def under_terms(self) -> int | None:
        return self.terms_version


class EntryPosted(Entry, frozen=True):
    """An entry that counts."""

    stored_name: ClassVar[str] = "ledger.entry_posted"
    stored_version: ClassVar[int] = 1


class EntryPostedInTest(Entry, frozen=True):
    """An entry of a case that is a test: it counts in no figure."""

    stored_name: ClassVar[str] = "ledger.entry_posted_in_test"
    stored_version: ClassVar[int] = 1
