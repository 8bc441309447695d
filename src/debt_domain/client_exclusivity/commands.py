"""What can be asked of a client's exclusivity; processes alone ask it."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.client_exclusivity.model import Reservation
from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier


class ReserveExclusivity(Command, frozen=True):
    """Let a client's cases go to a partner for a while."""

    command_name: ClassVar[str] = "client_exclusivity.reserve_exclusivity"
    client_id: Identifier
    reservation: Reservation


class ReleaseExclusivity(Command, frozen=True):
    """Let a partner's days for a client end earlier.

    Attributes:
        last_day_on: The last day now.
    """

    command_name: ClassVar[str] = "client_exclusivity.release_exclusivity"
    client_id: Identifier
    partner_id: Identifier
    last_day_on: date


ClientExclusivityCommand: TypeAlias = ReserveExclusivity | ReleaseExclusivity
