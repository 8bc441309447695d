"""Why the platform's ledger says no: one class per rule."""

from datetime import date
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.platform_ledger.model import ReceiptStatus
from debt_domain.values.money import Money


class AmountNotPositiveError(RejectedError):
    """An amount is above zero; its direction is the command's."""

    code: ClassVar[str] = "platform_ledger.amount_not_positive"

    def __init__(self, *, field: str, amount: Money) -> None:
        super().__init__(
            f"{field}: {amount} is not above zero; accepted is a positive amount",
            field=field,
            value=amount.amount_minor,
            accepted="an amount above zero",
        )
        self.amount = amount


class CaseIsTestError(RejectedError):
    """Real money pays no test."""

    code: ClassVar[str] = "platform_ledger.case_is_test"

    def __init__(self, *, case_id: str) -> None:
        accepted = "a case that is no test"
        super().__init__(
            f"case_id: {case_id} is a test, which counts in no figure; accepted is"
            f" {accepted}",
            field="case_id",
            value=case_id,
            accepted=accepted,
        )
        self.case_id = case_id


class FutureDayError(RejectedError):
    """What has happened is not dated after its report."""

    code: ClassVar[str] = "platform_ledger.future_day"

    def __init__(self, *, field: str, day: date, today: date) -> None:
        accepted = f"{today} or earlier"
        super().__init__(
            f"{field}: {day} is in the future; accepted is {accepted}",
            field=field,
            value=day,
            accepted=accepted,
        )
        self.day, self.today = day, today


class IdReusedError(RejectedError):
    """An id names one receipt, withdrawal, transfer, charge or exchange."""

    code: ClassVar[str] = "platform_ledger.id_reused"

    def __init__(self, *, field: str, value: str) -> None:
        super().__init__(
            f"{field}: {value} was recorded already; accepted is a new id",
            field=field,
            value=value,
            accepted="an id that was not used yet",
        )


class UnknownUnidentifiedReceiptError(RejectedError):
    """Only a receipt that was recorded is matched or returned."""

    code: ClassVar[str] = "platform_ledger.unknown_receipt"

    def __init__(self, *, receipt_id: str, waiting: tuple[str, ...]) -> None:
        accepted = "one of " + ", ".join(waiting) if waiting else "none: none waits"
        super().__init__(
            f"receipt_id: there is no unidentified receipt {receipt_id}; accepted is"
            f" {accepted}",
            field="receipt_id",
            value=receipt_id,
            accepted=accepted,
        )
        self.receipt_id, self.waiting = receipt_id, waiting


class ReceiptSettledError(RejectedError):
    """A receipt is matched or returned once."""

    code: ClassVar[str] = "platform_ledger.receipt_settled"

    def __init__(self, *, receipt_id: str, status: ReceiptStatus) -> None:
        super().__init__(
            f"receipt_id: {receipt_id} is {status} already; accepted is a receipt that"
            f" is {ReceiptStatus.UNIDENTIFIED}",
            field="receipt_id",
            value=receipt_id,
            accepted=f"a receipt that is {ReceiptStatus.UNIDENTIFIED}",
        )
        self.receipt_id, self.status = receipt_id, status


class PaymentKnownError(RejectedError):
    """A receipt becomes a payment that the case does not know yet: none counts twice."""

    code: ClassVar[str] = "platform_ledger.payment_known"

    def __init__(self, *, case_id: str, payment_id: str) -> None:
        accepted = "an id that the case does not know yet"
        super().__init__(
            f"payment_id: case {case_id} has a payment {payment_id} already; accepted"
            f" is {accepted}",
            field="payment_id",
            value=payment_id,
            accepted=accepted,
        )
        self.case_id, self.payment_id = case_id, payment_id


class ReturnBeforeReceiptError(RejectedError):
    """Money goes back after it came."""

    code: ClassVar[str] = "platform_ledger.return_before_receipt"

    def __init__(self, *, returned_on: date, received_on: date) -> None:
        super().__init__(
            f"returned_on: {returned_on} is before the receipt; accepted is"
            f" {received_on} or later",
            field="returned_on",
            value=returned_on,
            accepted=f"{received_on} or later",
        )
        self.returned_on, self.received_on = returned_on, received_on


class WithdrawalExceedsIncomeError(RejectedError):
    """The platform takes no more than it has earned and the account has in hand."""

    code: ClassVar[str] = "platform_ledger.withdrawal_exceeds_income"

    def __init__(self, *, amount: Money, withdrawable: Money) -> None:
        super().__init__(
            f"amount: {amount} is more than may be withdrawn; accepted is at most"
            f" {withdrawable}, for the rest of the client account is other people's",
            field="amount",
            value=amount.amount_minor,
            accepted=f"at most {withdrawable}",
        )
        self.amount, self.withdrawable = amount, withdrawable


class ShortageExceededError(RejectedError):
    """The platform pays in what is short, and keeps its other money apart."""

    code: ClassVar[str] = "platform_ledger.shortage_exceeded"

    def __init__(self, *, amount: Money, shortage: Money) -> None:
        super().__init__(
            f"amount: {amount} is more than the client account is short of; accepted is"
            f" at most {shortage}",
            field="amount",
            value=amount.amount_minor,
            accepted=f"at most {shortage}",
        )
        self.amount, self.shortage = amount, shortage


class VatExceedsChargeError(RejectedError):
    """The VAT is a part of the charge."""

    code: ClassVar[str] = "platform_ledger.vat_exceeds_charge"

    def __init__(self, *, vat: Money, amount: Money) -> None:
        super().__init__(
            f"vat: {vat} is not a part of {amount}; accepted is above zero and less"
            " than the charge",
            field="vat",
            value=vat.amount_minor,
            accepted=f"above zero and less than {amount}",
        )
        self.vat, self.amount = vat, amount


class SameCurrencyError(RejectedError):
    """An exchange is of one currency for another."""

    code: ClassVar[str] = "platform_ledger.same_currency"

    def __init__(self, *, currency: str) -> None:
        super().__init__(
            f"sold: {currency} is the currency bought as well; accepted is another one",
            field="sold",
            value=currency,
            accepted="a currency other than the one bought",
        )
        self.currency = currency


class SaleExceedsHeldError(RejectedError):
    """No more of a currency is sold than the client account holds."""

    code: ClassVar[str] = "platform_ledger.sale_exceeds_held"

    def __init__(self, *, sold: Money, held: Money) -> None:
        super().__init__(
            f"sold: {sold} is more than the client account holds; accepted is at most"
            f" {held}",
            field="sold",
            value=sold.amount_minor,
            accepted=f"at most {held}",
        )
        self.sold, self.held = sold, held
