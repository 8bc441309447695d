"""The values of a series of numbers."""

from enum import StrEnum


class Series(StrEnum):
    """Which documents are numbered together, over all parties and currencies."""

    INVOICES = "invoices"
    CREDIT_NOTES = "credit-notes"
