import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def euros(run: Run, store: str) -> dict[str, object]:
    result = run("client-money", "--json", "--store", store)
    assert result.exit_code == 0, result.output
    found = {x["currency"]: x for x in json.loads(result.stdout)["accounts"]}
    euros: dict[str, object] = found["EUR"]
    return euros


def minor(money: dict[str, object], name: str) -> int:
    found = money[f"{name}_minor"]
    assert isinstance(found, int)
    return found


def test_each_currency_has_its_account(store: str, debt_domain: Run) -> None:
    money = euros(debt_domain, store)
    free = minor(money, "holds") - minor(money, "should_hold")
    assert minor(money, "withdrawable") == free > 0
    assert minor(money, "shortage") == 0
    assert money["shortfalls"] == []


def test_people_see_what_may_be_withdrawn(store: str, debt_domain: Run) -> None:
    result = debt_domain("client-money", "--store", store)
    assert result.exit_code == 0
    assert "Client account, EUR" in result.stdout
    assert "may be withdrawn" in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_a_withdrawal_leaves_nothing_and_a_chargeback_is_named(
    own_store: str, debt_domain: Run, tmp_path: Path
) -> None:
    amount_minor = minor(euros(debt_domain, own_store), "withdrawable")
    amount = f"{amount_minor // 100}.{amount_minor % 100:02}EUR"
    done = ("--store", own_store)
    withdraw = ("do", "withdraw_income", "--withdrawal-id", "W-1", "--amount", amount)
    assert debt_domain(*withdraw, *done).exit_code == 0
    assert minor(euros(debt_domain, own_store), "withdrawable") == 0
    charge = {
        "charge_id": "B-1",
        "amount": {"amount_minor": 2_50, "currency": "EUR"},
        "charged_on": "2026-08-31",
        "account": "CLIENT",
    }
    fields = tmp_path / "charge.json"
    fields.write_text(json.dumps(charge))
    asked = ("do", "record_bank_charge", "--fields", f"@{fields}")
    assert debt_domain(*asked, *done).exit_code == 0
    money = euros(debt_domain, own_store)
    assert minor(money, "shortage") == 2_50
    shown = debt_domain("client-money", *done).stdout
    assert "SHORT OF" in shown
    assert "bank charge" in shown


@pytest.mark.parametrize("day", ["2026-01-01"])
def test_before_anything_was_posted_there_is_no_account(
    day: str, store: str, debt_domain: Run
) -> None:
    result = debt_domain("client-money", "--as-of", day, "--json", "--store", store)
    assert json.loads(result.stdout)["accounts"] == []
