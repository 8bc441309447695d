"""A posted entry unsettles its partner case: it lies in no statement yet."""

from debt_domain.accounting.events import EntryPosted
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.partner_case.commands import UnsettlePartnerCase
from debt_domain.processes.process import Process


def react(_event: EntryPosted, ledger: object) -> tuple[UnsettlePartnerCase, ...]:
    """Take the settlement back, if there is one; accounts of parties have no case."""
    if not isinstance(ledger, CaseLedgerState):
        return ()
    return (UnsettlePartnerCase(case_id=ledger.case_id),)


PROCESS: Process[EntryPosted, object] = Process(
    name="posted_entry_unsettles_its_partner_case", listens_to=EntryPosted, react=react
)
