"""A person is erased, and the master key rotated, from the command line."""

import json
from base64 import b64encode
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def cases_of(store: str, debt_domain: Run) -> list[dict[str, str]]:
    found = debt_domain("cases", "--json", "--store", store)
    rows: list[dict[str, str]] = json.loads(found.stdout)["cases"]
    return rows


def name_of(store: str, case_id: str, debt_domain: Run) -> str | None:
    shown = debt_domain("case", case_id, "--personal", "--json", "--store", store)
    name: str | None = json.loads(shown.stdout)["debtor_name"]
    return name


def test_the_debtor_of_a_closed_case_is_erased(
    own_store: str, debt_domain: Run
) -> None:
    closed = next(
        x for x in cases_of(own_store, debt_domain) if x["status"] == "CLOSED"
    )
    arguments = ("erase", closed["debtor_id"], "--reason", "OBJECTION")
    erased = debt_domain(*arguments, "--store", own_store)
    assert (erased.exit_code, erased.stdout.strip()) == (
        0,
        f"{closed['debtor_id']} is erased",
    )
    assert name_of(own_store, closed["case_id"], debt_domain) == "(erased)"
    again = debt_domain(*arguments, "--json", "--store", own_store)
    assert json.loads(again.stdout)["erased_before"] is True
    assert debt_domain("verify", "--store", own_store).exit_code == 0


def test_the_debtor_of_an_open_case_is_not(own_store: str, debt_domain: Run) -> None:
    active = next(
        x for x in cases_of(own_store, debt_domain) if x["status"] == "ACTIVE"
    )
    refused = debt_domain(
        "erase", active["debtor_id"], "--reason", "OBJECTION", "--store", own_store
    )
    assert (refused.exit_code, "subject.legal_hold" in refused.stderr) == (1, True)
    assert active["case_id"] in refused.stderr


def test_a_reason_is_one_of_the_law_s(own_store: str, debt_domain: Run) -> None:
    wrong = debt_domain("erase", "D-1", "--reason", "BECAUSE", "--store", own_store)
    assert wrong.exit_code == 2


def test_the_key_file_gets_a_new_master_key(own_store: str, debt_domain: Run) -> None:
    key_file = Path(own_store.removeprefix("sqlite:///") + ".key")
    case_id = cases_of(own_store, debt_domain)[0]["case_id"]
    name = name_of(own_store, case_id, debt_domain)
    (old,) = key_file.read_text().split()
    rotated = debt_domain("keys", "rotate", "--json", "--store", own_store)
    found = json.loads(rotated.stdout)
    assert found["keys"] > 10
    new, kept = key_file.read_text().split()
    assert (kept, found["key_file"]) == (old, str(key_file))
    again = debt_domain("keys", "rotate", "--store", own_store)
    assert again.stdout.startswith(
        f"0 keys wrapped anew by master key {found['master_key']}"
    )
    key_file.write_text(new)
    assert name_of(own_store, case_id, debt_domain) == name
    key_file.write_text(old)
    refused = debt_domain("case", case_id, "--personal", "--store", own_store)
    assert (refused.exit_code, "store.master_key" in refused.stderr) == (3, True)


def test_the_variable_holds_the_new_key_before_the_old(
    own_store: str, debt_domain: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file = Path(own_store.removeprefix("sqlite:///") + ".key")
    old, new = key_file.read_text().strip(), b64encode(bytes(range(32))).decode()
    monkeypatch.setenv("DEBT_MASTER_KEY", old)
    refused = debt_domain("keys", "rotate", "--json", "--store", own_store)
    assert (refused.exit_code, "put the new one before it" in refused.stderr) == (
        3,
        True,
    )
    monkeypatch.setenv("DEBT_MASTER_KEY", f"{new} {old}")
    rotated = debt_domain("keys", "rotate", "--store", own_store)
    assert (rotated.exit_code, "DEBT_MASTER_KEY" in rotated.stdout) == (0, True)
    monkeypatch.setenv("DEBT_MASTER_KEY", new)
    assert debt_domain("verify", "--store", own_store).exit_code == 0
    assert key_file.read_text().strip() == old


def test_a_store_that_is_not_there(tmp_path: Path, debt_domain: Run) -> None:
    result = debt_domain("keys", "rotate", "--store", f"sqlite:///{tmp_path}/no.db")
    assert (result.exit_code, "store.not_found" in result.stderr) == (3, True)
    assert not list(tmp_path.iterdir())
