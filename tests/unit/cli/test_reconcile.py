import json
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from debt_adapters.cli.fields import options_of
from debt_domain.case.commands import RecordPayment, ReversePayment
from debt_domain.case.model import ReversalKind
from debt_domain.kernel.message import Command
from debt_domain.party_ledger.commands import ConfirmPayout
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.personal import Personal
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


def test_a_proposal_is_written_in_options(own_store: str, debt_domain: Run) -> None:
    file = FOLDER / "sparkasse.camt.053.001.02.xml"
    result = debt_domain("reconcile", str(file), "--json", "--store", own_store)
    sent = [x["send"] for x in json.loads(result.stdout)["proposals"] if x["send"]]
    for line in sent:
        _, *arguments = shlex.split(line)
        assert "--fields" not in arguments
        done = debt_domain(*arguments, "--preview", "--store", own_store)
        assert done.exit_code in {0, 1}, done.output
    assert "EUR --received-on" in sent[0]


@pytest.mark.parametrize(
    ("command", "written"),
    [
        (
            ReversePayment(
                case_id="C-1",
                payment_id="P-1",
                kind=ReversalKind.CHARGEBACK,
                reversed_on=date(2026, 3, 5),
                amount=Money(55_00, "EUR"),
            ),
            (
                "--case-id C-1 --payment-id P-1 --kind CHARGEBACK --reversed-on 2026-03-05"
                " --amount 55.00EUR"
            ),
        ),
        (
            ConfirmPayout(
                party=Holder.partner("A"), currency="EUR", payout_id="payout.1"
            ),
            "--party PARTNER:A --currency EUR --payout-id payout.1",
        ),
        (
            RecordPayment(
                case_id="C-1",
                payment_id="P-1",
                amount=Money(1_000_00, "EUR"),
                received_on=date(2026, 3, 5),
                holder=Holder.platform(),
                verified=True,
                reference=Personal(subject_id="D-1", text="Rechnung 7"),
            ),
            (
                "--case-id C-1 --payment-id P-1 --amount 1,000.00EUR --received-on 2026-03-05"
                " --holder PLATFORM --reference 'D-1:Rechnung 7' --verified"
            ),
        ),
    ],
)
def test_a_command_is_written_as_it_is_typed(command: Command, written: str) -> None:
    assert shlex.join(options_of(command)) == written


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
