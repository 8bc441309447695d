"""Figures explained, as plain values."""

from datetime import date, datetime

from debt_domain.accounting.model import Derivation
from debt_domain.kernel.message import Message
from debt_domain.values.actor import Actor
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.text import Share


class Total(Message, frozen=True):
    """A running total, and what a party has of it; in minor units.

    Attributes:
        total_minor: The total.
        exact_minor: The party's exact share of it, a fraction.
        given_minor: What the party has been given of it.
        odd_units: Whose each odd unit of it is, by step of the split's table.
    """

    total_minor: int
    exact_minor: Share
    given_minor: int
    odd_units: tuple[str, ...]


class ShareExplained(Message, frozen=True):
    """How a party's part follows from a running total.

    A net total is a number of whole rounds, in which each party gets its weight, and
    fewer odd units than a round has; the table of the split says whose each of them is.

    Attributes:
        pot: The running total, such as `terms:2`.
        party: Whose part it is, as the split names it.
        share: The party's exact share.
        weight: The units it gets in a round.
        round_minor: The units of a round.
        before: Where the total stood before.
        after: Where it stands afterwards.
        part_minor: What the party gets, or gives back below zero.
    """

    pot: str
    party: str
    share: Share
    weight: int
    round_minor: int
    before: Total
    after: Total
    part_minor: int


class LineExplained(Message, frozen=True):
    """A line of an entry.

    Attributes:
        line: Its id, to explain it alone.
        account: What is posted to.
        amount_minor: In minor units; a debit is above zero.
        currency: Of the amount.
        derivation: How the figure came about.
        says: The same in words.
        before_minor: The account's balance in this ledger before the entry.
        after_minor: The same afterwards.
        share: Where it stands in its running total, if it is a part of one.
    """

    line: str
    account: str
    amount_minor: int
    currency: str
    derivation: Derivation
    says: str
    before_minor: int
    after_minor: int
    share: ShareExplained | None = None


class TermsExplained(Message, frozen=True):
    """The terms that a split comes from.

    Attributes:
        number: In the order in which the ledger adopted them.
        adopted: The event that adopted them.
        version: The agreement's version.
        agreement: The event that agreed on that version, if there is one.
        terms: The terms, frozen.
    """

    number: int
    adopted: str
    version: int
    agreement: str | None
    terms: ResolvedTerms


class Link(Message, frozen=True):
    """An event on the way from a command to an entry.

    Attributes:
        event: Its id.
        what: Its stored name.
        says: The same in plain words; "" for an entry, which its lines say.
        effective_on: The day from which it counts.
        recorded_at: When the log took it, in UTC.
        actor: Who issued the command.
        command_id: The command that it is part of.
        command: That command's name, where it is known.
    """

    event: str
    what: str
    says: str
    effective_on: date
    recorded_at: datetime
    actor: Actor
    command_id: str
    command: str | None


class EntryExplained(Message, frozen=True):
    """An entry, or some lines of it, with all that they come from.

    Attributes:
        entry: Its id.
        position: Its place in the log.
        rule: The posting rule.
        rule_version: The rule's version.
        rule_says: What the rule does.
        currency: Of the entry.
        effective_on: The day from which it counts.
        booked_on: The day it is booked on.
        payment_id: The payment that it is about, if it is about one.
        received_by: The entry that took that payment up.
        terms: The terms that it was split by, if it was.
        lines: The lines that were asked for.
        chain: The entry, the event that caused it, and so on to the command.
    """

    entry: str
    position: int
    rule: str
    rule_version: int
    rule_says: str
    currency: str
    effective_on: date
    booked_on: date
    payment_id: str | None
    received_by: str | None
    terms: TermsExplained | None
    lines: tuple[LineExplained, ...]
    chain: tuple[Link, ...]


class CellLine(Message, frozen=True):
    """What makes a part of a cell.

    Attributes:
        explain: What to explain next: a line, or another cell.
        effective_on: The day from which it counts.
        recorded_at: When the log took it, in UTC.
        rule: The posting rule, or what the line is.
        account: The account; "" for another cell.
        currency: Of both amounts.
        amount_minor: What it adds to the cell, in minor units.
        sum_minor: The cell up to here, in this currency.
    """

    explain: str
    effective_on: date | None
    recorded_at: datetime
    rule: str
    account: str
    currency: str
    amount_minor: int
    sum_minor: int


class CellSum(Message, frozen=True):
    """A cell's figure in one currency, in minor units."""

    currency: str
    amount_minor: int


class CellExplained(Message, frozen=True):
    """A cell of a report, with the lines that make it.

    Attributes:
        cell: Its name.
        says: What it is, and the sign of its figures.
        sums: Its figure in each currency.
        lines: In the order of the log.
    """

    cell: str
    says: str
    sums: tuple[CellSum, ...]
    lines: tuple[CellLine, ...]
