"""What can have happened to the debtor's money."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import (
    PaymentMethod,
    ReversalKind,
)
from debt_domain.kernel.message import Event
from debt_domain.values.conversion import Conversion
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Text


class PaymentRecorded(Event, frozen=True):
    """Money from the debtor was reported.

    Attributes:
        reference: What the transfer says, a text of the debtor.
        conversion: How the money became the amount, if it came in another currency.
    """

    stored_name: ClassVar[str] = "case.payment_recorded"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod
    reference: PersonalText | None
    conversion: Conversion | None = None

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class PaymentVerified(Event, frozen=True):
    """A reported payment was confirmed; it is posted and split.

    Attributes:
        conversion: How the money became the amount, if it came in another currency.
    """

    stored_name: ClassVar[str] = "case.payment_verified"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder
    conversion: Conversion | None = None

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class PaymentRejected(Event, frozen=True):
    """A reported payment never came; nothing was posted for it."""

    stored_name: ClassVar[str] = "case.payment_rejected"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    reason: Text


class PaymentReversed(Event, frozen=True):
    """A payment was undone, in whole or in part.

    Attributes:
        amount: What was undone now.
        left_minor: What is left of the payment afterwards, in minor units.
        reason: What is known of it besides its kind; nothing personal.
    """

    stored_name: ClassVar[str] = "case.payment_reversed"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    kind: ReversalKind
    amount: Money
    left_minor: int
    reversed_on: date
    reason: Text | None = None

    @override
    def takes_effect_on(self) -> date:
        return self.reversed_on


class DiscountTaken(Event, frozen=True):
    """A part of the claim was forgiven because a payment met an offer."""

    stored_name: ClassVar[str] = "case.discount_taken"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    offer_reference: Text


PaymentEvent: TypeAlias = (
    PaymentRecorded
    | PaymentVerified
    | PaymentRejected
    | PaymentReversed
    | DiscountTaken
)
