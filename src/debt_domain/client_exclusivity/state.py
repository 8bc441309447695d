"""Who has a client's cases when, and how an event changes it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from debt_domain.client_exclusivity.events import (
    ClientExclusivityEvent,
    ExclusivityReleased,
    ExclusivityReserved,
)
from debt_domain.client_exclusivity.model import Reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientExclusivityState:
    """What the rules remember of a client.

    Attributes:
        reservations: Every reservation with its days as they stand, oldest first.
    """

    reservations: tuple[Reservation, ...] = ()

    def partner_on(self, day: date) -> str | None:
        """Give the partner that the client's cases go to on a day, if there is one."""
        found = (x.partner_id for x in self.reservations if x.covers(day))
        return next(found, None)


def evolve(
    state: ClientExclusivityState, event: ClientExclusivityEvent
) -> ClientExclusivityState:
    """Apply one fact."""
    match event:
        case ExclusivityReserved(reservation=reservation):
            reserved = (*state.reservations, reservation)
            return replace(state, reservations=reserved)
        case ExclusivityReleased():
            left = tuple(_released(x, event) for x in state.reservations)
            return replace(state, reservations=left)
        case _:
            assert_never(event)


def _released(reservation: Reservation, event: ExclusivityReleased) -> Reservation:
    if reservation.partner_id != event.partner_id:
        return reservation
    until = min(reservation.until, event.last_day_on)
    return reservation.model_copy(update={"until": until})
