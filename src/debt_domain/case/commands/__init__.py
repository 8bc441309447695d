"""What can be asked of a case."""

from typing import TypeAlias

from debt_domain.case.commands.bidding import (
    AcceptQuote,
    CloseBidding,
    OpenBidding,
    SubmitQuote,
)
from debt_domain.case.commands.claim import (
    AccrueInterest,
    AdjustClaim,
    WriteOff,
)
from debt_domain.case.commands.costs import (
    AddCost,
    AuthoriseCosts,
    AwardCosts,
    GiveUpCosts,
)
from debt_domain.case.commands.debtor import (
    RecordAddress,
    RecordDeath,
    RecordInsolvency,
)
from debt_domain.case.commands.disputes import (
    RecordDispute,
    ResolveDispute,
)
from debt_domain.case.commands.ending import (
    CloseCase,
    EndReturnReview,
    OpenReturnReview,
    ReopenCase,
    WithdrawCase,
)
from debt_domain.case.commands.instructions import (
    AcknowledgeInstructions,
    ChangeInstructions,
)
from debt_domain.case.commands.legal import (
    EscalateToLegal,
    FileClaim,
    InformClient,
    QuoteLegalCosts,
    RecordJudgment,
    StartEnforcement,
)
from debt_domain.case.commands.payments import (
    RecordPayment,
    RejectPayment,
    ReversePayment,
    TakeDiscount,
    VerifyPayment,
)
from debt_domain.case.commands.review import (
    AcceptCase,
    ProvideDocuments,
    RejectCase,
    RequestDocuments,
    SubmitCase,
)
from debt_domain.case.commands.terms import (
    AgreeCommission,
    DeterminePrice,
)
from debt_domain.case.commands.work import (
    AdoptHandling,
    AssignPartner,
    DeclineAssignment,
    FlagConflict,
    LiftHold,
    LogActivity,
    PlaceHold,
    ResolveEscalation,
    StartWork,
)

CaseDoorCommand: TypeAlias = (
    SubmitCase
    | RequestDocuments
    | ProvideDocuments
    | AcceptCase
    | RejectCase
    | AssignPartner
    | StartWork
    | LogActivity
    | PlaceHold
    | LiftHold
    | DeclineAssignment
    | FlagConflict
    | ResolveEscalation
    | ChangeInstructions
    | AcknowledgeInstructions
    | OpenBidding
    | SubmitQuote
    | AcceptQuote
    | CloseBidding
    | RecordPayment
    | VerifyPayment
    | RejectPayment
    | ReversePayment
    | TakeDiscount
    | AdjustClaim
    | AccrueInterest
    | WriteOff
    | RecordDispute
    | ResolveDispute
    | AuthoriseCosts
    | AddCost
    | AwardCosts
    | GiveUpCosts
    | InformClient
    | EscalateToLegal
    | QuoteLegalCosts
    | FileClaim
    | RecordJudgment
    | StartEnforcement
    | AgreeCommission
    | DeterminePrice
    | RecordInsolvency
    | RecordDeath
    | RecordAddress
    | CloseCase
    | ReopenCase
    | WithdrawCase
)
"""What a host asks of a case."""

CaseCommand: TypeAlias = (
    CaseDoorCommand | AdoptHandling | OpenReturnReview | EndReturnReview
)
"""The same, and what only processes ask."""

__all__ = [
    "AcceptCase",
    "AcceptQuote",
    "AccrueInterest",
    "AcknowledgeInstructions",
    "AddCost",
    "AdjustClaim",
    "AdoptHandling",
    "AgreeCommission",
    "AssignPartner",
    "AuthoriseCosts",
    "AwardCosts",
    "CaseCommand",
    "CaseDoorCommand",
    "ChangeInstructions",
    "CloseBidding",
    "CloseCase",
    "DeclineAssignment",
    "DeterminePrice",
    "EndReturnReview",
    "EscalateToLegal",
    "FileClaim",
    "FlagConflict",
    "GiveUpCosts",
    "InformClient",
    "LiftHold",
    "LogActivity",
    "OpenBidding",
    "OpenReturnReview",
    "PlaceHold",
    "ProvideDocuments",
    "QuoteLegalCosts",
    "RecordAddress",
    "RecordDeath",
    "RecordDispute",
    "RecordInsolvency",
    "RecordJudgment",
    "RecordPayment",
    "RejectCase",
    "RejectPayment",
    "ReopenCase",
    "RequestDocuments",
    "ResolveDispute",
    "ResolveEscalation",
    "ReversePayment",
    "StartEnforcement",
    "StartWork",
    "SubmitCase",
    "SubmitQuote",
    "TakeDiscount",
    "VerifyPayment",
    "WithdrawCase",
    "WriteOff",
]
