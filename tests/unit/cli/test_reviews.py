"""`reviews`: what waits for the platform's review."""

import json
from datetime import datetime

from tests.unit.cli.conftest import Run

SUBMITTED = {
    "case_id": "late",
    "client": {
        "client_id": "CL-9",
        "company_name": "Nordlys Engros ApS",
        "contact": {
            "contact_id": "CO-9",
            "name": {"subject_id": "CO-9", "text": "Mette Holm"},
        },
        "billing": {"address": "Havnegade 12, Aarhus", "country": "DK"},
    },
    "debtor": {
        "debtor_id": "D-9",
        "kind": "CONSUMER",
        "name": {"subject_id": "D-9", "text": "Kai Brandt"},
        "addresses": [
            {
                "street": {"subject_id": "D-9", "text": "Lindenallee 4"},
                "postal_code": {"subject_id": "D-9", "text": "50668"},
                "city": {"subject_id": "D-9", "text": "Köln"},
                "country": "DE",
            }
        ],
    },
    "claim": {
        "currency": "EUR",
        "lines": [
            {
                "number": "R-9",
                "issued_on": "2026-01-01",
                "due_on": "2026-02-01",
                "amount_minor": 9900,
            }
        ],
    },
    "documents": [
        {
            "kind": "INVOICE",
            "name": "invoice.pdf",
            "media_type": "application/pdf",
            "sha256": "5f" * 32,
            "storage_reference": "store/invoice.pdf",
        }
    ],
}


def test_a_submitted_case_is_listed_until_it_is_decided(
    own_store: str, debt_domain: Run
) -> None:
    submitted = debt_domain(
        "do", "submit_case", "--fields", json.dumps(SUBMITTED), "--store", own_store
    )
    assert submitted.exit_code == 0, submitted.output
    found = debt_domain("reviews", "--json", "--store", own_store)
    (review,) = json.loads(found.stdout)["reviews"]
    assert (review["case_id"], review["client_id"]) == ("late", "CL-9")
    assert review["overdue"] is False
    assert datetime.fromisoformat(review["due_at"]).tzinfo is not None


def test_what_is_overdue_says_since_how_many_hours(
    own_store: str, debt_domain: Run
) -> None:
    debt_domain(
        "do", "submit_case", "--fields", json.dumps(SUBMITTED), "--store", own_store
    )
    asked = ("reviews", "--overdue", "--store", own_store)
    assert "late" not in debt_domain(*asked).stdout
    later = debt_domain(*asked, "--at", "2999-01-01").stdout
    (line,) = (x for x in later.splitlines() if "late" in x)
    assert "CL-9" in line
    assert " -" in line
