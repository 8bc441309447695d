"""A party's statement, as it was issued and as it is known now.

As issued, it has the entries of its range of the log: what was posted since the last
one, whatever day it counts from. As now known, it has all entries that count from a day
of its period, whatever range they fell into. Both are made of the same entries, so that
what differs between them can be named line by line.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import accumulate, chain
from typing import Final

from debt_domain.accounting.accounts import due, held, receivable
from debt_domain.kernel.message import Message
from debt_domain.party_ledger.balances import for_client, position
from debt_domain.party_ledger.events import InvoiceIssued, StatementIssued
from debt_domain.party_ledger.model import (
    EntryKind,
    Gathered,
    GatheredEntry,
    KindSum,
    changes,
)
from debt_domain.party_ledger.rules.catalogue import kind_of
from debt_domain.values.holder import Holder


class Basis(StrEnum):
    """What a statement goes by: the range that was stored, or what is known now."""

    AS_ISSUED = "AS_ISSUED"
    AS_NOW_KNOWN = "AS_NOW_KNOWN"


class StatementLine(Message, frozen=True):
    """What one entry changes of a party's balance, in minor units.

    Attributes:
        entry_id: The entry, `stream@version`.
        effective_on: The day it counts from.
        booked_on: The day it is booked on.
        kind: What it is to the party.
        case_id: The case that it is of, if it is of one.
        reference: The payment, or the document of the account, if there is one.
        is_adjustment: Whether it counts from a day before the period.
        is_ahead: Whether it counts from a day after the period.
        due_minor: What it changes of what is due to the party.
        held_minor: What it changes by what the party holds: below zero it got money.
        invoiced_minor: What it changes by what the party was invoiced or found to owe.
        amount_minor: The three together; above zero it is in favour of the party.
        balance_minor: The balance after it.
    """

    entry_id: str
    effective_on: date
    booked_on: date
    kind: EntryKind
    case_id: str | None
    reference: str | None
    is_adjustment: bool
    is_ahead: bool
    due_minor: int
    held_minor: int
    invoiced_minor: int
    amount_minor: int
    balance_minor: int


class Follows(Message, frozen=True):
    """What follows from an issued statement, in minor units.

    Attributes:
        supplied_minor: Fees and shares that are taxed with it.
        vat_bps: The rate, in hundredths of a percent.
        vat_minor: The tax.
        reverse_charge: The party owes the tax itself.
        payable_minor: What can be paid out at most.
        payout_due: Whether that is at least the minimum payout.
        payout_on: The day on which the terms have it paid out; None if it is not due.
        invoice: The invoice, if one was issued.
    """

    supplied_minor: int
    vat_bps: int
    vat_minor: int
    reverse_charge: bool
    payable_minor: int
    payout_due: bool
    payout_on: date | None
    invoice: InvoiceIssued | None


class Statement(Message, frozen=True):
    """A party's statement; amounts are in minor units.

    Attributes:
        party: Whose.
        currency: Of all amounts.
        basis: What it goes by.
        statement_id: The statement that was issued, if it is one.
        number: Its number within the account.
        from_on: The first day of its period.
        through_on: The last one.
        opening_minor: The balance before its lines; below zero the party owes.
        lines: In the order of the log; as now known, by day first.
        sums: What the lines of each kind come to.
        closing_minor: The balance after its lines.
        for_client_minor: What a partner has to pass on to its client besides.
        follows: What follows from it; None as now known.
        is_unchanged: Whether the entries are still those that were stated; always, as
            now known.
    """

    party: Holder
    currency: str
    basis: Basis
    statement_id: str | None
    number: int | None
    from_on: date
    through_on: date
    opening_minor: int
    lines: tuple[StatementLine, ...]
    sums: tuple[KindSum, ...]
    closing_minor: int
    for_client_minor: int
    follows: Follows | None
    is_unchanged: bool


class Cause(StrEnum):
    """Why an entry does not stand at the same place in both statements of a period.

    LATE: it counts from a day of the period or before, but came after the statement.
    AHEAD: it was in the log by then, but counts from a day after the period.
    EARLIER: a line of the statement, but it counts from a day before the period, which
        now opens with it.
    STATED: it counts from a day of the period, but stands in the statement before, with
        which this one opened.
    """

    LATE = "LATE"
    AHEAD = "AHEAD"
    EARLIER = "EARLIER"
    STATED = "STATED"


class Difference(Message, frozen=True):
    """A line that the two statements of a period differ by.

    Attributes:
        cause: Why they do.
        line: The line; its amount is the change of the closing balance as issued or,
            for a line that only changed its place, of the opening balance.
    """

    cause: Cause
    line: StatementLine


def as_issued(
    issued: StatementIssued, gathered: Gathered, invoice: InvoiceIssued | None = None
) -> Statement:
    """Show a statement with the entries of its range.

    Args:
        issued: The statement.
        gathered: The entries of its range, as they are in the log.
        invoice: The invoice that followed, if one did.
    """
    period = issued.from_on, issued.through_on
    lines = _lines(issued.party, gathered.entries, issued.opening_minor, period)
    return Statement(
        party=issued.party,
        currency=issued.currency,
        basis=Basis.AS_ISSUED,
        statement_id=issued.statement_id,
        number=issued.number,
        from_on=issued.from_on,
        through_on=issued.through_on,
        opening_minor=issued.opening_minor,
        lines=lines,
        sums=issued.sums,
        closing_minor=issued.closing_minor,
        for_client_minor=for_client(
            issued.party, {x.account: x.amount_minor for x in issued.accounts}
        ),
        follows=_follows(issued, invoice),
        is_unchanged=gathered.digest == issued.entries_digest,
    )


def as_now_known(
    party: Holder,
    currency: str,
    period: tuple[date, date],
    entries: Sequence[GatheredEntry],
) -> Statement:
    """Show a period with all that counts from its days.

    Args:
        party: Whose.
        currency: In which currency.
        period: Its first and its last day.
        entries: All that was ever posted about the party in this currency.
    """
    from_on, through_on = period
    before = [x for x in entries if x.effective_on < from_on]
    within = sorted(
        (x for x in entries if from_on <= x.effective_on <= through_on),
        key=lambda x: (x.effective_on, x.position),
    )
    opening_minor = position(party, changes(before))
    lines = _lines(party, within, opening_minor, period)
    return Statement(
        party=party,
        currency=currency,
        basis=Basis.AS_NOW_KNOWN,
        statement_id=None,
        number=None,
        from_on=from_on,
        through_on=through_on,
        opening_minor=opening_minor,
        lines=lines,
        sums=_sums(lines),
        closing_minor=lines[-1].balance_minor if lines else opening_minor,
        for_client_minor=for_client(party, changes((*before, *within))),
        follows=None,
        is_unchanged=True,
    )


def differences(
    issued: StatementIssued, entries: Sequence[GatheredEntry]
) -> tuple[Difference, ...]:
    """Say why a period as now known is not what was issued.

    Returns:
        Lines; the amounts of those that are LATE or AHEAD are, together, the one
        closing balance less the other. The others leave it as it is.
    """
    found = ((_cause(issued, entry), entry) for entry in entries)
    by_cause: dict[Cause, list[Difference]] = {cause: [] for cause in Cause}
    for cause, entry in found:
        amount_minor = _amount(issued.party, entry)
        if cause is not None and amount_minor:
            period = issued.from_on, issued.through_on
            line = _line(issued.party, entry, period, 0, sign=_SIGNS[cause])
            by_cause[cause].append(Difference(cause=cause, line=line))
    return tuple(chain.from_iterable(by_cause.values()))


_SIGNS: Final[Mapping[Cause, int]] = {
    Cause.LATE: 1,
    Cause.AHEAD: -1,
    Cause.EARLIER: 1,
    Cause.STATED: -1,
}


def _cause(issued: StatementIssued, entry: GatheredEntry) -> Cause | None:
    day, is_late = entry.effective_on, entry.position > issued.through_position
    if day > issued.through_on:
        return None if is_late else Cause.AHEAD
    if is_late:
        return Cause.LATE
    was_open = entry.position <= issued.after_position
    if was_open == (day < issued.from_on):
        return None
    return Cause.STATED if was_open else Cause.EARLIER


def _lines(
    party: Holder,
    entries: Sequence[GatheredEntry],
    opening_minor: int,
    period: tuple[date, date],
) -> tuple[StatementLine, ...]:
    amounts = (_amount(party, entry) for entry in entries)
    balances = list(accumulate(amounts, initial=opening_minor))[1:]
    return tuple(
        _line(party, entry, period, balance)
        for entry, balance in zip(entries, balances, strict=True)
    )


def _line(
    party: Holder,
    entry: GatheredEntry,
    period: tuple[date, date],
    balance_minor: int,
    *,
    sign: int = 1,
) -> StatementLine:
    changed, (from_on, through_on) = changes((entry,)), period
    due_minor, held_minor, invoiced_minor = (
        -sign * changed.get(account(party), 0) for account in (due, held, receivable)
    )
    paid = None if entry.payment_id is None else f"payment {entry.payment_id}"
    return StatementLine(
        entry_id=entry.entry_id,
        effective_on=entry.effective_on,
        booked_on=entry.booked_on,
        kind=kind_of(entry.rule),
        case_id=entry.case_id,
        reference=entry.reference or paid,
        is_adjustment=entry.effective_on < from_on,
        is_ahead=entry.effective_on > through_on,
        due_minor=due_minor,
        held_minor=held_minor,
        invoiced_minor=invoiced_minor,
        amount_minor=due_minor + held_minor + invoiced_minor,
        balance_minor=balance_minor,
    )


def _amount(party: Holder, entry: GatheredEntry) -> int:
    return position(party, changes((entry,)))


def _sums(lines: Iterable[StatementLine]) -> tuple[KindSum, ...]:
    by_kind = dict.fromkeys(EntryKind, 0)
    for line in lines:
        by_kind[line.kind] += line.amount_minor
    return tuple(
        KindSum(kind=kind, amount_minor=minor)
        for kind, minor in by_kind.items()
        if minor
    )


def _follows(issued: StatementIssued, invoice: InvoiceIssued | None) -> Follows:
    return Follows(
        supplied_minor=issued.supplied_minor,
        vat_bps=issued.vat_bps,
        vat_minor=issued.vat_minor,
        reverse_charge=issued.reverse_charge,
        payable_minor=issued.payable_minor,
        payout_due=issued.payout_due,
        payout_on=issued.payout_on,
        invoice=invoice,
    )
