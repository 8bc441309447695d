"""Why the claim is not changed."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component


class LedgerExistsError(RejectedError):
    """A case's claim is opened once."""

    code: ClassVar[str] = "ledger.exists"

    def __init__(self, *, case_id: str) -> None:
        super().__init__(
            f"case_id: the claim of case {case_id} is open already; accepted is a case"
            " without a ledger",
            field="case_id",
            value=case_id,
            accepted="a case without a ledger",
        )
        self.case_id = case_id


class NothingClaimedError(RejectedError):
    """A claim is above zero."""

    code: ClassVar[str] = "ledger.nothing_claimed"

    def __init__(self) -> None:
        super().__init__(
            "invoices, interest_minor, fees_minor: there is nothing; accepted is a claim"
            " of which at least one is above zero",
            field="invoices, interest_minor, fees_minor",
            value=0,
            accepted="at least one above zero",
        )


class ClaimWithdrawnError(RejectedError):
    """A withdrawn claim stays withdrawn."""

    code: ClassVar[str] = "ledger.claim_withdrawn"

    def __init__(self, *, command: str, case_id: str) -> None:
        super().__init__(
            f"{command}: the claim of case {case_id} was withdrawn; only receipts and"
            " reversals are still posted",
            field="case_id",
            value=case_id,
            accepted="a case whose claim stands",
        )
        self.command, self.case_id = command, case_id


class ExceedsOutstandingError(RejectedError):
    """No more of a claim is forgiven than is owed."""

    code: ClassVar[str] = "ledger.exceeds_outstanding"

    def __init__(self, *, amount: Money, outstanding: Money) -> None:
        accepted = f"at most {outstanding}"
        super().__init__(
            f"amount: {amount} is more than is outstanding; accepted is {accepted}",
            field="amount",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.amount, self.outstanding = amount, outstanding


class NothingCorrectedError(RejectedError):
    """A correction changes what is claimed."""

    code: ClassVar[str] = "ledger.nothing_corrected"

    def __init__(self, *, component: Component) -> None:
        accepted = "an amount above or below zero"
        super().__init__(
            f"amount_minor: 0 changes nothing of {component}; accepted is {accepted}",
            field="amount_minor",
            value=0,
            accepted=accepted,
        )
        self.component = component


class CorrectionExceedsClaimError(RejectedError):
    """No more of a component is credited than was claimed."""

    code: ClassVar[str] = "ledger.correction_exceeds_claim"

    def __init__(self, *, component: Component, amount: Money, claimed: Money) -> None:
        accepted = f"at least {-claimed}"
        super().__init__(
            f"{component}: {amount} is more than the {claimed} that are claimed; accepted is"
            f" {accepted}",
            field="amount_minor",
            value=amount.amount_minor,
            accepted=accepted,
        )
        self.component, self.amount, self.claimed = component, amount, claimed


class PaymentReversedError(RejectedError):
    """A discount goes with a payment that stands whole."""

    code: ClassVar[str] = "ledger.payment_reversed"

    def __init__(self, *, payment_id: str) -> None:
        accepted = "a payment of which nothing was reversed"
        super().__init__(
            f"payment_id: {payment_id} was reversed, at least in part; accepted is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.payment_id = payment_id


class CostExistsError(RejectedError):
    """A cost is posted once."""

    code: ClassVar[str] = "ledger.cost_exists"

    def __init__(self, *, cost_id: str) -> None:
        accepted = "a cost that was not posted yet"
        super().__init__(
            f"cost_id: {cost_id} was posted already; accepted is {accepted}",
            field="cost_id",
            value=cost_id,
            accepted=accepted,
        )
        self.cost_id = cost_id


class UnknownCostError(RejectedError):
    """Only a posted cost is awarded or given up."""

    code: ClassVar[str] = "ledger.unknown_cost"

    def __init__(self, *, cost_id: str, posted: tuple[str, ...]) -> None:
        accepted = "one of " + ", ".join(posted) if posted else "none: none was posted"
        super().__init__(
            f"cost_id: {cost_id} was not posted; accepted is {accepted}",
            field="cost_id",
            value=cost_id,
            accepted=accepted,
        )
        self.cost_id, self.posted = cost_id, posted


class NothingAdvancedError(RejectedError):
    """Only what is still advanced is given up."""

    code: ClassVar[str] = "ledger.nothing_advanced"

    def __init__(self, *, cost_id: str) -> None:
        accepted = "a cost that was not recovered or given up whole"
        super().__init__(
            f"cost_id: nothing is advanced of {cost_id} any more; accepted is {accepted}",
            field="cost_id",
            value=cost_id,
            accepted=accepted,
        )
        self.cost_id = cost_id


class RefundExceedsAdvanceError(RejectedError):
    """Only what is still advanced of a cost can come back unspent."""

    code: ClassVar[str] = "ledger.refund_exceeds_advance"

    def __init__(self, *, cost_id: str, amount: Money, left: Money) -> None:
        accepted = f"at most {left}"
        super().__init__(
            f"amount: {amount} of cost {cost_id} would come back; accepted is {accepted}",
            field="amount",
            value=str(amount),
            accepted=accepted,
        )
        self.cost_id, self.amount, self.left = cost_id, amount, left
