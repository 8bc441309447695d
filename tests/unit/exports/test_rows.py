"""A row for each line, the same in CSV, Arrow, Parquet, pandas and polars."""

import csv
from collections import Counter
from dataclasses import asdict, fields
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from debt_adapters.exports import frames
from debt_adapters.exports.csv_rows import CSV_COLUMNS, journal_csv
from debt_adapters.exports.errors import AmountTooLargeError
from debt_adapters.exports.frames import (
    SCHEMA,
    arrow_table,
    pandas_frame,
    polars_frame,
    write_parquet,
)
from debt_adapters.exports.rows import COLUMNS, JournalRow, journal_rows
from debt_domain.values.money import Money
from tests.made_up_entries import MADE_UP, journal_of, posted

JOURNAL = journal_of(*MADE_UP)
ROWS = [asdict(row) for row in journal_rows(JOURNAL)]
AMOUNTS = [Money(x["amount_minor"], x["currency"]).text() for x in ROWS]
TOO_LARGE = 2**63


def balances() -> dict[tuple[str, str], int]:
    """Sum the entries themselves, by currency and account."""
    sums = Counter[tuple[str, str]]()
    for _, entry in MADE_UP:
        for line in entry.lines:
            sums[line.currency or entry.currency, line.account] += line.amount_minor
    return dict(sums)


def test_a_row_is_a_line_with_its_entry_s_circumstances() -> None:
    lines = [line for _, entry in MADE_UP for line in entry.lines]
    assert [x["account"] for x in ROWS] == [line.account for line in lines]
    dollar = next(x for x in ROWS if x["currency"] == "USD")
    assert {name: str(value) for name, value in dollar.items()} == {
        "position": "4",
        "entry": "ledger:case:M-2@1",
        "line": "1",
        "ledger": "ledger:case:M-2",
        "case_id": "M-2",
        "booked_on": "2026-05-01",
        "effective_on": "2026-04-30",
        "recorded_at": "2026-06-01 09:00:00+00:00",
        "book": "SETTLEMENT",
        "account": "Held:Platform",
        "amount_minor": "10001",
        "currency": "USD",
        "rule": "made_up",
        "rule_version": "2",
        "derivation": "AMOUNT",
        "terms_version": "None",
        "cause": "case:M-1@1",
        "actor_id": "platform-1",
        "command_id": "made-up",
    }


def test_a_party_s_ledger_has_no_case() -> None:
    assert {x["case_id"] for x in ROWS if "partner" in x["ledger"]} == {None}


def test_csv_gives_the_rows_as_text() -> None:
    text = "".join(journal_csv(JOURNAL))
    assert text.count("\r\n") == text.count("\n") == len(ROWS) + 1
    found = list(csv.DictReader(StringIO(text, newline="")))
    for row, given, amount in zip(found, ROWS, AMOUNTS, strict=True):
        written = {name: str(given[name] or "") for name in COLUMNS}
        recorded_at = given["recorded_at"].isoformat()
        assert row == {**written, "recorded_at": recorded_at, "amount": amount}


def test_csv_and_the_schema_have_the_same_columns() -> None:
    assert tuple(SCHEMA.names) == CSV_COLUMNS
    assert tuple(x.name for x in fields(JournalRow)) == COLUMNS


def test_arrow_has_the_rows_and_exact_decimals() -> None:
    table = arrow_table(JOURNAL)
    expected = [
        {**row, "amount": Decimal(amount)}
        for row, amount in zip(ROWS, AMOUNTS, strict=True)
    ]
    assert table.schema == SCHEMA
    assert table.to_pylist() == expected


def test_parquet_has_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "BATCH", 4)
    file = tmp_path / "journal.parquet"
    write_parquet(JOURNAL, file)
    assert pl.read_parquet(file).equals(polars_frame(JOURNAL))


def test_pandas_sums_to_the_balances() -> None:
    frame = pandas_frame(JOURNAL)
    assert list(frame.columns) == SCHEMA.names
    assert frame["amount"].dtype == pd.ArrowDtype(pa.decimal128(38, 4))
    sums = frame.groupby(["currency", "account"])["amount_minor"].sum()
    assert sums.to_dict() == balances()


def test_polars_sums_to_the_balances() -> None:
    frame = polars_frame(JOURNAL)
    assert frame.schema["amount"] == pl.Decimal(38, 4)
    sums = frame.group_by("currency", "account").agg(pl.col("amount_minor").sum())
    assert {(x, y): minor for x, y, minor in sums.iter_rows()} == balances()
    assert frame.equals(pl.DataFrame(arrow_table(JOURNAL)))


def test_no_entries_give_the_columns_alone() -> None:
    assert arrow_table(journal_of()).schema == SCHEMA
    assert "".join(journal_csv(journal_of())) == ",".join(CSV_COLUMNS) + "\r\n"


def test_an_amount_beyond_64_bits_is_refused_and_never_cut() -> None:
    lines = [("Held:Platform", TOO_LARGE), ("Suspense", -TOO_LARGE)]
    journal = journal_of(("ledger:platform:EUR", posted("EUR", lines)))
    with pytest.raises(AmountTooLargeError) as refused:
        arrow_table(journal)
    assert refused.value.entry == "ledger:platform:EUR@1"
    assert str(TOO_LARGE) in "".join(journal_csv(journal))
