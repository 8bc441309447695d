"""An engaged network collector earns its part of what is received."""

from debt_domain.case_ledger.commands import EngageCollector
from debt_domain.partner_case.events import NetworkCollectorEngaged
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    event: NetworkCollectorEngaged, partner_case: PartnerCaseState
) -> tuple[EngageCollector, ...]:
    """Pay it from now on."""
    return (
        EngageCollector(
            case_id=partner_case.case_id,
            assignment_id=event.assignment_id,
            partner_id=event.partner_id,
            terms=event.terms,
        ),
    )


PROCESS: Process[NetworkCollectorEngaged, PartnerCaseState] = Process(
    name="engaged_collector_earns_its_part",
    listens_to=NetworkCollectorEngaged,
    react=react,
)
