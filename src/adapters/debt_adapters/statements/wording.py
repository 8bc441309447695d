"""What a statement says in words, the same in every format."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from debt_domain.party_ledger.model import EntryKind
from debt_domain.reports.statement import Basis, Difference, Statement, StatementLine
from debt_domain.reports.statement import Cause as DifferenceCause
from debt_domain.values.money import Money

COLUMNS: Final = ("Date", "Case", "Reference", "What", "Amount", "Balance")

PLATFORM: Final = "the platform"
"""Who issues a statement, where nobody is named."""

_WHY: Final[Mapping[DifferenceCause, str]] = {
    DifferenceCause.LATE: "recorded after the statement",
    DifferenceCause.AHEAD: "counts after the period",
    DifferenceCause.EARLIER: "counts before the period, which now opens with it",
    DifferenceCause.STATED: "counts in the period, which opened with it",
}


def title(statement: Statement) -> str:
    """Say whose statement it is, for what, and what it goes by."""
    issued = statement.basis is Basis.AS_ISSUED
    basis = f"as issued ({statement.statement_id})" if issued else "as now known"
    return f"Statement {statement.party}, {statement.currency}, {basis}"


def issued_by(statement: Statement, issuer: str) -> str:
    """Say who gives the statement to whom, and which of the account's it is."""
    number = "" if statement.number is None else f", number {statement.number}"
    return f"From {issuer} to {statement.party}{number}"


def period(statement: Statement) -> str:
    """Say which days it is for."""
    return f"{statement.from_on} to {statement.through_on}"


class Section(NamedTuple):
    """Rows of a statement that belong together.

    Attributes:
        heading: What stands above them; "": nothing.
        rows: Their cells, as `COLUMNS` names them.
    """

    heading: str
    rows: tuple[tuple[str, ...], ...]


def sections(statement: Statement) -> Iterator[Section]:
    """Give the rows through the period's last day, then those that count from later.

    What changes nothing has no row. A line has a row for each part of it: what became
    due, what the party holds, what it was invoiced.
    """
    lines = [line for line in statement.lines if line.amount_minor]
    ahead = [line for line in lines if line.is_ahead]
    within = [line for line in lines if not line.is_ahead]
    balance_minor, currency = statement.opening_minor, statement.currency
    yield Section("", _rows(within, balance_minor, currency))
    if ahead:
        balance_minor += sum(line.amount_minor for line in within)
        heading = f"Dated after {statement.through_on}, posted before it was issued"
        yield Section(heading, _rows(ahead, balance_minor, currency))


def _rows(
    lines: Iterable[StatementLine], balance_minor: int, currency: str
) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for line in lines:
        first = line.effective_on.isoformat(), line.case_id or "", line.reference or ""
        for part, amount_minor in parts(line):
            balance_minor += amount_minor
            amounts = Money(amount_minor, currency), Money(balance_minor, currency)
            figures = (amount.figure() for amount in amounts)
            found.append((*first, _what(line, part), *figures))
            first = "", "", ""
    return tuple(found)


def parts(line: StatementLine) -> tuple[tuple[str, int], ...]:
    """Give what a line is made of, each part with its name; "": it is all of one."""
    named = (
        ("due", line.due_minor),
        ("held", line.held_minor),
        ("invoiced", line.invoiced_minor),
    )
    found = tuple((name, minor) for name, minor in named if minor)
    of_receipt = line.kind in {EntryKind.SHARE, EntryKind.REVERSAL}
    if len(found) == 1 and not (of_receipt and line.held_minor):
        return (("", line.amount_minor),)
    return found


def what(line: StatementLine) -> str:
    """Say what a line is, by the names of its parts."""
    return _what(line, " and ".join(name for name, _ in parts(line) if name))


def _what(line: StatementLine, part: str) -> str:
    kind = line.kind.replace("_", " ").lower()
    named = f"{kind}: {part}" if part else kind
    return f"{named}, of an earlier period" if line.is_adjustment else named


def sums(statement: Statement) -> Iterator[tuple[str, str]]:
    """Give what the lines of each kind come to."""
    for x in statement.sums:
        kind = x.kind.replace("_", " ").lower()
        yield kind, Money(x.amount_minor, statement.currency).figure()


def notes(statement: Statement) -> Iterator[str]:
    """Say what stands beside the balance, and what follows from it."""
    currency, follows = statement.currency, statement.follows
    if statement.for_client_minor:
        amount = Money(statement.for_client_minor, currency)
        yield f"Besides, to be passed on to the client: {amount}."
    if not statement.is_unchanged:
        yield "THE ENTRIES ARE NO LONGER THOSE THAT WERE STATED: verify the log."
    netted_minor = sum(
        line.held_minor for line in statement.lines if line.kind is EntryKind.NETTING
    )
    if netted_minor:
        netted = Money(netted_minor, currency)
        yield f"Netted: {netted} that was held, against what was due."
    if follows is None:
        return
    if follows.reverse_charge:
        yield "Reverse charge: the recipient owes the tax."
    elif follows.vat_minor:
        net, vat = Money(follows.supplied_minor, currency), follows.vat_minor
        rate = f"{Decimal(follows.vat_bps) / 100} %"
        yield f"VAT of {rate} on {net}: {Money(vat, currency)}, in the next statement."
    if follows.invoice is not None:
        invoice = follows.invoice
        amount = Money(invoice.amount_minor, currency)
        yield f"Invoice {invoice.number} of {amount} follows, due on {invoice.due_on}."
    elif follows.payout_due:
        payable = Money(follows.payable_minor, currency)
        yield (
            f"Payable: {payable}, as far as money in hand covers it; the day of payout"
            f" is {follows.payout_on}."
        )
    else:
        yield "The balance is carried forward."


def difference(found: Difference, currency: str) -> tuple[str, ...]:
    """Give a difference's cells: the day, the case, what it is, why, how much."""
    line = found.line
    why = _WHY[found.cause]
    amount = Money(line.amount_minor, currency).figure()
    return line.effective_on.isoformat(), line.case_id or "", what(line), why, amount
