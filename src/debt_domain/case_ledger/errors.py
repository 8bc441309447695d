"""Why a posting is refused: one class per rule."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money


class UnknownPostingRuleError(AssertionError):
    """An entry names a rule that the catalogue lacks: its effect cannot be known."""

    def __init__(self, *, rule: str) -> None:
        super().__init__(f"rule {rule} is not in the catalogue of posting rules")
        self.rule = rule


class LedgerAbsentError(RejectedError):
    """Postings go to a ledger that has been opened."""

    code: ClassVar[str] = "ledger.absent"

    def __init__(self, *, case_id: str) -> None:
        super().__init__(
            f"case_id: case {case_id} has no ledger yet; open its claim first",
            field="case_id",
            value=case_id,
            accepted="a case whose claim was opened",
        )
        self.case_id = case_id


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
            "principal_minor, interest_minor, fees_minor: all are 0; accepted is a claim"
            " of which at least one is above zero",
            field="principal_minor, interest_minor, fees_minor",
            value=0,
            accepted="at least one above zero",
        )


class AmountNotPositiveError(RejectedError):
    """An amount to post is above zero; its direction is the command's."""

    code: ClassVar[str] = "ledger.amount_not_positive"

    def __init__(self, *, field: str, amount: Money) -> None:
        super().__init__(
            f"{field}: {amount} is not above zero; accepted is a positive amount",
            field=field,
            value=amount.amount_minor,
            accepted="an amount above zero",
        )
        self.amount = amount


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


class TermsAlreadyAdoptedError(RejectedError):
    """Terms are adopted once, and then the claim is no longer withdrawn."""

    code: ClassVar[str] = "ledger.terms_already_adopted"

    def __init__(self, *, command: str, terms_version: int) -> None:
        super().__init__(
            f"{command}: money is split by terms version {terms_version} already;"
            " accepted is a ledger without terms",
            field="case_id",
            value=terms_version,
            accepted="a ledger without terms",
        )
        self.command, self.terms_version = command, terms_version


class CaseFeeAlreadyChargedError(RejectedError):
    """A case is charged its fee once."""

    code: ClassVar[str] = "ledger.case_fee_already_charged"

    def __init__(self, *, case_id: str, payer: str) -> None:
        super().__init__(
            f"fee: case {case_id} was charged its fee already, to {payer}; accepted is"
            " one fee for a case",
            field="fee",
            value=payer,
            accepted="one fee for a case",
        )
        self.case_id, self.payer = case_id, payer


class NoDeferredFeeError(RejectedError):
    """Only a fee that is still deferred is earned or refunded."""

    code: ClassVar[str] = "ledger.no_deferred_fee"

    def __init__(self, *, command: str, case_id: str) -> None:
        super().__init__(
            f"{command}: case {case_id} has no deferred fee; accepted is a fee charged"
            " as deferred, once",
            field="case_id",
            value=case_id,
            accepted="a case with a deferred fee",
        )
        self.command, self.case_id = command, case_id


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


class ForeignClientError(RejectedError):
    """The only client that holds money of a case is the case's own."""

    code: ClassVar[str] = "ledger.foreign_client"

    def __init__(self, *, field: str, holder: Holder, client_id: str) -> None:
        super().__init__(
            f"{field}: {holder} is not the client of the case; accepted is CLIENT:"
            f"{client_id}, the platform or a partner",
            field=field,
            value=str(holder),
            accepted=f"CLIENT:{client_id}, the platform or a partner",
        )
        self.holder, self.client_id = holder, client_id


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
