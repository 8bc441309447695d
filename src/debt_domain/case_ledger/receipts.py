"""What a ledger remembers of receipts and of costs advanced."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


class PotShare(NamedTuple):
    """What of a receipt is in one running total, in minor units.

    Attributes:
        amount_minor: How much.
        parts_minor: What each party was given of it, in the split's order; empty while
            unsplit, None once some of it was taken back.
    """

    amount_minor: int
    parts_minor: tuple[int, ...] | None


class Release(NamedTuple):
    """When a network collector was released.

    Attributes:
        from_on: The day from which on it earns nothing of what comes in.
        position: How many receipts and facts of the claim there were: those of the
            same day among them are still its own.
    """

    from_on: date
    position: int


class Receipt(NamedTuple):
    """What is left of a verified payment, in minor units.

    Attributes:
        holder: Who has the money.
        effective_on: When it came.
        position: Its place among all that was recorded, from 1.
        net: What came, was reversed and refunded, each with the day it counts from.
        reversed_on: The first day of a reversal.
        posted_on: The latest day that an entry about it counts from.
        terms_number: The terms that it is split by; None while unsplit.
        applied_minor: What of it covers the claim.
        overpaid_minor: What of it exceeds the claim.
        pots: What of it is in which running total.
        costs: What of it recovers which cost.
        foreign: What is left of it in the currency in which it came, if another.
    """

    holder: Holder
    effective_on: date
    position: int
    net: tuple[tuple[date, int], ...]
    reversed_on: date | None
    posted_on: date
    terms_number: int | None
    applied_minor: int
    overpaid_minor: int
    pots: Mapping[str, PotShare]
    costs: Mapping[str, int]
    foreign: Money | None

    @property
    def left_minor(self) -> int:
        """What reversals and refunds have left of it."""
        return self.applied_minor + self.overpaid_minor


class Cost(NamedTuple):
    """A cost that somebody advanced, in minor units.

    Attributes:
        advanced_by: The platform, or the partner or client that paid it.
        incurred_on: The cost's own day.
        position: Its place among all that was recorded, from 1.
        amount_minor: What was paid.
        claimed_minor: What the debtor owes of it.
        recovered_minor: What receipts have brought back.
        given_up_minor: What will not come back.
        refunded_minor: What was not spent, and came back to who advanced it.
    """

    advanced_by: Holder
    incurred_on: date
    position: int
    amount_minor: int
    claimed_minor: int
    recovered_minor: int = 0
    given_up_minor: int = 0
    refunded_minor: int = 0

    @property
    def left_minor(self) -> int:
        """What is still advanced."""
        settled = self.recovered_minor + self.given_up_minor + self.refunded_minor
        return self.amount_minor - settled
