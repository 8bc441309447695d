"""Cases of a platform's API, as lines of the project's own form."""

import json
from collections.abc import Callable
from datetime import UTC, date, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from debt_adapters.digest import HmacDigest
from debt_adapters.interchange.errors import (
    ContradictionError,
    FieldMissingError,
    FieldValueError,
    LineRefusedError,
)
from debt_adapters.interchange.exact_json import read_object
from debt_adapters.interchange.importing import Translated
from debt_adapters.interchange.platform_cases import PlatformCases
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.errors import TooManyDecimalsError, UnknownCurrencyError
from tests.platform_inputs import INPUTS

Case = dict[str, Any]
DIGEST = HmacDigest(b"0123456789abcdef" * 2)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def case_of(name: str = "sample-01") -> Case:
    copy: Case = json.loads(json.dumps(INPUTS[name]))
    return copy


def translated(case: Case, time_zone: tzinfo = UTC) -> Translated:
    form = PlatformCases(digest=DIGEST, time_zone=time_zone)
    return form(read_object(json.dumps(case)))


def line_of(case: Case) -> Case:
    return dict(translated(case).line)


def refusals(case: Case) -> list[RejectedError]:
    with pytest.raises(LineRefusedError) as refused:
        translated(case)
    return list(refused.value.refusals)


def test_invoices_are_lines_in_minor_units() -> None:
    first, *others = line_of(case_of())["claim"]["lines"]
    assert first == {
        "number": "R-2025-1187",
        "issued_on": "2025-11-03",
        "due_on": "2025-12-03",
        "amount_minor": 4_820_00,
        "already_paid_minor": 1_500_00,
        "description": case_of()["request"]["claimDescription"],
    }
    assert [x["amount_minor"] for x in others] == [3_150_75, 2_260_40]


def test_a_yen_is_a_minor_unit_however_it_is_written() -> None:
    case = case_of("sample-07")
    case["request"]["amountToRecover"] = 9680833.0
    claim = line_of(case)["claim"]
    assert claim["lines"][0]["amount_minor"] == 1_840_000
    assert claim["interest_minor"] == 402_118


def test_a_case_without_invoices_is_one() -> None:
    case = case_of("sample-03")
    del case["invoices"], case["claimedExtras"]
    claim = line_of(case)["claim"]
    (only,) = claim["lines"]
    assert only["number"] == "PAC-2025-0318"
    assert (only["due_on"], only["amount_minor"]) == ("2025-06-05", 47_250_00)
    assert "interest_minor" not in claim


@pytest.mark.parametrize(
    "written",
    ["2026-03-29", "2026-03-29T00:00:00", "2026-03-29T00:00:00Z", "2026-03-28T23:00Z"],
)
def test_a_date_comes_in_three_forms(written: str) -> None:
    case = case_of("sample-02")
    case["request"]["dueDate"] = case["invoices"][0]["dueDate"] = written
    line = translated(case, COPENHAGEN).line
    assert json.loads(json.dumps(line))["claim"]["lines"][0]["due_on"] == "2026-03-29"


def test_a_case_counts_from_the_day_of_its_submission() -> None:
    assert translated(case_of()).effective_on == date(2026, 7, 22)


def test_a_company_has_its_vat_id_as_registration_and_a_person_has_none() -> None:
    debtors = {name: line_of(case_of(name))["debtor"] for name in INPUTS}
    assert debtors["sample-01"]["registration_number"] == "DE000907254"
    assert debtors["sample-03"]["addresses"][0]["region"] == "CA"
    assert debtors["sample-09"]["addresses"][0]["region"] == "Comunitat Valenciana"
    assert debtors["sample-05"]["kind"] == "CONSUMER"
    assert "registration_number" not in debtors["sample-05"]
    assert "contact_person" not in debtors["sample-02"]


def test_the_same_debtor_has_the_same_id_in_every_case() -> None:
    case, again = case_of(), case_of()
    again["id"] = "another"
    again["request"]["debtor"] |= {"name": "Lindner", "phone": "+49 431 1"}
    ids = [line_of(x)["debtor"]["debtor_id"] for x in (case, again)]
    assert ids[0] == ids[1]
    assert "DE000907254" not in ids[0]
    again["request"]["debtor"]["companyRegistrationNumber"] = "DE1"
    assert line_of(again)["debtor"]["debtor_id"] != ids[0]


@pytest.mark.parametrize(
    ("name", "kind", "rate_bps", "statute"),
    [
        ("sample-01", "STATUTORY", None, "BGB_288_2"),
        ("sample-02", "STATUTORY", None, "UK_1998"),
        ("sample-03", "CONTRACTUAL", 1000, None),
        ("sample-05", "STATUTORY", None, "DK renteloven: reference rate + 8 points"),
        ("sample-07", "CONTRACTUAL", 300, None),
        ("sample-09", "STATUTORY", None, "EU_2011_7"),
    ],
)
def test_interest_rests_on_a_contract_or_a_statute(
    name: str, kind: str, rate_bps: int | None, statute: str | None
) -> None:
    basis = line_of(case_of(name))["claim"]["interest_basis"]
    assert basis == {"kind": kind, "rate_bps": rate_bps, "statute": statute}


def test_what_has_no_place_is_named() -> None:
    case = case_of("sample-09")
    case["invoices"][0]["colour"] = case["claimedExtras"]["hope"] = 1
    case["request"]["debtor"] |= {"fax": "1", "stateAlpha2": "VC"}
    assert set(translated(case).not_kept) == {
        *("title", "kind", "traps", "expected", "afterwards"),
        *("request.assignedUserEmail", "request.skipDebituraVerification"),
        *("request.debtor.country", "request.debtor.state", "request.debtor.fax"),
        *("invoices.0.colour", "claimedExtras.hope"),
    }


def of(place: str, value: object) -> Callable[[Case], None]:
    *path, last = place.split(".")

    def change(case: Case) -> None:
        inner: Any = case
        for name in path:
            inner = inner[int(name)] if name.isdigit() else inner[name]
        inner[last] = value

    return change


@pytest.mark.parametrize(
    ("place", "value", "error"),
    [
        ("request.amountToRecover", 8731.16, ContradictionError),
        ("request.amountToRecoverOver6Months", 6470.74, ContradictionError),
        ("request.amountToRecoverOver12Months", 1, ContradictionError),
        ("request.amountToRecoverOver24Months", 1, ContradictionError),
        ("request.date", "2025-11-04", ContradictionError),
        ("request.dueDate", "2025-12-04", ContradictionError),
        ("invoices.0.currency", "DKK", ContradictionError),
        ("invoices.0.openMinor", 332001, ContradictionError),
        ("invoices.0.daysOverdue", 230, ContradictionError),
        ("invoices.0.fullMonthsOverdue", 8, ContradictionError),
        ("invoices.0.amount", "1.005", TooManyDecimalsError),
        ("invoices.0.amount", 1e400, FieldValueError),
        ("invoices.0.dueDate", 3, FieldValueError),
        ("invoices.0.dueDate", "soon", FieldValueError),
        ("claimedExtras.interestFees", "0.001", TooManyDecimalsError),
        ("request.currencyCode", "EUX", UnknownCurrencyError),
        ("request.debtor.type", "Ghost", FieldValueError),
    ],
)
def test_a_fault_is_named_with_its_place(
    place: str, value: object, error: type[RejectedError]
) -> None:
    case = case_of()
    of(place, value)(case)
    (refusal,) = refusals(case)
    assert (type(refusal), refusal.field) == (error, place)
    assert refusal.accepted


def test_all_faults_are_told() -> None:
    case = case_of()
    del case["request"]["debtor"]["name"], case["id"]
    found = {x.field: type(x) for x in refusals(case)}
    assert found == {"id": FieldMissingError, "request.debtor.name": FieldMissingError}
