"""`do`: any command of the library, from its own model."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from debt_adapters.cli.app import app
from debt_adapters.cli.do import SHORT, example
from debt_domain.application import COMMANDS
from tests.unit.cli.conftest import Run

PAYMENT = (
    *("do", "record_payment", "--case-id", "sample-01", "--payment-id", "P-9"),
    *("--amount", "1,000.33EUR", "--received-on", "2026-08-31", "--verified"),
)
HELD = ("--holder", "CLIENT:havehuset")


def done(run: Run, store: str, *arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json", "--store", store)
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def refused(run: Run, store: str, *arguments: str) -> str:
    result = run(*arguments, "--store", store)
    assert result.exit_code == 2, result.output
    return " ".join(result.stderr.replace("│", " ").split())


def test_a_command_is_carried_out(own_store: str, debt_domain: Run) -> None:
    found = done(debt_domain, own_store, *PAYMENT, *HELD)
    assert [x["what"] for x in found["events"]][:2] == [
        "case.payment_recorded",
        "case.payment_verified",
    ]
    assert found["entries"][0]["rule"] == "receive"
    assert found["command_id"].startswith("do-")


def test_the_answer_for_people_has_the_entries(
    own_store: str, debt_domain: Run
) -> None:
    text = debt_domain(*PAYMENT, *HELD, "--store", own_store).stdout
    assert "case.record_payment was carried out" in text
    assert "receive:1, 2026-08-31, EUR\n" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_same_id_again_changes_nothing(own_store: str, debt_domain: Run) -> None:
    request = (*PAYMENT, *HELD, "--command-id", "mine")
    first = done(debt_domain, own_store, *request)
    again = done(debt_domain, own_store, *request)
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert first["position"] == again["position"]
    said = debt_domain(*request, "--store", own_store).stdout
    assert "nothing has changed now" in said


def test_what_is_so_already_is_said(own_store: str, debt_domain: Run) -> None:
    request = (*PAYMENT, *HELD, "--store", own_store)
    debt_domain(*request)
    said = debt_domain(*request).stdout
    assert "It was so already: nothing has changed.\n" in said
    assert "Events" not in said


def test_a_preview_stores_nothing(own_store: str, debt_domain: Run) -> None:
    before = Path(own_store.removeprefix("sqlite:///")).read_bytes()
    found = done(debt_domain, own_store, *PAYMENT, *HELD, "--preview")
    text = debt_domain(*PAYMENT, *HELD, "--preview", "--store", own_store).stdout
    assert found["entries"]
    assert "would be carried out; nothing is stored" in text
    assert Path(own_store.removeprefix("sqlite:///")).read_bytes() == before


@pytest.mark.parametrize(
    ("command", "option"),
    [("accept_case", "--effective-on"), ("escalate_to_legal", "--decided-on")],
)
def test_the_day_of_the_request_has_a_name_that_the_command_leaves_free(
    command: str, option: str, debt_domain: Run
) -> None:
    _, shared = debt_domain("do", command, "--help").stdout.split("How it is asked")
    days = [x.split()[0] for x in shared.splitlines() if x.endswith("-on DAY")]
    assert days == [option]


@pytest.mark.parametrize("more", [(), ("--preview",)])
def test_a_refusal_is_told(
    more: tuple[str, ...], own_store: str, debt_domain: Run
) -> None:
    request = ("do", "accept_case", "--case-id", "nope", *more)
    result = debt_domain(*request, "--json", "--store", own_store)
    assert result.exit_code == 1
    assert json.loads(result.stderr)["error"]["code"] == "case.absent"


def test_who_asks_is_said(own_store: str, debt_domain: Run) -> None:
    request = ("do", "verify_payment", "--case-id", "sample-01", "--payment-id", "P-9")
    asked = debt_domain(*request, "--by", "submitter:atlas", "--store", own_store)
    assert (asked.exit_code, "SUBMITTER" in asked.stderr) == (1, True)
    assert "'boss' is no role" in refused(
        debt_domain, own_store, *request, "--by", "boss"
    )
    assert "1 to 80 of: letters" in refused(
        debt_domain, own_store, *request, "--by", "FINANCE:a b", "--actor-id", "x"
    )


@pytest.mark.parametrize(
    "name", ["case.record_payment", "record-payment", "case.record-payment"]
)
def test_a_command_has_more_than_one_spelling(
    name: str, own_store: str, debt_domain: Run
) -> None:
    found = done(debt_domain, own_store, "do", name, *PAYMENT[2:], *HELD, "--preview")
    assert found["command"] == "case.record_payment"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("recrd_payment",), "Did you mean 'record_payment'"),
        ((*PAYMENT[1:], "--amout", "1EUR"), "--amount"),
        (PAYMENT[1:], "--holder is missing"),
        (("accept_case", "--fields", '{"case": 1}'), "did you mean 'case_id'?"),
        (("accept_case", "--fields", '{"x": 1}'), "accepted are case_id"),
        (("accept_case", "--fields", "[1]"), "a JSON object"),
        (("accept_case", "--fields", "{"), "no JSON"),
        (("accept_case", "--fields", "@nowhere.json"), "nowhere.json"),
        ((*PAYMENT[1:], "--holder", "BANK:X"), "PARTNER:ID, CLIENT:ID"),
        ((*PAYMENT[1:], *HELD, "--amount", "1000"), "such as 1,000.00EUR"),
        ((*PAYMENT[1:], *HELD, "--amount", "0.001EUR"), "at most 2 decimals"),
        ((*PAYMENT[1:], *HELD, "--reference", "text"), "such as D-1:Jane Doe"),
        ((*PAYMENT[1:], "--holder", "PARTNER"), "'PARTNER' is no holder"),
        (("start_work", "--case-id", "a b"), "--case-id is wrong: accepted is 1 to"),
        (("close_case", "--case-id", "C", "--code", "payed"), "did you mean PAID?"),
        (("--preview", "accept_case"), "options go after the command's name"),
        (("--by", "FINANCE", "accept_case"), "options go after the command's name"),
        (("submit_case", "--claim.lines", '{"number": 1}'), "--claim.lines at [0]"),
        ((), "name a command"),
    ],
)
def test_a_wrong_use_names_what_is_wrong(
    arguments: tuple[str, ...], told: str, store: str, debt_domain: Run
) -> None:
    if not arguments:
        assert told in debt_domain("do").stderr
    else:
        assert told in refused(debt_domain, store, "do", *arguments)


def test_fields_come_from_json_and_options_win(
    own_store: str, debt_domain: Run, tmp_path: Path
) -> None:
    file = tmp_path / "payment.json"
    file.write_text(
        json.dumps({"holder": "PLATFORM", "amount": "2.00 EUR", "verified": False})
    )
    found = done(debt_domain, own_store, *PAYMENT, "--fields", f"@{file}", "--preview")
    (lines,) = [x["lines"] for x in found["entries"]]
    assert 1_000_33 in {x["amount_minor"] for x in lines}
    assert "Held:Platform" in {x["account"] for x in lines}


def test_fields_come_from_standard_input(own_store: str) -> None:
    fields = json.dumps({"case_id": "sample-01", "kind": "DISPUTE", "reason": "Late."})
    request = ["do", "place_hold", "--fields", "-", "--preview", "--store", own_store]
    result = CliRunner().invoke(app, request, input=fields)
    assert (result.exit_code, "case.hold_placed" in result.stdout) == (0, True)


def test_what_may_be_repeated_is_given_one_by_one_or_as_json(
    own_store: str, debt_domain: Run
) -> None:
    request = ("do", "sign_agreement", "--partner-id", "new", "--starts-on")
    day = "2026-08-31"
    clauses = ("--clauses", "SHADOW_CLIENT", "--clauses", "shadow_client")
    assert done(debt_domain, own_store, *request, day, *clauses[:2], "--preview")
    assert done(debt_domain, own_store, *request, day, *clauses, "--preview")
    lines = '[{"kind": "INVOICE"}, {"kind": "INVOICE"}]'
    told = refused(debt_domain, own_store, "do", "submit_case", "--claim.lines", lines)
    assert "--claim.lines at [0].number" in told


def test_a_store_is_made_on_request_only(tmp_path: Path, debt_domain: Run) -> None:
    store = f"sqlite:///{tmp_path}/new.db"
    request = ("do", *example_of("agreement.sign_agreement"), "--store", store)
    assert debt_domain(*request).exit_code == 3
    assert debt_domain(*request, "--create", "--preview").exit_code == 3
    assert debt_domain(*request, "--create").exit_code == 0


def example_of(name: str) -> tuple[str, ...]:
    return tuple(example(name, COMMANDS[name]))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_makes_a_command(
    name: str, own_store: str, debt_domain: Run
) -> None:
    result = debt_domain("do", *example_of(name), "--preview", "--store", own_store)
    assert result.exit_code in {0, 1}, result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_fits_eighty_columns(name: str, debt_domain: Run) -> None:
    result = debt_domain("do", SHORT[name], "--help")
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    for field in COMMANDS[name].model_fields:
        assert f"--{field.replace('_', '-')}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("cases", "--status", "BLA"), "'BLA' is not one of ABSENT, SUBMITTED"),
        (("split", "--by", "cases"), "did you mean CASE?"),
        (("journal", "--format", "cvs", "--out", "x"), "did you mean csv?"),
        (("erase", "D", "--reason", "x"), "'x' is not one of"),
    ],
)
def test_what_is_no_choice_is_told(
    arguments: tuple[str, ...], told: str, store: str, debt_domain: Run
) -> None:
    said = refused(debt_domain, store, *arguments)
    assert told in said
    assert "Value error" not in said


def test_a_help_speaks_no_python(debt_domain: Run) -> None:
    for name in COMMANDS:
        text = debt_domain("do", SHORT[name], "--help").stdout
        assert "None:" not in text
        assert "`" not in text, name


def test_a_help_says_what_the_choices_mean(debt_domain: Run) -> None:
    text = debt_domain("do", "record_remittance", "--help").stdout
    assert "NET: what is left after its own share" in " ".join(text.split())


def test_all_commands_are_listed(debt_domain: Run) -> None:
    text = debt_domain("do", "--list").stdout
    assert "Partner case\n  change_handling\n" in text
    document = json.loads(debt_domain("do", "--list", "--json").stdout)
    assert {x["command"] for x in document["commands"]} == set(COMMANDS)


def test_commands_and_their_options_are_completed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_DEBT_DOMAIN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "debt-domain do verify_")
    monkeypatch.setenv("COMP_CWORD", "2")
    result = CliRunner().invoke(app, [], prog_name="debt-domain")
    assert "verify_payment" in result.stdout


def test_a_day_is_no_instant(own_store: str, debt_domain: Run) -> None:
    request = (
        "do",
        "request_documents",
        "--case-id",
        "sample-01",
        "--items",
        "INVOICE",
    )
    refused = debt_domain(*request, "--due-at", "2026-12-01", "--store", own_store)
    assert "accepted is such as 2026-08-31T12:00:00Z" in " ".join(
        refused.output.replace("│", "").split()
    )


def test_an_example_s_split_is_between_those_that_have_a_part_in_it(
    debt_domain: Run,
) -> None:
    told = " ".join(debt_domain("do", "adjust_split", "--help").stdout.split())
    assert """--shares '{"party": "SUBMITTER", "share": "1"}'""" in told


def test_a_case_that_a_hold_stops_says_so_where_it_says_what_is_next(
    own_store: str, debt_domain: Run
) -> None:
    case, store = ("--case-id", "sample-01"), ("--store", own_store)
    debt_domain("do", "assign_partner", *case, "--partner-id", "fjord", *store)
    debt_domain("do", "start_work", *case, "--by", "COLLECTOR:fjord", *store)
    shown = debt_domain("case", "sample-01", *store).stdout
    assert "next: COLLECT\n" in shown
    held = ("do", "place_hold", *case, "--kind", "PAUSE", "--reason", "away")
    done(debt_domain, own_store, *held)
    shown = debt_domain("case", "sample-01", *store).stdout
    assert "next: COLLECT, as far as PAUSE allows\n" in shown
