"""What can be asked of a case's ledger; processes ask most of it.

A posting counts from the day of the fact that caused it, `effective_on` of the context,
but never from a day on which its money was not there yet.
"""

from typing import TypeAlias

from debt_domain.case_ledger.commands.claim import (
    AdvanceCost,
    AwardCost,
    CorrectClaim,
    GiveUpCost,
    OpenClaim,
    PostDiscount,
    PostInterest,
    RefundCost,
    WithdrawClaim,
    WriteOffClaim,
)
from debt_domain.case_ledger.commands.money import (
    PassOnToClient,
    PostReceipt,
    PostReversal,
    RefundOverpayment,
    TransferHeldMoney,
)
from debt_domain.case_ledger.commands.terms import (
    AdjustTerms,
    AdoptTerms,
    ChargeCaseFee,
    ChargeLegalFee,
    EarnCaseFee,
    EngageCollector,
    RefundCaseFee,
    ReleaseCollector,
)
from debt_domain.case_ledger.model import ClaimedInvoice, LedgerContext

CaseLedgerCommand: TypeAlias = (
    OpenClaim
    | WithdrawClaim
    | CorrectClaim
    | WriteOffClaim
    | PostDiscount
    | PostInterest
    | AdvanceCost
    | AwardCost
    | GiveUpCost
    | RefundCost
    | ChargeCaseFee
    | EarnCaseFee
    | RefundCaseFee
    | ChargeLegalFee
    | AdoptTerms
    | AdjustTerms
    | EngageCollector
    | ReleaseCollector
    | PostReceipt
    | PostReversal
    | RefundOverpayment
    | TransferHeldMoney
    | PassOnToClient
)

__all__ = [
    "AdjustTerms",
    "AdoptTerms",
    "AdvanceCost",
    "AwardCost",
    "CaseLedgerCommand",
    "ChargeCaseFee",
    "ChargeLegalFee",
    "ClaimedInvoice",
    "CorrectClaim",
    "EarnCaseFee",
    "EngageCollector",
    "GiveUpCost",
    "LedgerContext",
    "OpenClaim",
    "PassOnToClient",
    "PostDiscount",
    "PostInterest",
    "PostReceipt",
    "PostReversal",
    "RefundCaseFee",
    "RefundCost",
    "RefundOverpayment",
    "ReleaseCollector",
    "TransferHeldMoney",
    "WithdrawClaim",
    "WriteOffClaim",
]
