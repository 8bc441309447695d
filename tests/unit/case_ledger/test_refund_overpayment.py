import pytest

from debt_domain.case_ledger.commands import RefundOverpayment
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.errors import RefundExceedsOverpaymentError
from debt_domain.case_ledger.model import LedgerContext
from debt_domain.testing import Given, a_context
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.money import Money
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books, books


def overpaid() -> Books:
    ledger = Books("100.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.receive("P1", "130.00")
    return ledger


def test_the_debtor_gets_back_what_it_paid_too_much() -> None:
    ledger = overpaid()
    assert ledger.refund("P1", "20.00") == books("""
        refund_overpayment
          Dr Due:Debtor 20.00 | Cr Held:Platform 20.00
        """)
    assert ledger.state.receipts["P1"].left_minor == 110_00


def test_what_was_refunded_fills_nothing_any_more() -> None:
    ledger = overpaid()
    ledger.refund("P1", "30.00")
    ledger.correct("10.00")
    assert ledger.state.outstanding_minor == 10_00


def test_no_more_is_refunded_than_lies_there() -> None:
    ledger = overpaid()
    with pytest.raises(RefundExceedsOverpaymentError) as caught:
        ledger.refund("P1", "30.01")
    assert caught.value.overpaid == Money(30_00, "EUR")


@pytest.mark.parametrize("role", [Role.CLIENT, Role.SUBMITTER])
def test_others_refund_nothing(role: Role) -> None:
    command = RefundOverpayment(case_id="C-1", payment_id="P1", amount=Money(1, "EUR"))
    context = a_context(LedgerContext, role, "A")
    Given(CASE_LEDGER, overpaid().history, context).when(command).then_refused(
        RoleNotAllowedError
    )
