"""What changes the claim: opened, corrected, written off, with interest and costs."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from debt_domain.case_ledger.model import ClaimedInvoice
from debt_domain.kernel.message import Command
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.money import MinorUnits, Money
from debt_domain.values.text import Currency, Identifier
from debt_domain.values.waterfall import Component, Waterfall


class OpenClaim(Command, frozen=True):
    """Open the ledger with what is claimed; the principal is what is open of invoices.

    Attributes:
        is_test: Its entries are to count in no figure.
    """

    command_name: ClassVar[str] = "ledger.open_claim"
    case_id: Identifier
    client_id: Identifier
    currency: Currency
    invoices: tuple[ClaimedInvoice, ...]
    interest_minor: MinorUnits = Field(ge=0)
    fees_minor: MinorUnits = Field(ge=0)
    waterfall: Waterfall
    is_test: bool = False


class WithdrawClaim(Command, frozen=True):
    """Take back what is still claimed, and leave unsplit money to the client."""

    command_name: ClassVar[str] = "ledger.withdraw_claim"
    case_id: Identifier


class CorrectClaim(Command, frozen=True):
    """Claim more of a component, or less: credited by the client or the court.

    Attributes:
        amount_minor: In the case's currency; below zero: less is claimed.
    """

    command_name: ClassVar[str] = "ledger.correct_claim"
    case_id: Identifier
    component: Component
    amount_minor: MinorUnits


class WriteOffClaim(Command, frozen=True):
    """Give up a part of what is outstanding; a later payment takes that back first."""

    command_name: ClassVar[str] = "ledger.write_off_claim"
    case_id: Identifier
    amount: Money


class PostDiscount(Command, frozen=True):
    """Forgive a part of what is outstanding for a payment; undone with that payment."""

    command_name: ClassVar[str] = "ledger.post_discount"
    case_id: Identifier
    payment_id: Identifier
    amount: Money


class PostInterest(Command, frozen=True):
    """Post simple interest on the principal, recomputed from the beginning.

    Attributes:
        up_to: The last day that interest is claimed for.
        rates: Each counts from its day until the next one's.
        day_count: How days become a part of a year.
    """

    command_name: ClassVar[str] = "ledger.post_interest"
    case_id: Identifier
    up_to: date
    rates: tuple[AnnualRate, ...]
    day_count: DayCount


class AdvanceCost(Command, frozen=True):
    """Post a cost that was advanced; the debtor owes it too.

    Attributes:
        advanced_by: The platform, or the partner or client that paid it.
    """

    command_name: ClassVar[str] = "ledger.advance_cost"
    case_id: Identifier
    cost_id: Identifier
    amount: Money
    advanced_by: Holder


class AwardCost(Command, frozen=True):
    """Claim of a cost what the court awards, which may be more or less."""

    command_name: ClassVar[str] = "ledger.award_cost"
    case_id: Identifier
    cost_id: Identifier
    awarded: Money


class RefundCost(Command, frozen=True):
    """Book what was not spent of a cost, which came back to whoever advanced it.

    Attributes:
        amount: Above zero, at most what is still advanced.
    """

    command_name: ClassVar[str] = "ledger.refund_cost"
    case_id: Identifier
    cost_id: Identifier
    amount: Money


class GiveUpCost(Command, frozen=True):
    """Expense what of a cost is still advanced: nobody will pay it back."""

    command_name: ClassVar[str] = "ledger.give_up_cost"
    case_id: Identifier
    cost_id: Identifier
