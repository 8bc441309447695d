"""What can have happened to a case. Stored names and versions never change."""

from typing import TypeAlias

from debt_domain.case.events.assignment import AssignmentEvent
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
from debt_domain.case.events.collection_period import (
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    ExtensionCause,
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
from debt_domain.case.events.instructions import (
    InstructionsAcknowledged,
    InstructionsChanged,
)
from debt_domain.case.events.legal import (
    ClaimFiled,
    ClientInformed,
    EnforcementStarted,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    LegalEvent,
    LegalPartnerReplaced,
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
    CommissionAdjusted,
    CommissionAgreed,
    MoneyLeftToClient,
    PriceDetermined,
    TermsEvent,
)
from debt_domain.case.events.work import (
    ActivityLogged,
    AssignmentDeclined,
    AssignmentEnded,
    EscalationOpened,
    EscalationResolved,
    HandlingAdopted,
    HoldLifted,
    HoldPlaced,
    PartnerAssigned,
    WorkEvent,
    WorkStarted,
)

CaseEvent: TypeAlias = (
    ReviewEvent
    | WorkEvent
    | AssignmentEvent
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
    "AssignmentEvent",
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
    "CollectionPeriodExtended",
    "CollectionPeriodStarted",
    "CommissionAdjusted",
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
    "ExtensionCause",
    "HandlingAdopted",
    "HoldLifted",
    "HoldPlaced",
    "InsolvencyRecorded",
    "InstructionsAcknowledged",
    "InstructionsChanged",
    "InterestAccrued",
    "JudgmentRecorded",
    "LegalCostsQuoted",
    "LegalEscalated",
    "LegalEvent",
    "LegalPartnerReplaced",
    "MoneyLeftToClient",
    "PartnerAssigned",
    "PaymentEvent",
    "PaymentRecorded",
    "PaymentRejected",
    "PaymentReversed",
    "PaymentVerified",
    "PriceDetermined",
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
