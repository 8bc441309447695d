"""An agreed exclusivity is reserved: no other partner has the client at that time."""

from debt_domain.client_exclusivity.commands import ReserveExclusivity
from debt_domain.client_exclusivity.model import Reservation
from debt_domain.processes.agreed_exclusivity_is_reserved import PROCESS
from tests.unit.processes.agreements import SINCE, UNTIL, agreed, agreement


def test_the_days_are_reserved_for_the_partner() -> None:
    reservation = Reservation(partner_id="P-1", from_on=SINCE, until=UNTIL)
    assert PROCESS.react(agreed(), agreement(agreed())) == (
        ReserveExclusivity(client_id="CL-1", reservation=reservation),
    )
