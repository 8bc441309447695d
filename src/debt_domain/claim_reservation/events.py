"""What can have happened to a claim's reservation."""

from typing import ClassVar, TypeAlias

from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier


class ClaimReserved(Event, frozen=True):
    """A case took the invoice."""

    stored_name: ClassVar[str] = "claim_reservation.claim_reserved"
    stored_version: ClassVar[int] = 1
    case_id: Identifier


class ClaimReleased(Event, frozen=True):
    """The case let the invoice go."""

    stored_name: ClassVar[str] = "claim_reservation.claim_released"
    stored_version: ClassVar[int] = 1
    case_id: Identifier


ClaimReservationEvent: TypeAlias = ClaimReserved | ClaimReleased
