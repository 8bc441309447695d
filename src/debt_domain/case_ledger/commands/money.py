"""What moves money: received, reversed, refunded and handed on."""

from typing import ClassVar

from debt_domain.kernel.message import Command
from debt_domain.values.conversion import Conversion
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.text import Identifier


class PostReceipt(Command, frozen=True):
    """Post a verified payment.

    Attributes:
        amount: In the case's currency.
        conversion: How it became that, if it came in another one.
    """

    command_name: ClassVar[str] = "ledger.post_receipt"
    case_id: Identifier
    payment_id: Identifier
    amount: Money
    holder: Holder
    conversion: Conversion | None = None


class PostReversal(Command, frozen=True):
    """Post the undoing of a payment, in whole or in part."""

    command_name: ClassVar[str] = "ledger.post_reversal"
    case_id: Identifier
    payment_id: Identifier
    amount: Money


class RefundOverpayment(Command, frozen=True):
    """Give the debtor back what of a payment exceeds the claim."""

    command_name: ClassVar[str] = "ledger.refund_overpayment"
    case_id: Identifier
    payment_id: Identifier
    amount: Money


class TransferHeldMoney(Command, frozen=True):
    """Post that money of the case went from one holder's hands to another's.

    What a partner pays in of all its cases, or of what a statement has netted, is
    `RecordRemittance`. Neither takes what the other has taken.

    Attributes:
        giver: Who had the money in hand.
        taker: Who has it now.
        amount: At most what the giver has in hand of the case.
    """

    command_name: ClassVar[str] = "ledger.transfer_held_money"
    case_id: Identifier
    giver: Holder
    taker: Holder
    amount: Money


class PassOnToClient(Command, frozen=True):
    """Post that a partner paid its client what it had to pass on."""

    command_name: ClassVar[str] = "ledger.pass_on_to_client"
    case_id: Identifier
    partner_id: Identifier
    amount: Money
