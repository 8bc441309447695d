"""A submitted case opens its ledger with what is claimed."""

from debt_domain.case.events import CaseSubmitted
from debt_domain.case.model import Claim
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import ClaimedInvoice, OpenClaim
from debt_domain.processes.process import Process


def react(event: CaseSubmitted, _case: CaseState) -> tuple[OpenClaim, ...]:
    """Open the claim, component by component."""
    return (
        OpenClaim(
            case_id=event.case_id,
            client_id=event.client.client_id,
            currency=event.claim.currency,
            invoices=_open_invoices(event.claim),
            interest_minor=event.claim.interest_minor,
            fees_minor=event.claim.fees_minor,
            waterfall=event.claim.waterfall,
            is_test=event.is_test,
        ),
    )


def _open_invoices(claim: Claim) -> tuple[ClaimedInvoice, ...]:
    """Give what is open of each invoice; what is paid is left out."""
    return tuple(
        ClaimedInvoice(number=line.number, due_on=line.due_on, amount_minor=minor)
        for line, minor in claim.open_minor.items()
        if minor > 0
    )


PROCESS: Process[CaseSubmitted, CaseState] = Process(
    name="submitted_case_opens_its_ledger", listens_to=CaseSubmitted, react=react
)
