"""What can be asked about who earns what."""

from typing import ClassVar

from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Share, Text


class AgreeCommission(Command, frozen=True):
    """Agree what collector and platform earn on a case that its client submitted.

    Attributes:
        commission_rate: The part of the money that is not the client's.
        collector_share: The collector's part of that; the platform's is the rest.
    """

    command_name: ClassVar[str] = "case.agree_commission"
    case_id: Identifier
    commission_rate: Share
    collector_share: Share


class DeterminePrice(Command, frozen=True):
    """Ask the pricing policy what a client's own case costs, and keep the answer.

    It may be asked at any time before the end: once the partner is known, a quote was
    accepted, or the claim has changed. A collector earns its part of the price.

    Attributes:
        consent_reference: Where the client has agreed to the new price; needed where it
            moves by more than the policy lets it.
    """

    command_name: ClassVar[str] = "case.determine_price"
    case_id: Identifier
    consent_reference: Text | None = None
