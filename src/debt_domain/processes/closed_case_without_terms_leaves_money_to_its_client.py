"""A closed case without terms leaves its money to its client."""

from debt_domain.case.events import MoneyLeftToClient
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import AdoptTerms
from debt_domain.processes.process import Process


def react(event: MoneyLeftToClient, case: CaseState) -> tuple[AdoptTerms, ...]:
    """Split what stands unsplit, and what comes late, for the client alone."""
    return (
        AdoptTerms(
            case_id=case.case_id, terms=event.terms, submitter_id=case.submitter_id
        ),
    )


PROCESS: Process[MoneyLeftToClient, CaseState] = Process(
    name="closed_case_without_terms_leaves_money_to_its_client",
    listens_to=MoneyLeftToClient,
    react=react,
)
