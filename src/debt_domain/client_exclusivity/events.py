"""What can have happened to a client's exclusivity. Stored names never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from debt_domain.client_exclusivity.model import Reservation
from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier


class ExclusivityReserved(Event, frozen=True):
    """A client's cases go to a partner for a while."""

    stored_name: ClassVar[str] = "client_exclusivity.exclusivity_reserved"
    stored_version: ClassVar[int] = 1
    reservation: Reservation


class ExclusivityReleased(Event, frozen=True):
    """A partner's days for the client end earlier."""

    stored_name: ClassVar[str] = "client_exclusivity.exclusivity_released"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier
    last_day_on: date


ClientExclusivityEvent: TypeAlias = ExclusivityReserved | ExclusivityReleased
