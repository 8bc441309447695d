"""A payment of 400.00 EUR to partner P-9, recorded and verified."""

from debt_domain.case.events import PaymentRecorded, PaymentVerified
from debt_domain.case.model import PaymentMethod
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

AMOUNT = Money(400_00, "EUR")
HOLDER = Holder.partner("P-9")
RECORDED = PaymentRecorded(
    payment_id="PAY-1",
    amount=AMOUNT,
    received_on=TODAY,
    holder=HOLDER,
    method=PaymentMethod.BANK_TRANSFER,
    reference=None,
)
VERIFIED = PaymentVerified(
    payment_id="PAY-1", amount=AMOUNT, received_on=TODAY, holder=HOLDER
)
