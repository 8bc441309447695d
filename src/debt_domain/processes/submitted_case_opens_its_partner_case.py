"""A case that a partner submitted opens its partner case."""

from debt_domain.case.events import CaseSubmitted
from debt_domain.case.state import CaseState
from debt_domain.partner_case.commands import SubmitPartnerCase
from debt_domain.processes.process import Process


def react(event: CaseSubmitted, _case: CaseState) -> tuple[SubmitPartnerCase, ...]:
    """Open the commercial side; a client's own case has none."""
    if event.partner is None:
        return ()
    return (
        SubmitPartnerCase(
            case_id=event.case_id,
            client_id=event.client.client_id,
            partner=event.partner,
            figures=event.figures,
            previous_case_id=event.previous_case_id,
        ),
    )


PROCESS: Process[CaseSubmitted, CaseState] = Process(
    name="submitted_case_opens_its_partner_case", listens_to=CaseSubmitted, react=react
)
