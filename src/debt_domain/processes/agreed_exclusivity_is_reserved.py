"""An agreed exclusivity is reserved: no other partner has the client at that time."""

from debt_domain.agreement.events import ExclusivityAgreed
from debt_domain.agreement.state import AgreementState
from debt_domain.client_exclusivity.commands import ReserveExclusivity
from debt_domain.client_exclusivity.model import Reservation
from debt_domain.processes.process import Process


def react(
    event: ExclusivityAgreed, agreement: AgreementState
) -> tuple[ReserveExclusivity, ...]:
    """Reserve the client's days for the partner."""
    agreed = event.exclusivity
    reservation = Reservation(
        partner_id=agreement.partner_id, from_on=agreed.from_on, until=agreed.until
    )
    return (ReserveExclusivity(client_id=agreed.client_id, reservation=reservation),)


PROCESS: Process[ExclusivityAgreed, AgreementState] = Process(
    name="agreed_exclusivity_is_reserved", listens_to=ExclusivityAgreed, react=react
)
