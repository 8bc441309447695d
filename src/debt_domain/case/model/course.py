"""How a case goes, and where it ends."""

from enum import StrEnum


class CaseStatus(StrEnum):
    """Where a case stands; a pause is a hold, not a status."""

    ABSENT = "ABSENT"
    SUBMITTED = "SUBMITTED"
    DOCS_REQUESTED = "DOCS_REQUESTED"
    REJECTED = "REJECTED"
    ACCEPTED = "ACCEPTED"
    QUOTING = "QUOTING"
    ASSIGNED = "ASSIGNED"
    ACTIVE = "ACTIVE"
    RETURN_REQUESTED = "RETURN_REQUESTED"
    CLOSED = "CLOSED"


class Phase(StrEnum):
    """Whether courts have to do with a case, whatever its status is."""

    PRE_LEGAL = "PRE_LEGAL"
    LEGAL = "LEGAL"
    ENFORCEMENT = "ENFORCEMENT"


class RejectionReason(StrEnum):
    """Why the platform does not take a case."""

    DOCUMENTATION = "DOCUMENTATION"
    JURISDICTION = "JURISDICTION"
    TOO_SMALL = "TOO_SMALL"
    TOO_COMPLEX = "TOO_COMPLEX"
    REGULATORY = "REGULATORY"
    ETHICAL = "ETHICAL"


class DisputeGround(StrEnum):
    """What the debtor says against the claim."""

    NOT_DELIVERED = "NOT_DELIVERED"
    DEFECTIVE = "DEFECTIVE"
    AMOUNT = "AMOUNT"
    ALREADY_PAID = "ALREADY_PAID"
    NOT_THE_DEBTOR = "NOT_THE_DEBTOR"
    TIME_BARRED = "TIME_BARRED"
    OTHER = "OTHER"


class Resolution(StrEnum):
    """How far the debtor was right."""

    UPHELD = "UPHELD"
    PARTIALLY_UPHELD = "PARTIALLY_UPHELD"
    REJECTED = "REJECTED"


class Litigant(StrEnum):
    """Who wins at court."""

    CLIENT = "CLIENT"
    DEBTOR = "DEBTOR"


class CloseCode(StrEnum):
    """Why a case ended."""

    PAID = "PAID"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    SETTLED = "SETTLED"
    INSOLVENT = "INSOLVENT"
    UNTRACEABLE = "UNTRACEABLE"
    DISPUTED_NO_LEGAL = "DISPUTED_NO_LEGAL"
    WITHDRAWN = "WITHDRAWN"
    EXHAUSTED = "EXHAUSTED"
    TIME_BARRED = "TIME_BARRED"
    SETTLEMENT_REFUSED = "SETTLEMENT_REFUSED"
    CLIENT_UNRESPONSIVE = "CLIENT_UNRESPONSIVE"
    UNECONOMICAL = "UNECONOMICAL"
    RETURNED = "RETURNED"
    NEVER_STARTED = "NEVER_STARTED"
    INVALID_DATA = "INVALID_DATA"
    NO_QUOTES = "NO_QUOTES"
    QUOTES_EXPIRED = "QUOTES_EXPIRED"
    OTHER = "OTHER"
