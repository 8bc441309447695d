"""An assigned network collector is engaged by the commercial side."""

from debt_domain.case.events import PartnerAssigned
from debt_domain.case.model import AssignmentRole
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import EngageNetworkCollector
from debt_domain.processes.process import Process
from debt_domain.values.partner_submission import Handling


def react(
    event: PartnerAssigned, case: CaseState
) -> tuple[EngageNetworkCollector, ...]:
    """Engage a collector that is not the submitter itself."""
    if case.handling is not Handling.NETWORK:
        return ()
    if event.role is not AssignmentRole.COLLECTOR:
        return ()
    return (
        EngageNetworkCollector(
            case_id=case.case_id,
            assignment_id=event.assignment_id,
            partner_id=event.partner_id,
        ),
    )


PROCESS: Process[PartnerAssigned, CaseState] = Process(
    name="assigned_network_collector_is_engaged",
    listens_to=PartnerAssigned,
    react=react,
)
