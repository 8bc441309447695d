"""Given / when / then for any decider, and realistic messages to start from.

>>> from debt_domain.testing import submit_case
>>> submit_case(principal_minor=5_00).claim.total_minor
500
"""

from debt_domain.testing.cases import (
    ACCEPTANCE,
    LADDER,
    accepted_case,
    active_case,
    assigned_case,
    closed_case,
    legal_case,
    submitted_case,
)
from debt_domain.testing.circumstances import NOW, TODAY, a_context, actor
from debt_domain.testing.factories import (
    client_party,
    debtor_party,
    document,
    invoice_line,
    personal,
    submit_case,
)
from debt_domain.testing.scenario import Given, Outcome

__all__ = [
    "ACCEPTANCE",
    "LADDER",
    "NOW",
    "TODAY",
    "Given",
    "Outcome",
    "a_context",
    "accepted_case",
    "active_case",
    "actor",
    "assigned_case",
    "client_party",
    "closed_case",
    "debtor_party",
    "document",
    "invoice_line",
    "legal_case",
    "personal",
    "submit_case",
    "submitted_case",
]
