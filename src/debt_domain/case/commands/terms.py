"""What can be asked about who earns what."""

from typing import ClassVar

from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier, Share


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
