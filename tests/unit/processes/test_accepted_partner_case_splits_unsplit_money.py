"""An accepted partner case splits unsplit money, and all that comes, by its terms."""

from debt_domain.case_ledger.commands import AdoptTerms
from debt_domain.processes.accepted_partner_case_splits_unsplit_money import PROCESS
from debt_domain.testing.partner_cases import partner_case_accepted
from tests.unit.processes.partner_cases import partner_case


def test_the_frozen_terms_are_given_to_the_ledger() -> None:
    accepted = partner_case_accepted()
    adopt = AdoptTerms(case_id="C-1", submitter_id="P-1", terms=accepted.terms)
    assert PROCESS.react(accepted, partner_case(accepted)) == (adopt,)
