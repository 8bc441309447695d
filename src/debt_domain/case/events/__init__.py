"""What can have happened to a case. Stored names and versions never change."""

from typing import TypeAlias

from debt_domain.case.events.bidding import (
    BiddingClosed,
    BiddingEvent,
    BiddingOpened,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
)
from debt_domain.case.events.claim import (
    ClaimAdjusted,
    ClaimEvent,
    ClaimWrittenOff,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    InterestAccrued,
)
from debt_domain.case.events.debtor import (
    AddressRecorded,
    DeathRecorded,
    DebtorEvent,
    InsolvencyRecorded,
)
from debt_domain.case.events.disputes import (
    DisputeEnded,
    DisputeEvent,
    DisputeRecorded,
    DisputeResolved,
)
from debt_domain.case.events.ending import (
    CaseClosed,
    CaseReopened,
    EndingEvent,
    ReturnReviewEnded,
    ReturnReviewOpened,
)
from debt_domain.case.events.legal import (
    ClaimFiled,
    ClientInformed,
    EnforcementStarted,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    LegalEvent,
)
from debt_domain.case.events.payments import (
    DiscountTaken,
    PaymentEvent,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
)
from debt_domain.case.events.review import (
    CaseAccepted,
    CaseRejected,
    CaseSubmitted,
    DocumentsProvided,
    DocumentsRequested,
    ReviewEvent,
)
from debt_domain.case.events.terms import (
    CommissionAgreed,
    MoneyLeftToClient,
    TermsEvent,
)
from debt_domain.case.events.work import (
    ActivityLogged,
    AssignmentDeclined,
    AssignmentEnded,
    EscalationOpened,
    EscalationResolved,
    HoldLifted,
    HoldPlaced,
    PartnerAssigned,
    WorkEvent,
    WorkStarted,
)

CaseEvent: TypeAlias = (
    ReviewEvent
    | WorkEvent
    | BiddingEvent
    | PaymentEvent
    | ClaimEvent
    | DisputeEvent
    | TermsEvent
    | LegalEvent
    | DebtorEvent
    | EndingEvent
)

__all__ = [
    "ActivityLogged",
    "AddressRecorded",
    "AssignmentDeclined",
    "AssignmentEnded",
    "BiddingClosed",
    "BiddingEvent",
    "BiddingOpened",
    "CaseAccepted",
    "CaseClosed",
    "CaseEvent",
    "CaseRejected",
    "CaseReopened",
    "CaseSubmitted",
    "ClaimAdjusted",
    "ClaimEvent",
    "ClaimFiled",
    "ClaimWrittenOff",
    "ClientInformed",
    "CommissionAgreed",
    "CostAdded",
    "CostsAuthorised",
    "CostsAwarded",
    "CostsGivenUp",
    "DeathRecorded",
    "DebtorEvent",
    "DiscountTaken",
    "DisputeEnded",
    "DisputeEvent",
    "DisputeRecorded",
    "DisputeResolved",
    "DocumentsProvided",
    "DocumentsRequested",
    "EndingEvent",
    "EnforcementStarted",
    "EscalationOpened",
    "EscalationResolved",
    "HoldLifted",
    "HoldPlaced",
    "InsolvencyRecorded",
    "InterestAccrued",
    "JudgmentRecorded",
    "LegalCostsQuoted",
    "LegalEscalated",
    "LegalEvent",
    "MoneyLeftToClient",
    "PartnerAssigned",
    "PaymentEvent",
    "PaymentRecorded",
    "PaymentRejected",
    "PaymentReversed",
    "PaymentVerified",
    "QuoteAccepted",
    "QuoteLapsed",
    "QuoteSubmitted",
    "ReturnReviewEnded",
    "ReturnReviewOpened",
    "ReviewEvent",
    "TermsEvent",
    "WorkEvent",
    "WorkStarted",
]
