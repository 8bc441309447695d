"""A reversed payment is posted."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import PaymentReversed
from debt_domain.case.model import ReversalKind
from debt_domain.case_ledger.commands import PostReversal
from debt_domain.processes.reversed_payment_is_posted import PROCESS
from debt_domain.testing import TODAY
from debt_domain.testing.cases import active_case
from debt_domain.values.money import Money
from tests.unit.processes.payments import RECORDED, VERIFIED


def test_only_what_was_undone_now_is_posted() -> None:
    undone = Money(100_00, "EUR")
    reversed_ = PaymentReversed(
        payment_id="PAY-1",
        kind=ReversalKind.CHARGEBACK,
        amount=undone,
        left_minor=300_00,
        reversed_on=TODAY,
    )
    case = CASE.fold((*active_case(), RECORDED, VERIFIED, reversed_))
    post = PostReversal(case_id="C-1", payment_id="PAY-1", amount=undone)
    assert PROCESS.react(reversed_, case) == (post,)
