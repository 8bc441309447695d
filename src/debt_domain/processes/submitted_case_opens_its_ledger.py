"""A submitted case opens its ledger with what is claimed."""

from collections import Counter

from debt_domain.case.events import CaseSubmitted
from debt_domain.case.model import Claim, LineKind
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import OpenClaim, OpenInvoice
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
        ),
    )


def _open_invoices(claim: Claim) -> tuple[OpenInvoice, ...]:
    """Take each credit note off the invoice that it lowers; what is paid is left out."""
    lowered = Counter[str]()
    for line in claim.lines:
        if line.lowers is not None:
            lowered[line.lowers] += line.amount_minor
    left = (
        (x, x.amount_minor - x.already_paid_minor + lowered[x.number])
        for x in claim.lines
        if x.kind is LineKind.INVOICE
    )
    return tuple(
        OpenInvoice(number=line.number, due_on=line.due_on, amount_minor=minor)
        for line, minor in left
        if minor > 0
    )


PROCESS: Process[CaseSubmitted, CaseState] = Process(
    name="submitted_case_opens_its_ledger", listens_to=CaseSubmitted, react=react
)
