"""What goes wrong is told with a rule, a value and an exit code."""

import json
import sqlite3
from pathlib import Path

import pytest
import typer

from debt_adapters.assembly import StoreNotFoundError, StoreUrlError
from debt_adapters.cli.cases import NoSuchCaseError
from debt_adapters.cli.failures import ExitCode, FaultsFoundError, telling
from debt_adapters.cli.output import printable
from tests.jsonl_lines import line, written
from tests.unit.cli.conftest import Run


def altered(store: str, statement: str) -> None:
    with sqlite3.connect(store.removeprefix("sqlite:///")) as connection:
        connection.execute(statement)
    connection.close()


def contents(store: str) -> list[str]:
    connection = sqlite3.connect(store.removeprefix("sqlite:///"))
    dump = list(connection.iterdump())
    connection.close()
    return dump


def test_a_case_that_is_not_there(store: str, debt_domain: Run) -> None:
    result = debt_domain("case", "nope", "--json", "--store", store)
    assert (result.exit_code, result.stdout) == (1, "")
    error = json.loads(result.stderr)["error"]
    assert (error["code"], error["value"]) == (NoSuchCaseError.code, "nope")


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30"])
def test_a_day_that_is_none(day: str, store: str, debt_domain: Run) -> None:
    result = debt_domain("balance", "--as-of", day, "--store", store)
    assert (result.exit_code, day in result.stderr) == (2, True)


def test_a_projection_that_is_not_there(store: str, debt_domain: Run) -> None:
    result = debt_domain("rebuild", "nope", "--store", store)
    assert (result.exit_code, "case_view" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("sqlite:///nowhere/debt.db", StoreNotFoundError.code),
        ("sqlite://", StoreUrlError.code),
        ("debt.db", StoreUrlError.code),
        ("mysql://host/debt", StoreUrlError.code),
    ],
)
def test_a_store_that_cannot_be_opened(url: str, code: str, debt_domain: Run) -> None:
    result = debt_domain("cases", "--store", url)
    assert (result.exit_code, code in result.stderr) == (3, True)


def test_a_file_that_is_no_store(tmp_path: Path, debt_domain: Run) -> None:
    (tmp_path / "debt.db").write_text("no database, but long enough to be looked at")
    (tmp_path / "debt.db.key").write_text("A" * 43 + "=")
    result = debt_domain("cases", "--store", f"sqlite:///{tmp_path}/debt.db")
    assert (result.exit_code, "store.unusable" in result.stderr) == (3, True)


def test_a_store_without_its_key(own_store: str, debt_domain: Run) -> None:
    key = Path(own_store.removeprefix("sqlite:///") + ".key")
    key.unlink()
    result = debt_domain("cases", "--store", own_store)
    assert (result.exit_code, "store.master_key" in result.stderr) == (3, True)
    assert not key.exists()


def refused_import(store: str, tmp_path: Path, debt_domain: Run) -> str:
    (tmp_path / "file.jsonl").write_bytes(written(line()))
    before = contents(store)
    result = debt_domain("import", str(tmp_path / "file.jsonl"), "--store", store)
    assert result.exit_code == 3
    assert contents(store) == before
    return result.stderr


def test_a_store_of_a_newer_version_is_left_alone(
    own_store: str, tmp_path: Path, debt_domain: Run
) -> None:
    altered(own_store, "UPDATE debt_schema_version SET version_num = '0099'")
    assert "store.too_new" in refused_import(own_store, tmp_path, debt_domain)


def test_a_store_with_an_unknown_event_is_left_alone(
    own_store: str, tmp_path: Path, debt_domain: Run
) -> None:
    altered(
        own_store,
        "UPDATE debt_event SET topic = 'case.case_sold:1' WHERE position = 40",
    )
    said = refused_import(own_store, tmp_path, debt_domain)
    assert "wire.unknown_event" in said
    rebuilt = debt_domain("rebuild", "--store", own_store)
    assert (rebuilt.exit_code, "case.case_sold:1" in rebuilt.stderr) == (3, True)


def test_a_flipped_byte_is_found_and_named(own_store: str, debt_domain: Run) -> None:
    altered(
        own_store,
        "UPDATE debt_event SET state = CAST(replace(CAST(state AS TEXT),"
        " '\"amount_minor\":100000', '\"amount_minor\":100001') AS BLOB)"
        " WHERE stream = 'case:fee-partner' AND version = 1",
    )
    result = debt_domain("verify", "--json", "--store", own_store)
    assert result.exit_code == 1
    faults = json.loads(result.stdout)["faults"]
    assert "case:fee-partner@1" in {fault["event"] for fault in faults}


def test_a_row_that_was_changed_is_found_and_made_again(
    own_store: str, debt_domain: Run
) -> None:
    altered(
        own_store,
        "UPDATE debt_read_model SET row = x'7b7d' WHERE key = 'sample-01'"
        " AND projection LIKE 'case_view%'",
    )
    assert debt_domain("cases", "--store", own_store).exit_code == 3
    assert debt_domain("verify", "--store", own_store).exit_code == 1
    assert "CHANGED" in debt_domain("rebuild", "--store", own_store).stdout
    assert debt_domain("verify", "--store", own_store).exit_code == 0


def test_faults_that_were_printed_are_told_by_the_exit_code_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    @telling
    def finds() -> None:
        raise FaultsFoundError

    with pytest.raises(typer.Exit) as ended:
        finds()
    assert ended.value.exit_code is ExitCode.REFUSED
    assert capsys.readouterr() == ("", "")


def test_text_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[31mb\nc") == "a\ufffd[31mb\nc"


def test_help_teaches_with_examples(debt_domain: Run) -> None:
    assert "Exit codes" in debt_domain("--help").stdout
    commands = ("demo", "cases", "history", "split", "import", "export", "journal")
    for command in (*commands, "verify"):
        assert "Example" in debt_domain(command, "--help").stdout


def test_the_version_is_told(debt_domain: Run) -> None:
    assert debt_domain("--version").stdout.startswith("debt-domain ")
