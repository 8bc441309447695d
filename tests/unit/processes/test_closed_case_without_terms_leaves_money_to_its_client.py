"""A closed case without terms leaves its money to its client."""

from debt_domain.case.events import MoneyLeftToClient
from debt_domain.case_ledger.commands import AdoptTerms
from debt_domain.processes.closed_case_without_terms_leaves_money_to_its_client import (
    PROCESS,
)
from debt_domain.testing.partner_cases import client_alone_terms
from tests.unit.processes.claims import active

EVENT = MoneyLeftToClient(terms=client_alone_terms())


def test_nobody_else_has_a_part() -> None:
    command = AdoptTerms(case_id="C-1", terms=client_alone_terms())
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)
