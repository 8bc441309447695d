"""What can be asked of a claim's reservation."""

from typing import ClassVar, TypeAlias

from debt_domain.claim_reservation.model import InvoiceKey
from debt_domain.kernel.message import Command
from debt_domain.values.text import Identifier


class ReserveClaim(Command, frozen=True):
    """Take an invoice into a case."""

    command_name: ClassVar[str] = "claim_reservation.reserve_claim"
    invoice: InvoiceKey
    case_id: Identifier


class ReleaseClaim(Command, frozen=True):
    """Let an invoice go: its case has ended."""

    command_name: ClassVar[str] = "claim_reservation.release_claim"
    invoice: InvoiceKey
    case_id: Identifier


ClaimReservationCommand: TypeAlias = ReserveClaim | ReleaseClaim
