"""What can be asked when partners bid for a case."""

from typing import ClassVar

from pydantic import Field

from debt_domain.case.model import (
    Pricing,
)
from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Instant, Text


class OpenBidding(Command, frozen=True):
    """Invite partners to bid for the case.

    Attributes:
        invitees: One to five partners.
        closes_at: Until when they may answer.
    """

    command_name: ClassVar[str] = "case.open_bidding"
    case_id: Identifier
    invitees: tuple[Identifier, ...]
    closes_at: Instant


class SubmitQuote(Command, frozen=True):
    """Say what a partner asks for the case.

    Attributes:
        quote_id: The caller's id of the quote on this case.
        partner_id: The invited partner, for which the actor acts.
        pricing: At least one price.
        expires_at: Until when it may be accepted.
    """

    command_name: ClassVar[str] = "case.submit_quote"
    case_id: Identifier
    quote_id: Identifier
    partner_id: Identifier
    expires_at: Instant
    pricing: Pricing = Pricing()


class AcceptQuote(Command, frozen=True):
    """Assign the partner of a quote; the others lapse.

    Attributes:
        quote_id: A quote that has not expired.
        instructions_version: The client's instructions to acknowledge; None: the current
            ones.
        exclusivity_waiver: Why another than the exclusive partner is chosen, if so.
    """

    command_name: ClassVar[str] = "case.accept_quote"
    case_id: Identifier
    quote_id: Identifier
    instructions_version: int | None = Field(default=None, ge=1)
    exclusivity_waiver: Text | None = None


class CloseBidding(Command, frozen=True):
    """End the bidding without a partner; its quotes lapse."""

    command_name: ClassVar[str] = "case.close_bidding"
    case_id: Identifier
