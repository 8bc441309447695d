"""`explain`: from a balance down to the commands that made it."""

import json
import re

import pytest

from tests.unit.cli.conftest import Run

FIGURES = (
    "position:PARTNER:atlas",
    "balance:Income:Share:EUR",
    "split:sample-01:2026-08:submitter",
    "ledger:case:sample-01@5",
    "ledger:case:sample-01@5#Due:Partner:atlas",
)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_explanation_fits_eighty_columns(
    figure: str, store: str, debt_domain: Run
) -> None:
    result = debt_domain("explain", figure, "--store", store)
    assert result.exit_code == 0, result.output
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


@pytest.mark.parametrize("figure", FIGURES)
def test_every_explanation_is_json_on_request(
    figure: str, store: str, debt_domain: Run
) -> None:
    result = debt_domain("explain", figure, "--json", "--store", store)
    assert json.loads(result.stdout)["known"]["provisional"]


def test_a_balance_is_walked_down_to_its_commands(store: str, debt_domain: Run) -> None:
    balance = debt_domain("explain", "position:PARTNER:atlas:EUR", "--store", store)
    lines = re.findall(r"(?m)^    (ledger:\S+)$", balance.stdout)
    assert lines
    for line in lines:
        text = debt_domain("explain", line, "--store", store).stdout
        assert re.search(r"command\s+case\.\w+,\s+demo-\d+", text), line


def test_a_position_is_the_one_of_the_balance(store: str, debt_domain: Run) -> None:
    asked = debt_domain("balance", "--json", "--store", store).stdout
    for x in json.loads(asked)["positions"]:
        figure = f"position:{x['party']}:{x['currency']}"
        result = debt_domain("explain", figure, "--json", "--store", store)
        assert json.loads(result.stdout)["sums"] == [
            {"currency": x["currency"], "amount_minor": x["amount_minor"]}
        ]


def test_the_chain_goes_back_to_who_reported_the_payment(
    store: str, debt_domain: Run
) -> None:
    text = debt_domain("explain", "ledger:case:fee-partner@5", "--store", store).stdout
    chain = text.partition("How it came about")[2]
    verified, reported = chain.split("case.payment_verified")
    assert "case.verify_payment" in verified
    assert "case.payment_recorded" in reported
    assert "by u-atlas (SUBMITTER of atlas)" in reported


@pytest.mark.parametrize(
    ("copied", "meant"),
    [
        (
            "Due:Partner:atlas",
            "balance:Due:Partner:atlas or position:PARTNER:atlas",
        ),
        ("PARTNER:atlas", "position:PARTNER:atlas"),
        ("Income:Share", "balance:Income:Share"),
    ],
)
def test_what_a_balance_shows_is_met_with_what_to_ask(
    copied: str, meant: str, store: str, debt_domain: Run
) -> None:
    result = debt_domain("explain", copied, "--json", "--store", store)
    assert json.loads(result.stderr)["error"]["accepted"] == meant
    for figure in meant.split(" or "):
        assert debt_domain("explain", figure, "--store", store).exit_code == 0


def test_what_client_money_points_to_gives_its_figures(
    store: str, debt_domain: Run
) -> None:
    def total(figure: str) -> int:
        said = debt_domain("explain", figure, "--json", "--store", store).stdout
        return sum(x["amount_minor"] for x in json.loads(said)["sums"])

    asked = debt_domain("client-money", "--json", "--store", store).stdout
    for account in json.loads(asked)["accounts"]:
        currency = account["currency"]
        if account["holds_minor"]:
            held = total(f"balance:Held:Platform:{currency}")
            assert held == account["holds_minor"]
        for x in account["claimants"]:
            if x["claimant"].startswith("PARTNER:") and "CLIENTS" not in x["claimant"]:
                owed = total(f"position:{x['claimant']}:{currency}")
                assert owed == x["owed_minor"], x


def test_a_balance_goes_back_in_time(store: str, debt_domain: Run) -> None:
    def held(*when: str) -> int:
        figure = ("explain", "balance:Held:Platform:DKK", *when)
        result = debt_domain(*figure, "--json", "--store", store)
        amount_minor: int = json.loads(result.stdout)["sums"][0]["amount_minor"]
        return amount_minor

    assert held("--as-of", "2026-08-06") == 500_00
    assert held("--as-known-at", "2026-08-13T12:00:00Z") == 1_000_00
    assert held() == 1_300_00


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("nonsense", "explain.unknown_figure"),
        ("ledger:case:sample-01@99", "explain.no_such_figure"),
        ("position:PARTNER:nobody", "explain.no_such_figure"),
    ],
)
def test_what_is_no_figure_is_told(
    figure: str, code: str, store: str, debt_domain: Run
) -> None:
    result = debt_domain("explain", figure, "--json", "--store", store)
    assert result.exit_code == 1
    assert json.loads(result.stderr)["error"]["code"] == code
