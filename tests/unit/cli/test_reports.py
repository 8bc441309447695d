"""What is read from the command line."""

import json
from typing import Any

import pytest

from tests.unit.cli.conftest import Run

Document = dict[str, Any]

COMMANDS = (
    ("cases",),
    ("cases", "--status", "CLOSED"),
    ("case", "sample-01"),
    ("history", "sample-09"),
    ("split",),
    ("split", "--by", "month"),
    ("balance",),
    ("dashboard",),
    ("rebuild",),
    ("verify",),
)


def asked(run: Run, store: str, *arguments: str) -> Document:
    result = run(*arguments, "--json", "--store", store)
    assert result.exit_code == 0, result.output
    document: Document = json.loads(result.stdout)
    return document


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_answer_is_json_on_request(
    command: tuple[str, ...], own_store: str, debt_domain: Run
) -> None:
    assert asked(debt_domain, own_store, *command)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_answer_for_people_fits_eighty_columns(
    command: tuple[str, ...], own_store: str, debt_domain: Run
) -> None:
    result = debt_domain(*command, "--store", own_store)
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_options_may_stand_before_the_command(store: str, debt_domain: Run) -> None:
    before = debt_domain("--json", "--store", store, "balance")
    assert before.stdout == debt_domain("balance", "--json", "--store", store).stdout


def test_the_models_come_out_in_the_split(store: str, debt_domain: Run) -> None:
    document = asked(debt_domain, store, "split", "--by", "case", "--currency", "EUR")
    found = {x["group"]: x for x in document["groups"]}
    assert found["fee-platform"]["partner_net_minor"] == 750_00
    assert found["share-platform"]["partner_net_minor"] == 600_00
    assert found["hybrid-platform"]["partner_net_minor"] == 475_00
    assert found["hybrid-platform"]["platform_total_minor"] == 525_00


def test_positions_come_out_in_the_dashboard(store: str, debt_domain: Run) -> None:
    document = asked(debt_domain, store, "dashboard", "--submitter", "cedar")
    found = {x["case_id"]: x["position_minor"] for x in document["cases"]}
    assert (found["hybrid-platform"], found["hybrid-partner"]) == (475_00, -525_00)


def test_the_dashboard_goes_on_page_by_page(store: str, debt_domain: Run) -> None:
    whole = asked(debt_domain, store, "dashboard", "--submitter", "cedar")["cases"]
    page = asked(
        debt_domain, store, "dashboard", "--submitter", "cedar", "--limit", "1"
    )
    found = list(page["cases"])
    while page["next_after"]:
        goes_on = ("--limit", "1", "--after", page["next_after"])
        page = asked(debt_domain, store, "dashboard", "--submitter", "cedar", *goes_on)
        found.extend(page["cases"])
    assert sorted(found, key=lambda x: x["case_id"]) == whole
    text = debt_domain("dashboard", "--limit", "2", "--store", store).stdout
    assert "More: --after " in text


def test_the_dashboard_shows_what_is_asked_for(store: str, debt_domain: Run) -> None:
    wanted = ("--text", "HYBRID", "--status", "accepted")
    for limit in ((), ("--limit", "10")):
        document = asked(debt_domain, store, "dashboard", *wanted, *limit)
        ids = {x["case_id"] for x in document["cases"]}
        assert ids == {"hybrid-partner", "hybrid-platform"}
    overdue = asked(debt_domain, store, "dashboard", "--overdue")
    assert overdue["cases"] == []


def test_the_dashboard_says_where_each_case_stands(
    store: str, debt_domain: Run
) -> None:
    shown = debt_domain("dashboard", "--submitter", "cedar", "--store", store).stdout
    head, *rows = shown.splitlines()
    assert head.split()[:4] == ["Partner", "Case", "Status", "Cur"]
    found = {row.split()[1]: row.split()[2] for row in rows if row.startswith("cedar")}
    cases = asked(debt_domain, store, "dashboard", "--submitter", "cedar")["cases"]
    assert found == {x["case_id"]: x["status"] for x in cases}
    assert found


def test_a_status_chooses_cases(store: str, debt_domain: Run) -> None:
    document = asked(debt_domain, store, "cases", "--status", "closed")
    ids = [case["case_id"] for case in document["cases"]]
    assert ids == ["fee-platform", "sample-02"]


def test_a_name_is_shown_on_request_only(store: str, debt_domain: Run) -> None:
    sealed = debt_domain("case", "sample-05", "--store", store)
    shown = debt_domain("case", "sample-05", "--personal", "--store", store)
    assert "Kjærgaard" not in sealed.stdout
    assert "Søren Ærøe Kjærgaard" in shown.stdout


def test_history_knows_what_was_known(store: str, debt_domain: Run) -> None:
    now = asked(debt_domain, store, "history", "sample-09")
    then = asked(
        debt_domain, store, "history", "sample-09", "--as-known-at", "2026-09-02"
    )
    kinds = [x["what"] for x in now["events"]]
    assert kinds[: len(then["events"])] == [x["what"] for x in then["events"]]
    assert "case.payment_reversed" in kinds[len(then["events"]) :]
    assert (now["known"]["provisional"], then["known"]["provisional"]) == (True, False)


def test_history_as_of_a_day_leaves_later_facts_out(
    store: str, debt_domain: Run
) -> None:
    document = asked(
        debt_domain, store, "history", "sample-09", "--as-of", "2026-08-31"
    )
    assert all(x["effective_on"] <= "2026-08-31" for x in document["events"])


def test_history_tells_who_when_why_and_what_changed(
    store: str, debt_domain: Run
) -> None:
    text = debt_domain("history", "fee-platform", "--store", store).stdout
    for said in (
        "by u-platform (PLATFORM)",
        "counts from 2026-08-03, recorded 2026-08-03",
        "following case:fee-platform@",
        "terms version 1",
        "policy standard_acceptance:1",
        "status: SUBMITTED -> ACCEPTED",
    ):
        assert said in text


def test_the_balance_goes_back_in_time(store: str, debt_domain: Run) -> None:
    def held(*when: str) -> dict[str, int]:
        lines = asked(debt_domain, store, "balance", *when)["lines"]
        return {
            x["currency"]: x["amount_minor"]
            for x in lines
            if x["account"] == "Held:Platform"
        }

    assert held("--as-of", "2026-08-06")["DKK"] == 500_00
    assert held("--as-known-at", "2026-08-13T12:00:00Z")["DKK"] == 1_000_00
    assert held()["DKK"] == 1_300_00


def test_events_are_exported_sealed_or_revealed(store: str, debt_domain: Run) -> None:
    sealed = debt_domain("export", "--store", store)
    shown = debt_domain("export", "--personal", "--store", store)
    lines = [json.loads(line) for line in sealed.stdout.splitlines()]
    assert [x["position"] for x in lines] == list(range(1, len(lines) + 1))
    assert "Kjærgaard" not in sealed.stdout
    assert "Søren Ærøe Kjærgaard" in shown.stdout


def test_history_of_an_account_or_of_a_case(store: str, debt_domain: Run) -> None:
    found = asked(debt_domain, store, "history", "--party", "fee-partner")
    assert (found["party"], found["currency"]) == ("PARTNER:fee-partner", "EUR")
    for given in ((), ("sample-09", "--party", "fee-partner")):
        assert debt_domain("history", *given, "--store", store).exit_code == 2
