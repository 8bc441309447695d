"""The journal as Arrow, Parquet, pandas and polars: one schema, exact amounts.

It needs the extra `frames`: `pip install "debt-domain[frames]"`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from debt_adapters.exports.errors import AmountTooLargeError
from debt_adapters.exports.journal import Journal, amount_text
from debt_adapters.exports.rows import JournalRow, journal_rows

BATCH: Final = 10_000
_MOST_MINOR: Final = 2**63 - 1

_TYPES: Final[Sequence[tuple[str, pa.DataType]]] = (
    ("position", pa.int64()),
    ("entry", pa.string()),
    ("line", pa.int32()),
    ("ledger", pa.string()),
    ("case_id", pa.string()),
    ("booked_on", pa.date32()),
    ("effective_on", pa.date32()),
    ("recorded_at", pa.timestamp("us", tz="UTC")),
    ("book", pa.string()),
    ("account", pa.string()),
    ("amount_minor", pa.int64()),
    ("currency", pa.string()),
    ("rule", pa.string()),
    ("rule_version", pa.int32()),
    ("derivation", pa.string()),
    ("terms_version", pa.int32()),
    ("cause", pa.string()),
    ("actor_id", pa.string()),
    ("command_id", pa.string()),
    ("amount", pa.decimal128(38, 4)),
)
SCHEMA: Final = pa.schema(_TYPES)
"""The columns of CSV; `amount` with four decimals, as many as any currency has."""


def arrow_batches(journal: Journal) -> Iterator[pa.RecordBatch]:
    """Give a journal's lines in batches, one in memory at a time.

    Raises:
        AmountTooLargeError: An amount does not fit into 64 bits.
    """
    rows = journal_rows(journal)
    while batch := tuple(islice(rows, BATCH)):
        columns = [pa.array(_column(batch, name), kind) for name, kind in _TYPES]
        yield pa.record_batch(columns, schema=SCHEMA)


def arrow_table(journal: Journal) -> pa.Table:
    """Give a journal's lines as an Arrow table of the schema `SCHEMA`."""
    return pa.Table.from_batches(arrow_batches(journal), schema=SCHEMA)


def pandas_frame(journal: Journal) -> pd.DataFrame:
    """Give a journal's lines to pandas; the columns stay Arrow's, and exact."""
    table = arrow_table(journal)
    return pd.DataFrame(
        {name: pd.arrays.ArrowExtensionArray(table[name]) for name in SCHEMA.names}
    )


def polars_frame(journal: Journal) -> pl.DataFrame:
    """Give a journal's lines to polars."""
    return pl.DataFrame(arrow_table(journal))


def write_parquet(journal: Journal, path: Path) -> None:
    """Write a journal's lines to a file, batch by batch."""
    with pq.ParquetWriter(path, SCHEMA) as file:
        for batch in arrow_batches(journal):
            file.write_batch(batch)


def _column(rows: tuple[JournalRow, ...], name: str) -> list[object]:
    if name == "amount":
        return [Decimal(amount_text(row.amount_minor, row.currency)) for row in rows]
    if name == "amount_minor":
        return [_whole(row) for row in rows]
    return [getattr(row, name) for row in rows]


def _whole(row: JournalRow) -> int:
    if abs(row.amount_minor) > _MOST_MINOR:
        raise AmountTooLargeError(entry=row.entry, amount_minor=row.amount_minor)
    return row.amount_minor
