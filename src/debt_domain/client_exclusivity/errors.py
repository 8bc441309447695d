"""Why a client's exclusivity refuses."""

from typing import ClassVar

from debt_domain.client_exclusivity.model import Reservation
from debt_domain.kernel.errors import RejectedError


class ExclusivityTakenError(RejectedError):
    """A client's cases go to one partner at a time.

    Attributes:
        client_id: The client.
        taken: The days that are taken, and by whom.
    """

    code: ClassVar[str] = "client_exclusivity.taken"

    def __init__(self, *, client_id: str, taken: Reservation) -> None:
        accepted = f"days before {taken.from_on} or after {taken.until}"
        super().__init__(
            f"exclusivity: the cases of client {client_id} go to partner"
            f" {taken.partner_id} from {taken.from_on} until {taken.until}; accepted are"
            f" {accepted}",
            field="exclusivity",
            value=client_id,
            accepted=accepted,
        )
        self.client_id, self.taken = client_id, taken
