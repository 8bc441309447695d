"""A taken discount is posted."""

from debt_domain.case.events import DiscountTaken
from debt_domain.case_ledger.commands import PostDiscount
from debt_domain.processes.taken_discount_is_posted import PROCESS
from debt_domain.values.money import Money
from tests.unit.processes.claims import active
from tests.unit.processes.payments import RECORDED, VERIFIED

TAKEN = DiscountTaken(
    payment_id="PAY-1", amount=Money(10_00, "EUR"), offer_reference="mail 12"
)


def test_the_payment_is_named() -> None:
    post = PostDiscount(case_id="C-1", payment_id="PAY-1", amount=Money(10_00, "EUR"))
    assert PROCESS.react(TAKEN, active(RECORDED, VERIFIED, TAKEN)) == (post,)
