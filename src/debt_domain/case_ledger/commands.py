"""What can be asked of a case's ledger; processes ask most of it.

A posting counts from the day of the fact that caused it, `effective_on` of the context,
but never from a day on which its money was not there yet.
"""

from typing import ClassVar, TypeAlias

from pydantic import Field

from debt_domain.kernel.message import Command
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.text import Currency, Identifier
from debt_domain.values.waterfall import Waterfall


class OpenClaim(Command, frozen=True):
    """Open the ledger with what is claimed."""

    command_name: ClassVar[str] = "ledger.open_claim"
    case_id: Identifier
    client_id: Identifier
    currency: Currency
    principal_minor: int = Field(ge=0)
    interest_minor: int = Field(ge=0)
    fees_minor: int = Field(ge=0)
    waterfall: Waterfall


class WithdrawClaim(Command, frozen=True):
    """Take back what is still claimed, and leave unsplit money to the client."""

    command_name: ClassVar[str] = "ledger.withdraw_claim"
    case_id: Identifier


class ChargeCaseFee(Command, frozen=True):
    """Charge the submitting partner the per-case fee.

    Attributes:
        deferred: The fee would go back on a rejection: no income until acceptance.
    """

    command_name: ClassVar[str] = "ledger.charge_case_fee"
    case_id: Identifier
    partner_id: Identifier
    fee: Money
    deferred: bool


class EarnCaseFee(Command, frozen=True):
    """Turn a deferred fee into income."""

    command_name: ClassVar[str] = "ledger.earn_case_fee"
    case_id: Identifier


class RefundCaseFee(Command, frozen=True):
    """Give a deferred fee back."""

    command_name: ClassVar[str] = "ledger.refund_case_fee"
    case_id: Identifier


class AdoptTerms(Command, frozen=True):
    """Split by these terms from now on, what stands unsplit included."""

    command_name: ClassVar[str] = "ledger.adopt_terms"
    case_id: Identifier
    submitter_id: Identifier
    terms: ResolvedTerms


class PostReceipt(Command, frozen=True):
    """Post a verified payment."""

    command_name: ClassVar[str] = "ledger.post_receipt"
    case_id: Identifier
    payment_id: Identifier
    amount: Money
    holder: Holder


class PostReversal(Command, frozen=True):
    """Post the undoing of a payment, in whole or in part."""

    command_name: ClassVar[str] = "ledger.post_reversal"
    case_id: Identifier
    payment_id: Identifier
    amount: Money


class TransferHeldMoney(Command, frozen=True):
    """Post that money of the case went from one holder's hands to another's."""

    command_name: ClassVar[str] = "ledger.transfer_held_money"
    case_id: Identifier
    giver: Holder
    taker: Holder
    amount: Money


CaseLedgerCommand: TypeAlias = (
    OpenClaim
    | WithdrawClaim
    | ChargeCaseFee
    | EarnCaseFee
    | RefundCaseFee
    | AdoptTerms
    | PostReceipt
    | PostReversal
    | TransferHeldMoney
)
