"""A posted entry unsettles its partner case: it lies in no statement yet."""

from debt_domain.accounting.events import EntryPosted
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.partner_case.commands import UnsettlePartnerCase
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.processes.posted_entry_unsettles_its_partner_case import PROCESS
from debt_domain.values.rate_terms import RevenueModel
from tests.unit.projections.histories import ledger_of

ENTRY = next(x for x in ledger_of(RevenueModel.HYBRID) if isinstance(x, EntryPosted))


def test_an_entry_of_a_case_does() -> None:
    ledger = CaseLedgerState(case_id="C-1")
    assert PROCESS.react(ENTRY, ledger) == (UnsettlePartnerCase(case_id="C-1"),)


def test_an_entry_of_an_account_has_no_case() -> None:
    assert PROCESS.react(ENTRY, PartyLedgerState()) == ()
