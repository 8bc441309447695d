from datetime import date

from debt_domain.accounting.entries import Posting, credit, debit, entry
from debt_domain.case_ledger.rules.catalogue import CHARGE_CASE_FEE, RECEIVE
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.party_ledger.commands import BillCaseFee
from debt_domain.processes.charged_case_fee_is_billed import PROCESS
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

LEDGER = CaseLedgerState(case_id="C-1", fee_payer="Due:Partner:A")


def test_a_charged_fee_is_offered_to_the_account_for_billing() -> None:
    for earned in ("Income:Fee", "Deferred:Fee"):
        lines = debit("Due:Partner:A", 50_00), credit(earned, 50_00)
        posting = Posting(CHARGE_CASE_FEE, lines)
        event = entry(
            posting, currency="EUR", effective_on=date(2026, 3, 2), cause=None
        )
        bill = BillCaseFee(
            party=Holder.partner("A"),
            currency="EUR",
            case_id="C-1",
            fee=Money(50_00, "EUR"),
        )
        assert PROCESS.react(event, LEDGER) == (bill,)


def test_nothing_else_is_billed() -> None:
    posting = Posting(RECEIVE, ())
    event = entry(posting, currency="EUR", effective_on=date(2026, 3, 2), cause=None)
    assert PROCESS.react(event, LEDGER) == ()
