"""The shipped submissions of a platform's senders, as they are written."""

import json
from datetime import date
from typing import Any, Final

from debt_adapters.demo.samples import shipped_text
from debt_domain.values.aging import OpenInvoice

INPUTS: Final[dict[str, dict[str, Any]]] = {
    case["id"]: case for case in json.loads(shipped_text("submissions.json"))["cases"]
}
"""By the sender's id; a number is written as it was read."""
SUBMITTED_ON: Final = date(2026, 7, 22)
"""The day from which all of them count."""


def open_invoices(name: str) -> tuple[OpenInvoice, ...]:
    """Give what the sender says of each invoice of a case."""
    return tuple(
        OpenInvoice(
            due_on=date.fromisoformat(invoice["dueDate"]),
            open_minor=invoice["openMinor"],
        )
        for invoice in INPUTS[name]["invoices"]
    )
