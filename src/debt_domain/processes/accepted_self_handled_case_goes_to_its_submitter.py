"""An accepted case that its submitter handles itself goes to that submitter."""

from debt_domain.case.commands import AssignPartner
from debt_domain.partner_case.events import PartnerCaseAccepted
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process
from debt_domain.values.partner_submission import Handling


def react(
    _event: PartnerCaseAccepted, partner_case: PartnerCaseState
) -> tuple[AssignPartner, ...]:
    """Assign the submitter as the collector; NETWORK is left to the platform."""
    if partner_case.handling is not Handling.SELF:
        return ()
    return (
        AssignPartner(
            case_id=partner_case.case_id, partner_id=partner_case.submitter_id
        ),
    )


PROCESS: Process[PartnerCaseAccepted, PartnerCaseState] = Process(
    name="accepted_self_handled_case_goes_to_its_submitter",
    listens_to=PartnerCaseAccepted,
    react=react,
)
