"""How a case may end, and begin again."""

from typing import ClassVar

from debt_domain.case.model import CloseCode
from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money


class ProcessOnlyError(RejectedError):
    """A decision on the partner case is carried out on the case, never by hand."""

    code: ClassVar[str] = "case.process_only"

    def __init__(self, *, command: str) -> None:
        accepted = "a decision on the return of the partner case"
        super().__init__(
            f"{command} only follows from another event; accepted is {accepted}",
            field="cause",
            value=None,
            accepted=accepted,
        )
        self.command = command


class CloseCodeNotAvailableError(RejectedError):
    """A case closes for want of quotes only after bidding."""

    code: ClassVar[str] = "case.close_code_not_available"

    def __init__(self, *, close_code: CloseCode) -> None:
        accepted = "a code that does not speak of quotes"
        super().__init__(
            f"code: {close_code} needs bidding, which this case has not had;"
            f" accepted is {accepted}",
            field="code",
            value=close_code.value,
            accepted=accepted,
        )
        self.close_code = close_code


class OutstandingMismatchError(RejectedError):
    """A case closes as PAID when nothing is owed."""

    code: ClassVar[str] = "case.outstanding_mismatch"

    def __init__(self, *, outstanding: Money) -> None:
        accepted = "PAID when nothing is outstanding, else another code"
        super().__init__(
            f"code: {outstanding.label()} is outstanding; accepted is {accepted}",
            field="code",
            value=outstanding.amount_minor,
            accepted=accepted,
        )
        self.outstanding = outstanding


class InsolvencyUnknownError(RejectedError):
    """A case closes as INSOLVENT when the debtor's proceedings are known."""

    code: ClassVar[str] = "case.insolvency_unknown"

    def __init__(self) -> None:
        accepted = "RecordInsolvency first, else another code"
        super().__init__(
            f"code: no insolvency of the debtor is recorded; accepted is {accepted}",
            field="code",
            value=CloseCode.INSOLVENT.value,
            accepted=accepted,
        )


class ExplanationMissingError(RejectedError):
    """The code OTHER is explained."""

    code: ClassVar[str] = "case.explanation_missing"

    def __init__(self) -> None:
        accepted = "a text that says why the case is closed"
        super().__init__(
            f"explanation: OTHER has none; accepted is {accepted}",
            field="explanation",
            value=None,
            accepted=accepted,
        )


class UnverifiedPaymentError(RejectedError):
    """A case closes when every payment has been verified or rejected."""

    code: ClassVar[str] = "case.unverified_payment"

    def __init__(self, *, payment_ids: tuple[str, ...]) -> None:
        accepted = "verifying or rejecting them first"
        super().__init__(
            f"payments: {', '.join(payment_ids)} are only reported;"
            f" accepted is {accepted}",
            field="payments",
            value=payment_ids,
            accepted=accepted,
        )
        self.payment_ids = payment_ids


class OpenDisputeError(RejectedError):
    """A case in dispute ends by a withdrawal, a return, or without legal action."""

    code: ClassVar[str] = "case.open_dispute"

    def __init__(
        self, *, close_code: CloseCode, allowed: tuple[CloseCode, ...]
    ) -> None:
        accepted = ", ".join(allowed)
        super().__init__(
            f"code: {close_code} does not fit an open dispute;"
            f" accepted is one of: {accepted}",
            field="code",
            value=close_code.value,
            accepted=accepted,
        )
        self.close_code, self.allowed = close_code, allowed


class NeverAcceptedError(RejectedError):
    """A partner goes on at once only with a case that was accepted before."""

    code: ClassVar[str] = "case.never_accepted"

    def __init__(self, *, partner_id: str) -> None:
        accepted = "no partner: the case goes back to review"
        super().__init__(
            f"partner_id: {partner_id} cannot start; accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id = partner_id


class UnpaidCostError(RejectedError):
    """A case closes when every advanced cost has come back or was given up."""

    code: ClassVar[str] = "case.unpaid_cost"

    def __init__(self, *, cost_ids: tuple[str, ...]) -> None:
        accepted = "money that recovers them, or GiveUpCosts for each"
        super().__init__(
            f"costs: {', '.join(cost_ids)} have not come back; accepted is {accepted}",
            field="costs",
            value=cost_ids,
            accepted=accepted,
        )
        self.cost_ids = cost_ids
