"""What a payment and its undoing must be."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import PaymentStatus
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.actor import Role
from debt_domain.values.conversion import Conversion
from debt_domain.values.money import Money


class AmountNotPositiveError(RejectedError):
    """A payment and a reversal are above zero."""

    code: ClassVar[str] = "case.amount_not_positive"

    def __init__(self, *, amount: Money) -> None:
        accepted = "an amount above zero"
        super().__init__(
            f"amount: {amount} is not above zero; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount = amount


class ReversalExceedsPaymentError(RejectedError):
    """A reversal takes back no more than what is left of its payment."""

    code: ClassVar[str] = "case.reversal_exceeds_payment"

    def __init__(self, *, amount: Money, left: Money) -> None:
        accepted = (
            f"at most {left}" if left.amount_minor > 0 else "none: nothing is left"
        )
        super().__init__(
            f"amount: {amount} cannot be reversed; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount, self.left = amount, left


class HolderNotOnCaseError(RejectedError):
    """Money of a case is held by the platform, its client, or a partner of the case."""

    code: ClassVar[str] = "case.holder_not_on_case"

    def __init__(self, *, holder: str, accepted: str) -> None:
        super().__init__(
            f"holder: {holder} has nothing to do with the case;"
            f" accepted is one of: {accepted}",
            field="holder",
            value=holder,
            accepted=accepted,
        )
        self.holder = holder


class VerificationNotAllowedError(RejectedError):
    """The platform verifies payments; others report them."""

    code: ClassVar[str] = "case.verification_not_allowed"

    def __init__(self, *, payment_id: str, role: Role) -> None:
        accepted = "false, until the platform has seen the money"
        super().__init__(
            f"verified: {role} cannot verify payment {payment_id};"
            f" accepted is {accepted}",
            field="verified",
            value=True,
            accepted=accepted,
        )
        self.payment_id, self.role = payment_id, role


class PaymentIdReusedError(RejectedError):
    """A payment's id stands for one payment."""

    code: ClassVar[str] = "case.payment_id_reused"

    def __init__(self, *, payment_id: str, fields: tuple[str, ...]) -> None:
        accepted = "a new id, or the payment as it was recorded"
        super().__init__(
            f"payment_id: {payment_id} was recorded with another"
            f" {', '.join(fields)}; accepted is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.payment_id, self.fields = payment_id, fields


class UnknownPaymentError(RejectedError):
    """Only a recorded payment is verified or reversed."""

    code: ClassVar[str] = "case.unknown_payment"

    def __init__(self, *, payment_id: str) -> None:
        accepted = "a payment recorded on this case"
        super().__init__(
            f"payment_id: {payment_id} is unknown; accepted is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.payment_id = payment_id


class PaymentNotVerifiedError(RejectedError):
    """Only a verified payment has been posted and can be undone."""

    code: ClassVar[str] = "case.payment_not_verified"

    def __init__(self, *, payment_id: str, status: PaymentStatus) -> None:
        accepted = "a verified payment"
        super().__init__(
            f"payment_id: {payment_id} is {status}; accepted is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.payment_id, self.status = payment_id, status


class PaymentNotReportedError(RejectedError):
    """What was verified is no longer rejected, nor what was rejected verified."""

    code: ClassVar[str] = "case.payment_not_reported"

    def __init__(self, *, command: str, payment_id: str, status: PaymentStatus) -> None:
        accepted = (
            "a payment that is only reported; ReversePayment undoes a verified one, and"
            " money that came after all is recorded under a new id"
        )
        super().__init__(
            f"{command}: payment {payment_id} is {status}; accepted is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.command, self.payment_id, self.status = command, payment_id, status


class ReversalBeforePaymentError(RejectedError):
    """A payment is undone after it came."""

    code: ClassVar[str] = "case.reversal_before_payment"

    def __init__(self, *, reversed_on: date, received_on: date) -> None:
        accepted = f"{received_on} or later"
        super().__init__(
            f"reversed_on: {reversed_on} is before the payment; accepted is {accepted}",
            field="reversed_on",
            value=reversed_on,
            accepted=accepted,
        )
        self.reversed_on, self.received_on = reversed_on, received_on


class ConversionCurrencyError(RejectedError):
    """Money is converted from another currency than the claim's."""

    code: ClassVar[str] = "case.conversion_currency"

    def __init__(self, *, currency: str) -> None:
        accepted = "another currency, or no conversion"
        super().__init__(
            f"conversion.original: {currency} is the claim's own currency; accepted is"
            f" {accepted}",
            field="conversion.original",
            value=currency,
            accepted=accepted,
        )
        self.currency = currency


class ConversionMismatchError(RejectedError):
    """The amount is the original at the rate, rounded to the minor unit."""

    code: ClassVar[str] = "case.conversion_mismatch"

    def __init__(self, *, conversion: Conversion, amount: Money) -> None:
        accepted = "less than one minor unit away from it"
        super().__init__(
            f"amount: {amount} is not {conversion.original} at {conversion.rate};"
            f" accepted is {accepted}",
            field="amount",
            value=str(amount),
            accepted=accepted,
        )
        self.conversion, self.amount = conversion, amount
