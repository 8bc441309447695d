"""What can be asked about the debtor's money."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import (
    PaymentMethod,
    ReversalKind,
)
from debt_domain.kernel.message import Command
from debt_domain.values.conversion import Conversion
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Text


class RecordPayment(Command, frozen=True):
    """Report money from the debtor.

    Attributes:
        payment_id: The caller's id of the payment on this case. The same payment again
            changes nothing, whatever its `reference`; another one under the id is
            refused.
        amount: Above zero, in the claim's currency.
        received_on: The day the money came; not in the future.
        holder: Who has it.
        method: How the debtor paid.
        reference: What the transfer says, a text of the debtor.
        verified: It was seen on the account; for the platform to say.
        conversion: How the money became the amount, if it came in another currency.
    """

    command_name: ClassVar[str] = "case.record_payment"
    case_id: Identifier
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod = PaymentMethod.BANK_TRANSFER
    reference: PersonalText | None = None
    verified: bool = False
    conversion: Conversion | None = None


class VerifyPayment(Command, frozen=True):
    """Confirm a reported payment; only then it is split."""

    command_name: ClassVar[str] = "case.verify_payment"
    case_id: Identifier
    payment_id: Identifier


class RejectPayment(Command, frozen=True):
    """State that a reported payment never came; nothing was posted for it.

    Attributes:
        payment_id: The payment; money that comes later has another id.
        reason: Why it is not believed; nothing personal.
    """

    command_name: ClassVar[str] = "case.reject_payment"
    case_id: Identifier
    payment_id: Identifier
    reason: Text


class ReversePayment(Command, frozen=True):
    """Undo a verified payment, in whole or in part.

    Attributes:
        payment_id: The payment.
        kind: Why.
        reversed_on: The day the money went; not before the payment.
        amount: At most what is left of the payment; None: all that is left.
        reason: What is known of it besides; nothing personal.
    """

    command_name: ClassVar[str] = "case.reverse_payment"
    case_id: Identifier
    payment_id: Identifier
    kind: ReversalKind
    reversed_on: date
    amount: Money | None = None
    reason: Text | None = None


class TakeDiscount(Command, frozen=True):
    """Forgive a part of the claim because a payment met an offer.

    Attributes:
        payment_id: The verified payment; whoever undoes it undoes the discount.
        amount: What is forgiven, above zero; one for each payment.
        offer_reference: Where the offer is kept.
    """

    command_name: ClassVar[str] = "case.take_discount"
    case_id: Identifier
    payment_id: Identifier
    amount: Money
    offer_reference: Text
