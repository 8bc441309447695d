"""`debt-domain lines-to-invoice`."""

import csv
import json
from io import StringIO

import pytest

from debt_adapters.cli.failures import ExitCode
from tests.unit.cli.conftest import Run

ASKED = ("lines-to-invoice", "atlas", "havehuset", "--period")


def test_the_same_lines_in_every_format(debt_domain: Run, store: str) -> None:
    asked = (*ASKED, "2026-08", "--commission", "25%", "--store", store)
    (found,) = json.loads(debt_domain(*asked, "--json").stdout)["invoices"]
    (line,) = found["lines"]
    assert (line["kind"], line["case_id"]) == ("COMMISSION", "sample-01")
    assert line["amount_minor"] * 4 == line["collected_minor"] > 0
    head, row = csv.reader(StringIO(debt_domain(*asked, "--format", "csv").stdout))
    as_csv = dict(zip(head, row, strict=True))
    assert float(as_csv["amount"]) * 100 == line["amount_minor"]
    text = debt_domain(*asked).stdout
    assert "Lines to invoice: atlas to havehuset" in text
    assert "platform" not in text.lower()


def test_charges_on_one_case_and_on_each(debt_domain: Run, store: str) -> None:
    charges = ("--charge", "each:20 EUR", "--charge", "sample-01:15.00 EUR:Report")
    found = debt_domain(*ASKED, "2026-07", *charges, "--json", "--store", store)
    (invoice,) = json.loads(found.stdout)["invoices"]
    kinds = [(line["kind"], line["amount_minor"]) for line in invoice["lines"]]
    assert kinds == [("CASE_FEE", 20_00), ("SERVICE", 15_00)]
    assert invoice["total_minor"] == 35_00


def test_a_client_without_cases_has_no_lines(debt_domain: Run, store: str) -> None:
    asked = debt_domain(
        "lines-to-invoice", "atlas", "nobody", "--period", "2026-08", "--store", store
    )
    assert asked.stdout.strip() == "The partner has no case of this client."


@pytest.mark.parametrize(
    ("option", "code", "said"),
    [
        (("--commission", "a lot"), 2, "is no rate"),
        (("--commission", "1/0"), 2, "is no rate"),
        (("--commission", "3"), 2, "commission_rate: 3"),
        (("--charge", "sample-01:1.001 EUR:x"), 2, "too many decimals"),
        (("--charge", "sample-01:1.00 EUR:"), 2, "says not what for"),
        (
            ("--charge", "sample-99:1.00 EUR:x"),
            ExitCode.REFUSED,
            "unknown_service_case",
        ),
    ],
)
def test_what_is_wrong_is_said(
    debt_domain: Run, store: str, option: tuple[str, ...], code: int, said: str
) -> None:
    asked = debt_domain(*ASKED, "2026-08", *option, "--store", store)
    assert asked.exit_code == code
    assert said in " ".join(asked.output.split())
