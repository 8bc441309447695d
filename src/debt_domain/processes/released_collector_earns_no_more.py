"""A released network collector earns no more."""

from debt_domain.case_ledger.commands import ReleaseCollector
from debt_domain.partner_case.events import NetworkCollectorReleased
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    event: NetworkCollectorReleased, partner_case: PartnerCaseState
) -> tuple[ReleaseCollector, ...]:
    """Pay it nothing from now on."""
    return (
        ReleaseCollector(
            case_id=partner_case.case_id, assignment_id=event.assignment_id
        ),
    )


PROCESS: Process[NetworkCollectorReleased, PartnerCaseState] = Process(
    name="released_collector_earns_no_more",
    listens_to=NetworkCollectorReleased,
    react=react,
)
