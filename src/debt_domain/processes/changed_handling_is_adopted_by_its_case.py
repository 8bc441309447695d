"""A changed handling is adopted by its case."""

from debt_domain.case.commands import AdoptHandling
from debt_domain.partner_case.events import HandlingChanged
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    event: HandlingChanged, partner_case: PartnerCaseState
) -> tuple[AdoptHandling, ...]:
    """End what the other side does on the case."""
    return (AdoptHandling(case_id=partner_case.case_id, handling=event.handling),)


PROCESS: Process[HandlingChanged, PartnerCaseState] = Process(
    name="changed_handling_is_adopted_by_its_case",
    listens_to=HandlingChanged,
    react=react,
)
