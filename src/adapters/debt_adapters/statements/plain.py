"""A statement as plain data and as CSV."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from debt_domain.reports.statement import Difference, Statement
from debt_domain.values.money import Money

_COLUMNS = (
    "entry",
    "effective_on",
    "booked_on",
    "case",
    "reference",
    "kind",
    "adjustment",
    "amount",
    "balance",
    "currency",
)


def document_of(
    statement: Statement, differences: Sequence[Difference] = ()
) -> Mapping[str, object]:
    """Give a statement as plain data, with amounts in minor units."""
    return {
        **statement.model_dump(mode="json"),
        "differences": [found.model_dump(mode="json") for found in differences],
    }


def csv_of(statement: Statement) -> str:
    """Give the lines of a statement as CSV, with exact decimal amounts."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for line in statement.lines:
        rows.writerow(
            (
                line.entry_id,
                line.effective_on.isoformat(),
                line.booked_on.isoformat(),
                line.case_id or "",
                line.reference or "",
                line.kind,
                "yes" if line.is_adjustment else "no",
                Money(line.amount_minor, statement.currency).text(),
                Money(line.balance_minor, statement.currency).text(),
                statement.currency,
            )
        )
    return text.getvalue()
