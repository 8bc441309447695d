"""A submitted case opens its ledger with what is claimed."""

from debt_domain.case.events import CaseSubmitted
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import OpenClaim
from debt_domain.processes.process import Process


def react(event: CaseSubmitted, _case: CaseState) -> tuple[OpenClaim, ...]:
    """Open the claim, component by component."""
    return (
        OpenClaim(
            case_id=event.case_id,
            client_id=event.client.client_id,
            currency=event.claim.currency,
            principal_minor=event.claim.principal_minor,
            interest_minor=event.claim.interest_minor,
            fees_minor=event.claim.fees_minor,
            waterfall=event.claim.waterfall,
        ),
    )


PROCESS: Process[CaseSubmitted, CaseState] = Process(
    name="submitted_case_opens_its_ledger", listens_to=CaseSubmitted, react=react
)
