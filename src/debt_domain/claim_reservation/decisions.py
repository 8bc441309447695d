"""The rules of a claim's reservation."""

from typing import assert_never

from debt_domain.claim_reservation.commands import (
    ClaimReservationCommand,
    ReleaseClaim,
    ReserveClaim,
)
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.claim_reservation.events import (
    ClaimReleased,
    ClaimReservationEvent,
    ClaimReserved,
)
from debt_domain.claim_reservation.state import ClaimReservationState, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.context import Context


def decide(
    command: ClaimReservationCommand, state: ClaimReservationState, _context: Context
) -> tuple[ClaimReservationEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        DuplicateClaimError: Another case has the invoice.
    """
    match command:
        case ReserveClaim():
            return _reserve(command, state)
        case ReleaseClaim():
            return _release(command, state)
        case _:
            assert_never(command)


def _reserve(
    command: ReserveClaim, state: ClaimReservationState
) -> tuple[ClaimReservationEvent, ...]:
    if state.case_id is None:
        return (ClaimReserved(case_id=command.case_id),)
    if state.case_id != command.case_id:
        raise DuplicateClaimError(
            invoice_number=command.invoice.invoice_number, case_id=state.case_id
        )
    return ()


def _release(
    command: ReleaseClaim, state: ClaimReservationState
) -> tuple[ClaimReservationEvent, ...]:
    if state.case_id != command.case_id:
        return ()
    return (ClaimReleased(case_id=command.case_id),)


CLAIM_RESERVATION: Decider[
    ClaimReservationCommand, ClaimReservationEvent, ClaimReservationState, Context
] = Decider(initial=ClaimReservationState(), decide=decide, evolve=evolve)
