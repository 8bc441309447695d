"""A verified payment is posted."""

from debt_domain.case.decisions import CASE
from debt_domain.case_ledger.commands import PostReceipt
from debt_domain.processes.verified_payment_is_posted import PROCESS
from debt_domain.testing.cases import active_case
from tests.unit.processes.payments import AMOUNT, HOLDER, RECORDED, VERIFIED


def test_the_receipt_names_amount_and_holder() -> None:
    case = CASE.fold((*active_case(), RECORDED, VERIFIED))
    post = PostReceipt(case_id="C-1", payment_id="PAY-1", amount=AMOUNT, holder=HOLDER)
    assert PROCESS.react(VERIFIED, case) == (post,)
