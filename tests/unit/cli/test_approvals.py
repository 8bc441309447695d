"""Four eyes by hand: asked for with `do --approval`, listed, approved by another."""

import json
from typing import Any

import pytest

from tests.unit.cli.conftest import Run

WRITE_OFF = (
    *("do", "write_off", "--case-id", "sample-01", "--amount", "10.00EUR"),
    *("--reason", "Not worth it."),
)
APPROVE = ("do", "approve_command", "--approval-id", "A-1")
CLERK, BOSS = ("--actor-id", "clerk"), ("--actor-id", "boss")


@pytest.fixture(autouse=True)
def _two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBT_DOMAIN_FOUR_EYES", "standard")


@pytest.fixture
def asked(own_store: str, debt_domain: Run) -> str:
    """Give a store in which a write-off was asked for."""
    done(debt_domain, own_store, *WRITE_OFF, *CLERK, "--approval", "A-1")
    return own_store


def done(run: Run, store: str, *arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json", "--store", store)
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def refused(run: Run, store: str, *arguments: str) -> str:
    result = run(*arguments, "--json", "--store", store)
    assert result.exit_code == 1, result.output
    code: str = json.loads(result.stderr)["error"]["code"]
    return code


def test_what_takes_two_is_refused_to_one(own_store: str, debt_domain: Run) -> None:
    assert refused(debt_domain, own_store, *WRITE_OFF) == "approval.required"
    erase = ("erase", "D-404", "--reason", "OBJECTION")
    assert refused(debt_domain, own_store, *erase) == "approval.required"


def test_without_the_variable_it_takes_one(
    own_store: str, debt_domain: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBT_DOMAIN_FOUR_EYES")
    assert done(debt_domain, own_store, *WRITE_OFF, "--preview")["entries"]


def test_another_value_of_the_variable_is_wrong_use(
    own_store: str, debt_domain: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBT_DOMAIN_FOUR_EYES", "always")
    result = debt_domain("approvals", "--store", own_store)
    assert result.exit_code == 2
    assert "STANDARD" in result.stderr


def test_an_id_that_is_none_is_wrong_use(own_store: str, debt_domain: Run) -> None:
    result = debt_domain(*WRITE_OFF, "--approval", "a b", "--store", own_store)
    assert result.exit_code == 2
    assert "--approval" in result.stderr


def test_what_waits_is_listed(asked: str, debt_domain: Run) -> None:
    (waiting,) = done(debt_domain, asked, "approvals")["approvals"]
    assert (waiting["approval_id"], waiting["lapsed"]) == ("A-1", False)
    assert waiting["asked_by"]["actor_id"] == "clerk"
    text = debt_domain("approvals", "--store", asked).stdout
    assert "A-1  case.write_off" in text
    assert "nobody gives 10.00 EUR alone" in text
    assert '"amount_minor":1000' in text


def test_another_approves_it_and_history_has_both(asked: str, debt_domain: Run) -> None:
    assert refused(debt_domain, asked, *APPROVE, *CLERK) == "approval.self"
    found = done(debt_domain, asked, *APPROVE, *BOSS)
    assert found["entries"][0]["rule"] == "write_off"
    text = debt_domain("history", "sample-01", "--store", asked).stdout
    assert "approved by boss (PLATFORM)" in text
    assert "following approval:A-1@2" in text
    explained = debt_domain("explain", found["entries"][0]["entry"], "--store", asked)
    assert 'boss approved "write off", which clerk had asked for.' in " ".join(
        explained.stdout.split()
    )
    assert done(debt_domain, asked, "approvals")["approvals"] == []


def test_a_request_is_previewed_as_any_command(
    own_store: str, debt_domain: Run
) -> None:
    request = (*WRITE_OFF, "--approval", "A-1", "--preview")
    found = done(debt_domain, own_store, *request)
    assert [x["what"] for x in found["events"]] == ["approval.approval_requested"]
    assert done(debt_domain, own_store, "approvals")["approvals"] == []


def test_a_request_is_made_as_any_command(own_store: str, debt_domain: Run) -> None:
    fields = '{"case_id": "sample-01", "partner_id": "atlas", "role": "COLLECTOR"}'
    request = (
        *("do", "request_approval", "--approval-id", "A-1"),
        *("--command.name", "case.start_work", "--command.fields", fields),
    )
    assert refused(debt_domain, own_store, *request) == "approval.written_command"


def test_personal_texts_are_sealed_unless_asked_for(
    own_store: str, debt_domain: Run
) -> None:
    payment = (
        *("do", "record_payment", "--case-id", "fee-partner", "--payment-id", "P-9"),
        *("--amount", "1.00EUR", "--received-on", "2026-08-31", "--holder", "PLATFORM"),
        *("--reference", "fee-partner-debtor:From Aunt Agathe", "--approval", "A-1"),
    )
    done(debt_domain, own_store, *payment)
    assert "(sealed)" in debt_domain("approvals", "--store", own_store).stdout
    opened = debt_domain("approvals", "--personal", "--store", own_store).stdout
    assert "Aunt Agathe" in opened
