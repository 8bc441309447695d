"""An agreed commission splits unsplit money, and all that comes, by its terms."""

from debt_domain.case.events import CommissionAgreed
from debt_domain.case_ledger.commands import AdoptTerms
from debt_domain.processes.agreed_commission_splits_unsplit_money import PROCESS
from debt_domain.testing.partner_cases import client_alone_terms
from tests.unit.processes.claims import active

EVENT = CommissionAgreed(collector_id="P-9", terms=client_alone_terms())


def test_the_collector_is_named() -> None:
    command = AdoptTerms(case_id="C-1", terms=client_alone_terms(), collector_id="P-9")
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)
