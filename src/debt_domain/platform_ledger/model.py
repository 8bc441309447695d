"""The values of a platform's ledger, and what its decisions are told of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from debt_domain.values.context import Context


class BankAccount(StrEnum):
    """Which of the platform's accounts with its bank.

    CLIENT: where it keeps other people's money. OWN: its own.
    """

    CLIENT = "CLIENT"
    OWN = "OWN"


class ReceiptStatus(StrEnum):
    """Where a receipt that nobody could name has gone."""

    UNIDENTIFIED = "UNIDENTIFIED"
    MATCHED = "MATCHED"
    RETURNED = "RETURNED"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformLedgerContext(Context):
    """The circumstances, and how the client account stands over all ledgers.

    Attributes:
        first_open_on: The first day that may still be booked on.
        held_minor: What the client account holds, in minor units by currency.
        withdrawable_minor: What of it is the platform's, earned and in hand, in the
            currency of the ledger.
        shortage_minor: What it lacks to hold all that it should, in the same.
        payment_known: Whether the case knows a payment of that id already.
        case_is_test: Whether the case is a test, which real money cannot pay.
    """

    first_open_on: date = date.min
    held_minor: Mapping[str, int] = field(default_factory=dict[str, int])
    withdrawable_minor: int = 0
    shortage_minor: int = 0
    payment_known: bool = False
    case_is_test: bool = False
