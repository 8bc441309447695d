"""The journal as CSV: UTF-8, RFC 4180."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from debt_adapters.exports.journal import Journal, amount_text
from debt_adapters.exports.rows import COLUMNS, JournalRow, journal_rows

CSV_COLUMNS: Final = (*COLUMNS, "amount")


def journal_csv(journal: Journal) -> Iterator[str]:
    """Write a row of names, then a row for each line of each entry.

    The last column, `amount`, is `amount_minor` with the decimals of its currency.
    Dates are ISO 8601; what there is none of is empty.
    """
    yield _written(CSV_COLUMNS)
    for row in journal_rows(journal):
        yield _written(_values(row))


def _values(row: JournalRow) -> Iterator[object]:
    for name in COLUMNS:
        yield (
            row.recorded_at.isoformat() if name == "recorded_at" else getattr(row, name)
        )
    yield amount_text(row.amount_minor, row.currency)


def _written(values: Iterable[object]) -> str:
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(values)
    return written.getvalue()
