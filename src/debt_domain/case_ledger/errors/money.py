"""Why no money is moved."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


class ReceiptExistsError(RejectedError):
    """A payment is posted once."""

    code: ClassVar[str] = "ledger.receipt_exists"

    def __init__(self, *, payment_id: str) -> None:
        super().__init__(
            f"payment_id: {payment_id} was posted already; accepted is a new payment",
            field="payment_id",
            value=payment_id,
            accepted="a payment that was not posted yet",
        )
        self.payment_id = payment_id


class UnknownReceiptError(RejectedError):
    """Only a posted payment is reversed."""

    code: ClassVar[str] = "ledger.unknown_receipt"

    def __init__(self, *, payment_id: str, posted: tuple[str, ...]) -> None:
        accepted = "one of " + ", ".join(posted) if posted else "none: none was posted"
        super().__init__(
            f"payment_id: {payment_id} was not posted; accepted is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.payment_id, self.posted = payment_id, posted


class ReversalExceedsReceiptError(RejectedError):
    """No more is reversed than earlier reversals have left of the receipt."""

    code: ClassVar[str] = "ledger.reversal_exceeds_receipt"

    def __init__(self, *, payment_id: str, amount: Money, left: Money) -> None:
        super().__init__(
            f"amount: {amount} is more than is left of payment {payment_id}; accepted is"
            f" at most {left}",
            field="amount",
            value=amount.amount_minor,
            accepted=f"at most {left}",
        )
        self.payment_id, self.amount, self.left = payment_id, amount, left


class SameHolderError(RejectedError):
    """Money moves between two different holders."""

    code: ClassVar[str] = "ledger.same_holder"

    def __init__(self, *, holder: Holder) -> None:
        super().__init__(
            f"taker: {holder} is the giver as well; accepted is another holder",
            field="taker",
            value=str(holder),
            accepted="a holder other than the giver",
        )
        self.holder = holder


class HeldMoneyExceededError(RejectedError):
    """Nobody hands on more money of the case than it holds."""

    code: ClassVar[str] = "ledger.held_money_exceeded"

    def __init__(self, *, giver: Holder, amount: Money, held: Money) -> None:
        super().__init__(
            f"amount: {amount} is more than {giver} holds; accepted is at most {held}",
            field="amount",
            value=amount.amount_minor,
            accepted=f"at most {held}",
        )
        self.giver, self.amount, self.held = giver, amount, held


class MoneyAccountedForError(RejectedError):
    """What a partner has remitted or may keep is not handed on once more.

    Attributes:
        giver: The partner.
        amount: What is to go from hand to hand.
        holds: What the partner still holds over all its cases.
    """

    code: ClassVar[str] = "ledger.money_accounted_for"

    def __init__(self, *, giver: Holder, amount: Money, holds: Money) -> None:
        accepted = f"at most {holds}"
        super().__init__(
            f"amount: {amount} is more than {giver} still holds over all its cases: the"
            f" rest was remitted or netted; accepted is {accepted}; what it pays in of"
            " netted money is record_remittance",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.giver, self.amount, self.holds = giver, amount, holds


class RefundExceedsOverpaymentError(RejectedError):
    """No more is refunded than lies there as overpaid."""

    code: ClassVar[str] = "ledger.refund_exceeds_overpayment"

    def __init__(self, *, payment_id: str, amount: Money, overpaid: Money) -> None:
        accepted = f"at most {overpaid}"
        super().__init__(
            f"amount: {amount} is more than is overpaid of payment {payment_id}; accepted is"
            f" {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.payment_id, self.amount, self.overpaid = payment_id, amount, overpaid


class ConversionCurrencyError(RejectedError):
    """Only money of another currency is converted."""

    code: ClassVar[str] = "ledger.conversion_currency"

    def __init__(self, *, currency: str) -> None:
        accepted = "an amount of another currency, or no conversion"
        super().__init__(
            f"conversion: {currency} is the currency of the case itself; accepted is {accepted}",
            field="conversion.original",
            value=currency,
            accepted=accepted,
        )
        self.currency = currency


class PassOnExceedsDueError(RejectedError):
    """A partner passes on no more than it has to."""

    code: ClassVar[str] = "ledger.pass_on_exceeds_due"

    def __init__(self, *, partner_id: str, amount: Money, due: Money) -> None:
        accepted = f"at most {due}"
        super().__init__(
            f"amount: {amount} is more than {partner_id} has to pass on; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.partner_id, self.amount, self.due = partner_id, amount, due
