"""The values that a case's ledger adds to those of every ledger."""

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from debt_domain.kernel.message import Message
from debt_domain.values.context import Context
from debt_domain.values.money import MinorUnits
from debt_domain.values.text import Text


class ClaimedInvoice(Message, frozen=True):
    """What is open of one invoice, credit notes that lower it taken off already.

    Attributes:
        number: As the client's invoice says.
        due_on: When it was to be paid; None: at once, from the day the books begin.
        amount_minor: Above zero.
    """

    number: Text
    due_on: date | None
    amount_minor: MinorUnits = Field(gt=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerContext(Context):
    """The circumstances of a posting.

    Attributes:
        first_open_on: The day after the closed period, on which earlier facts are
            booked; `date.min` while nothing is closed.
        giver_holds_minor: What the partner that hands money on holds over all ledgers,
            in minor units; None: it is not a partner.
    """

    first_open_on: date = date.min
    giver_holds_minor: int | None = None
