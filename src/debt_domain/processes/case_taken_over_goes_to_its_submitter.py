"""An accepted case that its submitter takes over goes to that submitter."""

from debt_domain.case.commands import AssignPartner
from debt_domain.partner_case.events import HandlingChanged
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process
from debt_domain.values.partner_submission import Handling


def react(
    event: HandlingChanged, partner_case: PartnerCaseState
) -> tuple[AssignPartner, ...]:
    """Assign the submitter; before acceptance, and under NETWORK, nobody has it yet."""
    accepted = partner_case.status is PartnerCaseStatus.ACCEPTED
    if not accepted or event.handling is not Handling.SELF:
        return ()
    return (
        AssignPartner(
            case_id=partner_case.case_id, partner_id=partner_case.submitter_id
        ),
    )


PROCESS: Process[HandlingChanged, PartnerCaseState] = Process(
    name="case_taken_over_goes_to_its_submitter",
    listens_to=HandlingChanged,
    react=react,
)
