"""An ended agreement releases its exclusivities."""

from debt_domain.agreement.events import AgreementEnded
from debt_domain.agreement.state import AgreementState
from debt_domain.client_exclusivity.commands import ReleaseExclusivity
from debt_domain.processes.process import Process


def react(
    event: AgreementEnded, agreement: AgreementState
) -> tuple[ReleaseExclusivity, ...]:
    """Give the days after the contract's last one back, client by client."""
    clients = dict.fromkeys(x.client_id for x in agreement.exclusivities)
    return tuple(
        ReleaseExclusivity(
            client_id=client_id,
            partner_id=agreement.partner_id,
            last_day_on=event.last_day_on,
        )
        for client_id in clients
    )


PROCESS: Process[AgreementEnded, AgreementState] = Process(
    name="ended_agreement_releases_its_exclusivities",
    listens_to=AgreementEnded,
    react=react,
)
