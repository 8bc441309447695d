"""What may change a claim after its submission."""

from datetime import date
from typing import ClassVar

from debt_domain.case.model import AdjustmentKind
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component


class AdjustmentAmountError(RejectedError):
    """An adjustment changes something, and a credit note lowers it."""

    code: ClassVar[str] = "case.adjustment_amount"

    def __init__(self, *, kind: AdjustmentKind, amount_minor: int) -> None:
        lowers = kind is AdjustmentKind.CREDIT_NOTE
        accepted = "less than 0" if lowers else "anything but 0"
        super().__init__(
            f"amount_minor: {amount_minor} does not go with {kind}; accepted is"
            f" {accepted}",
            field="amount_minor",
            value=amount_minor,
            accepted=accepted,
        )
        self.kind, self.amount_minor = kind, amount_minor


class CostsAdjustedError(RejectedError):
    """What is claimed of a cost is said of that cost, not of the claim."""

    code: ClassVar[str] = "case.costs_adjusted"

    def __init__(self) -> None:
        accepted = "PRINCIPAL, INTEREST or FEES; AwardCosts for a cost"
        super().__init__(
            f"component: {Component.COSTS} follows from the costs added; accepted is"
            f" {accepted}",
            field="component",
            value=Component.COSTS.value,
            accepted=accepted,
        )


class AdjustmentIdReusedError(RejectedError):
    """An adjustment's id stands for one adjustment."""

    code: ClassVar[str] = "case.adjustment_id_reused"

    def __init__(self, *, adjustment_id: str, fields: tuple[str, ...]) -> None:
        accepted = "a new id, or the adjustment as it was recorded"
        super().__init__(
            f"adjustment_id: {adjustment_id} was recorded with another"
            f" {', '.join(fields)}; accepted is {accepted}",
            field="adjustment_id",
            value=adjustment_id,
            accepted=accepted,
        )
        self.adjustment_id, self.fields = adjustment_id, fields


class NoInterestError(RejectedError):
    """Interest accrues where a contract or a statute gives it."""

    code: ClassVar[str] = "case.no_interest"

    def __init__(self) -> None:
        accepted = "a claim with a contractual or statutory basis for interest"
        super().__init__(
            f"claim.interest_basis: this claim has none; accepted is {accepted}",
            field="claim.interest_basis",
            accepted=accepted,
        )


class InterestNotBegunError(RejectedError):
    """Interest runs from the day after an invoice fell due."""

    code: ClassVar[str] = "case.interest_not_begun"

    def __init__(self, *, up_to: date, first_on: date) -> None:
        accepted = f"{first_on} or later"
        super().__init__(
            f"up_to: no invoice bears interest by {up_to}; accepted is {accepted}",
            field="up_to",
            value=up_to,
            accepted=accepted,
        )
        self.up_to, self.first_on = up_to, first_on


class RatesMissingError(RejectedError):
    """A statute's interest is charged with the statute's rates in the context."""

    code: ClassVar[str] = "case.rates_missing"

    def __init__(self, *, statute: str | None) -> None:
        accepted = "the statute's rates"
        super().__init__(
            f"statutory_rates: the context holds none for {statute}; accepted are"
            f" {accepted}",
            field="statutory_rates",
            value=statute,
            accepted=accepted,
        )
        self.statute = statute


class AccruedFurtherError(RejectedError):
    """Interest is never charged back to an earlier day."""

    code: ClassVar[str] = "case.accrued_further"

    def __init__(self, *, up_to: date, accrued_up_to: date) -> None:
        accepted = f"{accrued_up_to} or later"
        super().__init__(
            f"up_to: {up_to} is before the day that interest was accrued to; accepted is"
            f" {accepted}",
            field="up_to",
            value=up_to,
            accepted=accepted,
        )
        self.up_to, self.accrued_up_to = up_to, accrued_up_to


class DiscountTakenError(RejectedError):
    """A payment meets one offer."""

    code: ClassVar[str] = "case.discount_taken"

    def __init__(self, *, payment_id: str, amount: Money) -> None:
        accepted = "the discount as it was recorded, or another payment"
        super().__init__(
            f"payment_id: {payment_id} has brought a discount of {amount} already;"
            f" accepted is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.payment_id, self.amount = payment_id, amount
