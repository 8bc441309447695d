"""`debt-domain import`, from the outside."""

import json
from pathlib import Path

import pytest

from tests.jsonl_lines import Line, invoice, line, written
from tests.platform_inputs import INPUTS
from tests.unit.cli.conftest import Run


def bad_file() -> bytes:
    unknown_currency, unknown_field, undated, inexact = (
        line(f"C-{number}", f"R-{number}") for number in range(3, 7)
    )
    unknown_currency["claim"]["currency"] = "EUX"
    unknown_field["debtor"]["nmae"] = "Brandt"
    del invoice(undated)["due_on"]
    invoice(inexact)["amount"] = 100.0
    lines: tuple[Line | str, ...] = (
        line("C-1", "R-1"),
        '{"case_id":',
        unknown_currency,
        unknown_field,
        undated,
        inexact,
        line("C-7", "R-1"),
        line("C-8", "R-8"),
    )
    return written(*lines)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(bad_file())
    return str(path)


def test_each_error_is_told_with_its_line(
    file: str, tmp_path: Path, debt_domain: Run
) -> None:
    store = f"sqlite:///{tmp_path}/debt.db"
    result = debt_domain("import", file, "--json", "--store", store)
    assert result.exit_code == 1
    *lines, summary = map(json.loads, result.stdout.splitlines())
    found = {x["item"]: [error["code"] for error in x["errors"]] for x in lines}
    assert found == {
        1: [],
        2: ["jsonl.broken_json"],
        3: ["money.unknown_currency"],
        4: ["jsonl.unknown_field"],
        5: ["case.due_date_missing"],
        6: ["jsonl.float_number"],
        7: ["claim_reservation.duplicate_claim"],
        8: [],
    }
    assert summary == {"summary": {"imported": 2, "repeated": 0, "refused": 6}}


def test_for_people_every_error_says_what_is_accepted(
    file: str, tmp_path: Path, debt_domain: Run
) -> None:
    store = f"sqlite:///{tmp_path}/debt.db"
    text = debt_domain("import", file, "--store", store).stdout
    assert "item 1: case C-1 imported" in text
    assert text.count("accepted") >= 6
    assert "2 imported, 0 imported before, 6 refused" in text


def test_a_corrected_file_completes_it(
    file: str, tmp_path: Path, debt_domain: Run
) -> None:
    store = f"sqlite:///{tmp_path}/debt.db"
    debt_domain("import", file, "--store", store)
    Path(file).write_bytes(
        written(line("C-1", "R-1"), line("C-2", "R-2"), line("C-8", "R-8"))
    )
    result = debt_domain("import", file, "--store", store)
    assert result.exit_code == 0
    assert "1 imported, 2 imported before, 0 refused" in result.stdout


def test_a_partner_may_not_import_a_clients_own_case(
    tmp_path: Path, debt_domain: Run
) -> None:
    (tmp_path / "file.jsonl").write_bytes(written(line()))
    store = f"sqlite:///{tmp_path}/debt.db"
    result = debt_domain(
        "import", str(tmp_path / "file.jsonl"), "--as-partner", "P", "--store", store
    )
    assert (result.exit_code, "actor.party_not_allowed" in result.stdout) == (1, True)


def test_a_file_that_is_not_there_is_a_wrong_use(
    tmp_path: Path, debt_domain: Run
) -> None:
    result = debt_domain("import", str(tmp_path / "nope.jsonl"))
    assert result.exit_code == 2


def test_results_are_written_to_a_file_as_they_come(
    file: str, tmp_path: Path, debt_domain: Run
) -> None:
    store, results = f"sqlite:///{tmp_path}/debt.db", tmp_path / "results.jsonl"
    told = debt_domain("import", file, "--results", str(results), "--store", store)
    assert told.stdout.strip() == "2 imported, 0 imported before, 6 refused"
    items = [json.loads(x) for x in results.read_text(encoding="utf-8").splitlines()]
    assert [x["item"] for x in items] == list(range(1, 9))
    assert items[0]["case_id"] == "C-1"
    assert items[0]["command_id"].startswith("submission-")
    (error,) = items[3]["errors"]
    assert (error["code"], error["field"]) == ("jsonl.unknown_field", "debtor.nmae")


def test_a_dry_run_stores_nothing(file: str, tmp_path: Path, debt_domain: Run) -> None:
    store = f"sqlite:///{tmp_path}/debt.db"
    assert debt_domain("migrate", "--store", store).exit_code == 0
    checked = debt_domain("import", file, "--dry-run", "--json", "--store", store)
    assert checked.exit_code == 1
    summary = json.loads(checked.stdout.splitlines()[-1])["summary"]
    assert summary == {"repeated": 0, "refused": 6, "passed": 2}
    stored = debt_domain("cases", "--json", "--store", store)
    assert json.loads(stored.stdout)["cases"] == []


def test_a_template_fills_in_the_items(tmp_path: Path, debt_domain: Run) -> None:
    item = line()
    defaults = {"client": item.pop("client")}
    template, file = tmp_path / "template.json", tmp_path / "items.json"
    template.write_text(json.dumps({"name": "k", "version": 2, "defaults": defaults}))
    file.write_text(json.dumps([item]))
    result = debt_domain(
        *("import", str(file), "--template", str(template), "--json"),
        *("--store", f"sqlite:///{tmp_path}/debt.db"),
    )
    told, _ = map(json.loads, result.stdout.splitlines())
    assert (told["outcome"], told["template"]) == ("imported", "k@2")


def test_a_template_that_is_none_is_a_wrong_use(
    file: str, tmp_path: Path, debt_domain: Run
) -> None:
    template = tmp_path / "template.json"
    template.write_text('{"name": "k", "version": 2, "defaults": {"claimant": 1}}')
    result = debt_domain("import", file, "--template", str(template))
    assert result.exit_code == 2
    assert "claimant" in result.stderr


def test_a_platforms_cases_go_in(tmp_path: Path, debt_domain: Run) -> None:
    defaults = {"client": line()["client"]}
    template, file = tmp_path / "template.json", tmp_path / "cases.json"
    template.write_text(json.dumps({"name": "k", "version": 1, "defaults": defaults}))
    file.write_text(json.dumps(list(INPUTS.values())))
    result = debt_domain(
        *("import", str(file), "--format", "platform", "--template", str(template)),
        *("--store", f"sqlite:///{tmp_path}/debt.db"),
    )
    assert result.exit_code == 0
    assert "item 2: case sample-02 imported" in result.stdout
    assert "request.allowPendingContracts" in result.stdout
    assert "6 imported, 0 imported before, 0 refused" in result.stdout
