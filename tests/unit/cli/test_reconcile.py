import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.conftest import Run

FOLDER = Path(__file__).parents[2] / "data" / "bank"
HEADER = "booked_on,amount,currency,bank_reference,end_to_end_id,remittance\n"


def postings(run: Run, store: str) -> list[dict[str, Any]]:
    """Give the movements of the demo's client account in euros."""
    empty = "booked_on,amount\n2026-08-01,1\n2026-09-30,1\n"
    found: list[dict[str, Any]] = reconciled(run, store, empty)["postings"]
    return found


def reconciled(run: Run, store: str, csv: str) -> dict[str, Any]:
    file = Path(store.removeprefix("sqlite:///")).with_name("bank.csv")
    file.write_text(csv, encoding="utf-8")
    result = run("reconcile", str(file), "--json", "--store", store)
    assert result.exit_code in {0, 1}, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def at_bank(found: list[dict[str, Any]]) -> str:
    rows = (
        f"{x['effective_on']},{x['amount_minor'] / 100:.2f},EUR,,,{x['references'][0]}"
        for x in found
    )
    return HEADER + "\n".join(rows) + "\n"


def test_a_bank_that_says_what_the_books_say_agrees(
    own_store: str, debt_domain: Run
) -> None:
    csv = at_bank(postings(debt_domain, own_store))
    document = reconciled(debt_domain, own_store, csv)
    assert document["agrees"]
    assert document["difference_minor"] == 0
    assert document["proposals"] == []


def test_a_proposal_is_sent_as_it_is_printed(own_store: str, debt_domain: Run) -> None:
    csv = at_bank(postings(debt_domain, own_store)) + "2026-08-20,7.00,EUR,B-9,,hello\n"
    document = reconciled(debt_domain, own_store, csv)
    assert not document["agrees"]
    (proposal,) = document["proposals"]
    assert proposal["command"] == "platform_ledger.record_unidentified_receipt"
    assert "debt-domain do platform_ledger.record_unidentified" in proposal["send"]
    fields = json.dumps(proposal["fields"])
    sent = debt_domain(
        "do", proposal["command"], "--fields", fields, "--store", own_store
    )
    assert sent.exit_code == 0, sent.output
    assert reconciled(debt_domain, own_store, csv)["agrees"]


def test_people_see_the_three_ways_and_what_is_open(
    own_store: str, debt_domain: Run
) -> None:
    file = FOLDER / "sparkasse.camt.053.001.02.xml"
    result = debt_domain("reconcile", str(file), "--store", own_store)
    assert result.exit_code == 1
    assert "owed to others now" in result.stdout
    assert "Müller & Söhne GmbH" in result.stdout
    assert "nothing was posted" in result.stdout


@pytest.mark.parametrize(
    "name",
    ["sparkasse.camt.053.001.02.xml", "zkb.camt.053.001.08.xml", "sparkasse.sta"],
)
def test_every_format_is_recognised(
    name: str, own_store: str, debt_domain: Run
) -> None:
    result = debt_domain("reconcile", str(FOLDER / name), "--store", own_store)
    assert result.exit_code == 1
    assert "At the bank, not in the books" in result.stdout


def test_a_banks_own_columns_are_mapped(own_store: str, debt_domain: Run) -> None:
    mapped = "booked_on=Buchungstag,amount=Betrag,remittance=Verwendungszweck"
    result = debt_domain(
        "reconcile",
        str(FOLDER / "umsatz.csv"),
        "--decimal-comma",
        "--columns",
        mapped,
        "--store",
        own_store,
    )
    assert "Rechnung 4711" in result.stdout
    assert result.exit_code == 1


def test_a_wrong_file_is_refused_by_file_and_line(
    own_store: str, debt_domain: Run, tmp_path: Path
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("booked_on,amount\n2026-08-01,one\n")
    result = debt_domain("reconcile", str(file), "--store", own_store)
    assert result.exit_code == 1
    assert "bad.csv, line 2" in result.stderr
    assert "accepted is" in " ".join(result.stderr.split())


def test_a_wrong_mapping_is_a_wrong_use(own_store: str, debt_domain: Run) -> None:
    file = str(FOLDER / "umsatz.csv")
    result = debt_domain("reconcile", file, "--columns", "amount", "--store", own_store)
    assert result.exit_code == 2
    assert "Betrag" in result.stderr
