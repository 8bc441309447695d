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
