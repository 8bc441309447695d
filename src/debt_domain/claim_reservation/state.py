"""Which case has the invoice, and how an event changes it."""

from dataclasses import dataclass
from typing import assert_never

from debt_domain.claim_reservation.events import (
    ClaimReleased,
    ClaimReservationEvent,
    ClaimReserved,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReservationState:
    """What the rules remember of an invoice.

    Attributes:
        case_id: The open case that has it, or None.
    """

    case_id: str | None = None


def evolve(
    _state: ClaimReservationState, event: ClaimReservationEvent
) -> ClaimReservationState:
    """Apply one fact."""
    match event:
        case ClaimReserved(case_id=case_id):
            return ClaimReservationState(case_id=case_id)
        case ClaimReleased():
            return ClaimReservationState()
        case _:
            assert_never(event)
