"""`case CASE --as ROLE[:PARTY]` shows what that reader sees."""

import json
import re

import pytest

from debt_adapters.cli.failures import ExitCode
from debt_adapters.cli.output import Output
from debt_adapters.cli.seen import seen
from debt_domain.reports.visibility import CaseFor, Reader
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.personal import Sealed
from tests.unit.cli.conftest import Run


def test_the_client_of_a_white_labelled_case_sees_no_platform(
    debt_domain: Run, store: str
) -> None:
    shown = debt_domain(
        "case", "sample-01", "--as", "CLIENT:havehuset", "--store", store
    )
    assert shown.stdout.startswith("Seen as CLIENT\n")
    assert "Payment verified: 3,320.00 EUR." in shown.stdout
    assert re.search(r"(?m)^outstanding +5,778.33 *$", shown.stdout)
    assert "_minor" not in shown.stdout
    assert [x for x in ("platform", "nordlys") if x in shown.stdout.lower()] == []


def test_who_has_no_id_is_not_called_sealed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fields = {
        "currency": "EUR",
        "provider": Holder(kind=HolderKind.PLATFORM),
        "debtor_name": Sealed(
            subject_id="D-1", sealed="qg==", origin="case:C-1@1#name"
        ),
    }
    Output(as_json=False).show(seen(CaseFor(reader=Reader.PLATFORM, fields=fields)))
    shown = capsys.readouterr().out
    assert re.search(r"(?m)^provider +kind PLATFORM *$", shown)
    assert re.search(r"(?m)^debtor_name +\(sealed\) *$", shown)


def test_json_has_the_fields_that_are_seen_alone(debt_domain: Run, store: str) -> None:
    asked = ("case", "sample-01", "--personal", "--json", "--store", store)
    client = json.loads(debt_domain(*asked, "--as", "client:havehuset").stdout)
    platform = json.loads(debt_domain(*asked, "--as", "PLATFORM").stdout)
    assert client["seen_as"] == "CLIENT"
    assert client["submitter_id"] == "atlas"
    assert client["debtor_name"] == platform["debtor_name"]
    assert sorted(platform.keys() - client.keys()) == [
        "branding",
        "collector_id",
        "engagements",
        "handling",
        "legal_partner_id",
        "price",
        "review_due_at",
    ]
    assert len(client["timeline"]) < len(platform["timeline"])


@pytest.mark.parametrize(
    ("reader", "code", "message"),
    [
        ("CLIENT:other", ExitCode.REFUSED, "case.not_visible"),
        ("BOSS", 2, "is no role"),
        ("CLIENT:a b", 2, "Invalid value for '--as'"),
    ],
)
def test_others_are_refused(
    debt_domain: Run, store: str, reader: str, code: int, message: str
) -> None:
    asked = debt_domain("case", "sample-01", "--as", reader, "--store", store)
    assert asked.exit_code == code
    assert message in asked.output


def test_a_case_that_is_not_there_is_named(debt_domain: Run, store: str) -> None:
    asked = debt_domain("case", "no-case", "--as", "PLATFORM", "--store", store)
    assert "no-case" in asked.output
    assert asked.exit_code == ExitCode.REFUSED


def reassigned(
    debt_domain: Run, store: str, *options: str, as_json: bool = False
) -> str:
    """Give the case to fjord after nordlys, and show what fjord sees."""
    given = ("do", "assign_partner", "--case-id", "sample-01", "--partner-id", "fjord")
    assert debt_domain(*given, *options, "--store", store).exit_code == 0
    asked = ("case", "sample-01", "--as", "COLLECTOR:fjord", "--personal")
    shown = debt_domain(*asked, *(["--json"] if as_json else []), "--store", store)
    return shown.stdout


@pytest.mark.parametrize("as_json", [True, False])
def test_a_later_collector_sees_nothing_of_the_earlier_one(
    debt_domain: Run, own_store: str, *, as_json: bool
) -> None:
    shown = reassigned(debt_domain, own_store, as_json=as_json)
    assert "fjord" in shown
    found = ("nordlys", "FIRST_CONTACT", "Call", "hand_over", "Handed over")
    assert [x for x in found if x in shown] == []


def test_whom_it_is_handed_over_to_reads_a_summary(
    debt_domain: Run, own_store: str
) -> None:
    shown = reassigned(debt_domain, own_store, "--handed-over")
    assert "Handed over\nContacts until 2026-07-24: call 1.\n" in shown
    assert "Partner nordlys started to work." in shown


def test_and_so_it_stands_in_json(debt_domain: Run, own_store: str) -> None:
    shown = reassigned(debt_domain, own_store, "--handed-over", as_json=True)
    summary = json.loads(shown)["hand_over"]
    assert summary["attempts"] == [{"channel": "CALL", "times": 1}]
