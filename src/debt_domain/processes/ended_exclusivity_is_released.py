"""An ended exclusivity is released: the client's cases may go to others again."""

from debt_domain.agreement.events import ExclusivityEnded
from debt_domain.agreement.state import AgreementState
from debt_domain.client_exclusivity.commands import ReleaseExclusivity
from debt_domain.processes.process import Process


def react(
    event: ExclusivityEnded, agreement: AgreementState
) -> tuple[ReleaseExclusivity, ...]:
    """Give the days after the last one back."""
    return (
        ReleaseExclusivity(
            client_id=event.client_id,
            partner_id=agreement.partner_id,
            last_day_on=event.last_day_on,
        ),
    )


PROCESS: Process[ExclusivityEnded, AgreementState] = Process(
    name="ended_exclusivity_is_released", listens_to=ExclusivityEnded, react=react
)
