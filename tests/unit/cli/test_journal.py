"""`journal`: a file that is there whole or not at all, for each format."""

import csv
import json
import sys
from collections import Counter
from io import StringIO
from pathlib import Path

import polars as pl
import pytest

from debt_adapters.cli import journal
from debt_adapters.cli.journal import JournalFormat
from tests.unit.cli.conftest import Run

YEAR = ("--siren", "732829320", "--to", "2026-12-31")
RATES = ("USD=0.92", "GBP=1.15", "JPY=0.0061", "DKK=0.134")
FEC = ("--format", "fec", *YEAR, *(word for x in RATES for word in ("--rate", x)))
NAMES = {
    JournalFormat.BEANCOUNT: "journal.beancount",
    JournalFormat.HLEDGER: "hledger.journal",
    JournalFormat.CSV: "journal.csv",
    JournalFormat.FEC: "732829320FEC20261231.txt",
    JournalFormat.PARQUET: "journal.parquet",
}


@pytest.mark.parametrize("output_format", JournalFormat)
def test_a_folder_takes_the_file_under_its_usual_name(
    output_format: JournalFormat, store: str, tmp_path: Path, debt_domain: Run
) -> None:
    given = FEC if output_format is JournalFormat.FEC else ("--format", output_format)
    result = debt_domain("journal", *given, "--out", str(tmp_path), "--store", store)
    assert result.exit_code == 0, result.output
    assert [x.name for x in tmp_path.iterdir()] == [NAMES[output_format]]
    assert NAMES[output_format] in result.stdout


def test_the_same_store_gives_the_same_bytes(
    store: str, tmp_path: Path, debt_domain: Run
) -> None:
    for name in ("one", "two"):
        given = ("--format", "beancount", "--out", str(tmp_path / name))
        debt_domain("journal", *given, "--store", store)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_journal_sums_to_zero_in_each_book(
    store: str, tmp_path: Path, debt_domain: Run
) -> None:
    file = tmp_path / "lines.csv"
    result = debt_domain(
        "journal", "--format", "csv", "--out", str(file), "--store", store, "--json"
    )
    sums = Counter[tuple[str, ...]]()
    for row in csv.DictReader(StringIO(file.read_text("utf-8"), newline="")):
        key = row["entry"], row["currency"], row["book"]
        sums[key] += int(row["amount_minor"])
    assert sums
    assert set(sums.values()) == {0}
    document = {"format": "csv", "file": str(file), "bytes": file.stat().st_size}
    assert json.loads(result.stdout) == document


def test_a_period_is_cut_out(store: str, tmp_path: Path, debt_domain: Run) -> None:
    def days(*given: str) -> set[str]:
        file = tmp_path / "journal.parquet"
        arguments = ("--format", "parquet", "--out", str(file), "--store", store)
        debt_domain("journal", *arguments, *given)
        return set(map(str, pl.read_parquet(file)["booked_on"].to_list()))

    august = {x for x in days() if "2026-08-01" <= x <= "2026-08-10"}
    assert days("--from", "2026-08-01", "--to", "2026-08-10") == august
    assert august


def test_how_to_check_the_file_is_said(
    store: str, tmp_path: Path, debt_domain: Run
) -> None:
    given = ("--format", "hledger", "--out", str(tmp_path), "--store", store)
    told = debt_domain("journal", *given).stdout
    assert f"hledger check --strict --file {tmp_path}/hledger.journal" in told


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("--format", "csv", "--siren", "732829320"), "--format fec"),
        (("--format", "csv", "--rate", "USD=1"), "--format fec"),
        (("--format", "fec"), "--siren and --to"),
        (("--format", "fec", *YEAR, "--by", "effective"), "day of booking"),
        (("--format", "fec", *YEAR, "--rate", "USD=0"), "no rate"),
        (("--format", "fec", *YEAR, "--rate", "XXX=1"), "no rate"),
        (("--format", "fec", *YEAR, "--rate", "USD"), "no rate"),
        (("--format", "fec", *YEAR), "732829320FEC20261231.txt"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    given: tuple[str, ...], why: str, store: str, tmp_path: Path, debt_domain: Run
) -> None:
    file = str(tmp_path / "journal.txt")
    result = debt_domain("journal", *given, "--out", file, "--store", store)
    assert result.exit_code == 2
    assert why in " ".join(result.stderr.replace("│", " ").split())
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_leaves_what_was_there(
    store: str, tmp_path: Path, debt_domain: Run
) -> None:
    file = tmp_path / NAMES[JournalFormat.FEC]
    file.write_text("last year's")
    given = ("--format", "fec", *YEAR, "--out", str(file), "--store", store, "--json")
    result = debt_domain("journal", *given)
    assert result.exit_code == 1
    assert json.loads(result.stderr)["error"]["code"] == "exports.no_rate"
    assert file.read_text() == "last year's"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_interruption_leaves_what_was_there(
    store: str, tmp_path: Path, debt_domain: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_lines: object, draft: Path) -> None:
        draft.write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(journal, "_write_text", interrupted)
    file = tmp_path / "journal.csv"
    file.write_text("yesterday's")
    result = debt_domain(
        "journal", "--format", "csv", "--out", str(file), "--store", store
    )
    assert result.exit_code == 130
    assert file.read_text() == "yesterday's"
    assert len(list(tmp_path.iterdir())) == 1


def test_parquet_names_the_extra_that_is_missing(
    store: str, tmp_path: Path, debt_domain: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "debt_adapters.exports.frames", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    given = ("--format", "parquet", "--out", str(tmp_path), "--store", store)
    result = debt_domain("journal", *given)
    assert result.exit_code == 2
    assert "debt-domain[frames]" in result.stderr
    assert list(tmp_path.iterdir()) == []
