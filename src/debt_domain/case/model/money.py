"""The kinds of payments and costs."""

from enum import StrEnum


class PaymentMethod(StrEnum):
    """How the debtor paid."""

    BANK_TRANSFER = "BANK_TRANSFER"
    CARD = "CARD"
    DIRECT_DEBIT = "DIRECT_DEBIT"
    CASH = "CASH"
    OTHER = "OTHER"


class PaymentStatus(StrEnum):
    """How far a payment is believed.

    REJECTED: it never came. REVERSED: it came, and nothing is left of it.
    """

    REPORTED = "REPORTED"
    VERIFIED = "VERIFIED"
    REJECTED = "REJECTED"
    REVERSED = "REVERSED"


class ReversalKind(StrEnum):
    """Why a payment is undone."""

    BOUNCED = "BOUNCED"
    CHARGEBACK = "CHARGEBACK"
    ERROR = "ERROR"


class CostKind(StrEnum):
    """What money was advanced for."""

    COURT_FEE = "COURT_FEE"
    BAILIFF = "BAILIFF"
    LAWYER = "LAWYER"
    INQUIRY = "INQUIRY"
    OTHER = "OTHER"
