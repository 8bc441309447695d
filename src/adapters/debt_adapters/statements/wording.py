"""What a statement says in words, the same in every format."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from debt_domain.reports.statement import Basis, Difference, Statement, StatementLine
from debt_domain.reports.statement import Cause as DifferenceCause
from debt_domain.values.money import Money

COLUMNS: Final = ("Date", "Case", "Reference", "What", "Amount", "Balance")


def written(amount_minor: int, currency: str) -> str:
    """Write an amount for people, without its currency: -1,000.00."""
    return Money(amount_minor, currency).label().partition(" ")[0]


def title(statement: Statement) -> str:
    """Say whose statement it is, for what, and what it goes by."""
    issued = statement.basis is Basis.AS_ISSUED
    basis = f"as issued ({statement.statement_id})" if issued else "as now known"
    return f"Statement {statement.party}, {statement.currency}, {basis}"


def period(statement: Statement) -> str:
    """Say which days it is for."""
    return f"{statement.from_on} to {statement.through_on}"


def what(line: StatementLine) -> str:
    """Say what a line is."""
    kind = line.kind.replace("_", " ").lower()
    return f"{kind}, of an earlier period" if line.is_adjustment else kind


def cells(line: StatementLine, currency: str) -> tuple[str, ...]:
    """Give a line's cells, as `COLUMNS` names them."""
    return (
        line.effective_on.isoformat(),
        line.case_id or "",
        line.reference or "",
        what(line),
        written(line.amount_minor, currency),
        written(line.balance_minor, currency),
    )


def sums(statement: Statement) -> Iterator[tuple[str, str]]:
    """Give what the lines of each kind come to."""
    for x in statement.sums:
        kind = x.kind.replace("_", " ").lower()
        yield kind, written(x.amount_minor, statement.currency)


def notes(statement: Statement) -> Iterator[str]:
    """Say what stands beside the balance, and what follows from it."""
    currency, follows = statement.currency, statement.follows
    if statement.for_client_minor:
        amount = Money(statement.for_client_minor, currency)
        yield f"Besides, to be passed on to the client: {amount}."
    if not statement.is_unchanged:
        yield "THE ENTRIES ARE NO LONGER THOSE THAT WERE STATED: verify the log."
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
        yield f"A payout of {Money(follows.payable_minor, currency)} follows."
    else:
        yield "The balance is carried forward."


def difference(found: Difference, currency: str) -> tuple[str, ...]:
    """Give a difference's cells: the day, the case, what it is, why, how much."""
    line = found.line
    late = found.cause is DifferenceCause.LATE
    why = "recorded after the statement" if late else "counts after the period"
    amount = written(line.amount_minor, currency)
    return line.effective_on.isoformat(), line.case_id or "", what(line), why, amount
