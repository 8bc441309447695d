"""The values of a case."""

from debt_domain.case.model.approach import (
    Approach,
    ClientConsent,
    EscalationPreference,
    Strategy,
)
from debt_domain.case.model.claim import (
    AdjustmentKind,
    Claim,
    ClaimLine,
    InterestBasis,
    InterestKind,
    LineKind,
)
from debt_domain.case.model.context import (
    NO_COLLECTION_PERIOD,
    CaseContext,
    CollectionPeriodTerms,
    PreviousCase,
)
from debt_domain.case.model.course import (
    CaseStatus,
    CloseCode,
    DisputeGround,
    Litigant,
    Phase,
    RejectionReason,
    Resolution,
)
from debt_domain.case.model.money import (
    CostKind,
    PaymentMethod,
    PaymentStatus,
    ReversalKind,
)
from debt_domain.case.model.parties import (
    Address,
    Billing,
    ClientParty,
    Contact,
    DebtorKind,
    DebtorParty,
)
from debt_domain.case.model.work import (
    ActivityKind,
    ActivityOutcome,
    AssignmentRole,
    Direction,
    HoldKind,
    LadderStep,
    Milestone,
    Pricing,
)

__all__ = [
    "NO_COLLECTION_PERIOD",
    "ActivityKind",
    "ActivityOutcome",
    "Address",
    "AdjustmentKind",
    "Approach",
    "AssignmentRole",
    "Billing",
    "CaseContext",
    "CaseStatus",
    "Claim",
    "ClaimLine",
    "ClientConsent",
    "ClientParty",
    "CloseCode",
    "CollectionPeriodTerms",
    "Contact",
    "CostKind",
    "DebtorKind",
    "DebtorParty",
    "Direction",
    "DisputeGround",
    "EscalationPreference",
    "HoldKind",
    "InterestBasis",
    "InterestKind",
    "LadderStep",
    "LineKind",
    "Litigant",
    "Milestone",
    "PaymentMethod",
    "PaymentStatus",
    "Phase",
    "PreviousCase",
    "Pricing",
    "RejectionReason",
    "Resolution",
    "ReversalKind",
    "Strategy",
]
