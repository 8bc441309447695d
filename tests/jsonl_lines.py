"""Lines of JSONL, of which a test changes one thing."""

import json
from typing import Any

Line = dict[str, Any]


def line(case_id: str = "C-1", number: str = "R-1") -> Line:
    """Give a submission that every rule allows."""
    return {
        "case_id": case_id,
        "client": {
            "client_id": "K",
            "company_name": "Nordlys Engros ApS",
            "contact": {"contact_id": "K-contact", "name": "Mette Holm"},
            "billing": {"address": "Havnegade 12, 8000 Aarhus C", "country": "DK"},
        },
        "debtor": {
            "debtor_id": "D",
            "kind": "BUSINESS",
            "name": "Kaufhaus Brandt GmbH",
            "registration_number": "HRB 12345",
            "emails": ["office@brandt.example"],
            "addresses": [
                {
                    "street": "Lindenallee 4",
                    "postal_code": "50668",
                    "city": "Köln",
                    "country": "DE",
                }
            ],
        },
        "claim": {
            "currency": "EUR",
            "lines": [
                {
                    "number": number,
                    "issued_on": "2026-01-02",
                    "due_on": "2026-02-01",
                    "amount": "100.00",
                }
            ],
        },
    }


def invoice(found: Line) -> Line:
    """Give the one invoice of a line."""
    only: Line = found["claim"]["lines"][0]
    return only


def written(*lines: Line | str) -> bytes:
    """Give a file of lines; text stands as it is."""
    texts = (x if isinstance(x, str) else json.dumps(x) for x in lines)
    return "".join(f"{text}\n" for text in texts).encode()
