"""Ids for what a bank line tells, the same each time the same statement is read."""

import re
from typing import Final

from debt_domain.reports.bank_lines import BankLine

_OTHER: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 80


def identifier_from(kind: str, line: BankLine) -> str:
    """Make an identifier of the bank's reference, or of the day and the amount.

    Two lines without a reference, of one day and amount, differ by their place on the
    statement.
    """
    own = line.bank_reference or (
        f"{line.booked_on:%Y%m%d}-{line.line_id}-{line.amount_minor}"
    )
    return _OTHER.sub("-", f"{kind}-{own}")[:_LONGEST]
