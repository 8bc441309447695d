"""An ended assignment releases its network collector."""

from debt_domain.case.events import AssignmentEnded
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import ReleaseNetworkCollector
from debt_domain.processes.process import Process
from debt_domain.values.partner_submission import Handling


def react(
    event: AssignmentEnded, case: CaseState
) -> tuple[ReleaseNetworkCollector, ...]:
    """Release whoever was engaged under the assignment, if somebody was."""
    if case.handling is not Handling.NETWORK:
        return ()
    return (
        ReleaseNetworkCollector(
            case_id=case.case_id, assignment_id=event.assignment_id
        ),
    )


PROCESS: Process[AssignmentEnded, CaseState] = Process(
    name="ended_assignment_releases_its_collector",
    listens_to=AssignmentEnded,
    react=react,
)
