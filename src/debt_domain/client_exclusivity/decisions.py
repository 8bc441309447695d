"""The rules of a client's exclusivity."""

from typing import assert_never

from debt_domain.client_exclusivity.commands import (
    ClientExclusivityCommand,
    ReleaseExclusivity,
    ReserveExclusivity,
)
from debt_domain.client_exclusivity.errors import ExclusivityTakenError
from debt_domain.client_exclusivity.events import (
    ClientExclusivityEvent,
    ExclusivityReleased,
    ExclusivityReserved,
)
from debt_domain.client_exclusivity.model import Reservation
from debt_domain.client_exclusivity.state import ClientExclusivityState, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.context import Context


def decide(
    command: ClientExclusivityCommand, state: ClientExclusivityState, _context: Context
) -> tuple[ClientExclusivityEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        ExclusivityTakenError: The client's cases go to a partner on one of the days.
    """
    match command:
        case ReserveExclusivity(reservation=asked):
            for taken in state.reservations:
                if _overlap(asked, taken):
                    raise ExclusivityTakenError(
                        client_id=command.client_id, taken=taken
                    )
            return (ExclusivityReserved(reservation=asked),)
        case ReleaseExclusivity(partner_id=partner_id, last_day_on=day):
            lasting = (x for x in state.reservations if x.partner_id == partner_id)
            if all(x.until <= day for x in lasting):
                return ()
            return (ExclusivityReleased(partner_id=partner_id, last_day_on=day),)
        case _:
            assert_never(command)


def _overlap(one: Reservation, other: Reservation) -> bool:
    """Tell whether two share a day; one that was released before it began has none."""
    return max(one.from_on, other.from_on) <= min(one.until, other.until)


CLIENT_EXCLUSIVITY: Decider[
    ClientExclusivityCommand, ClientExclusivityEvent, ClientExclusivityState, Context
] = Decider(initial=ClientExclusivityState(), decide=decide, evolve=evolve)
