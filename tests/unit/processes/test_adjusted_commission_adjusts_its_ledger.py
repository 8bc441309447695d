"""An adjusted commission adjusts its ledger, for money received from its day on."""

from debt_domain.case.events import CommissionAdjusted
from debt_domain.case_ledger.commands import AdjustTerms
from debt_domain.processes.adjusted_commission_adjusts_its_ledger import PROCESS
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import client_alone_terms
from tests.unit.processes.claims import active

EVENT = CommissionAdjusted(terms=client_alone_terms(), from_on=TODAY)


def test_the_terms_and_their_day_are_given() -> None:
    command = AdjustTerms(case_id="C-1", terms=client_alone_terms(), from_on=TODAY)
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)
