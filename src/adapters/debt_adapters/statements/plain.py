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
    "after_period",
    "due",
    "held",
    "invoiced",
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
    """Give the lines of a statement as CSV, with exact decimal amounts.

    What changes nothing, such as netting, has no row.
    """
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    currency = statement.currency
    for line in (x for x in statement.lines if x.amount_minor):
        amounts = (
            line.due_minor,
            line.held_minor,
            line.invoiced_minor,
            line.amount_minor,
            line.balance_minor,
        )
        rows.writerow(
            (
                line.entry_id,
                line.effective_on.isoformat(),
                line.booked_on.isoformat(),
                line.case_id or "",
                line.reference or "",
                line.kind,
                "yes" if line.is_adjustment else "no",
                "yes" if line.is_ahead else "no",
                *(Money(minor, currency).text() for minor in amounts),
                currency,
            )
        )
    return text.getvalue()
