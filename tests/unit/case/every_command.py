"""Every command of a case, each with what it needs besides the status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from debt_domain.case.commands import (
    AcceptCase,
    AcceptQuote,
    AccrueInterest,
    AcknowledgeInstructions,
    AddCost,
    AdjustClaim,
    AdoptHandling,
    AgreeCommission,
    AssignPartner,
    AuthoriseCosts,
    AwardCosts,
    CaseCommand,
    ChangeInstructions,
    CloseBidding,
    CloseCase,
    DeclineAssignment,
    DeterminePrice,
    EndReturnReview,
    EscalateToLegal,
    FileClaim,
    FlagConflict,
    GiveUpCosts,
    InformClient,
    LiftHold,
    LogActivity,
    OpenBidding,
    OpenReturnReview,
    PlaceHold,
    ProvideDocuments,
    QuoteLegalCosts,
    RecordAddress,
    RecordDeath,
    RecordDispute,
    RecordInsolvency,
    RecordJudgment,
    RecordPayment,
    RejectCase,
    RejectPayment,
    ReopenCase,
    RequestDocuments,
    ResolveDispute,
    ResolveEscalation,
    ReversePayment,
    StartEnforcement,
    StartWork,
    SubmitQuote,
    TakeDiscount,
    VerifyPayment,
    WithdrawCase,
    WriteOff,
)
from debt_domain.case.events import (
    CaseEvent,
    CaseRejected,
    CostAdded,
    CostsAuthorised,
    DisputeRecorded,
    DocumentsRequested,
    EscalationOpened,
    HoldPlaced,
    InstructionsChanged,
    PartnerAssigned,
    PaymentRecorded,
    PaymentVerified,
    ReturnReviewOpened,
)
from debt_domain.case.model import (
    ActivityKind,
    AdjustmentKind,
    AssignmentRole,
    CaseContext,
    CaseStatus,
    Claim,
    CloseCode,
    CostKind,
    DebtorKind,
    Direction,
    DisputeGround,
    HoldKind,
    InterestBasis,
    InterestKind,
    Litigant,
    PaymentMethod,
    Pricing,
    RejectionReason,
    Resolution,
    ReversalKind,
)
from debt_domain.testing import (
    ACCEPTANCE,
    LADDER,
    NOW,
    TODAY,
    a_context,
    accepted_case,
    active_case,
    assigned_case,
    closed_case,
    debtor_party,
    document,
    invoice_line,
    submit_case,
    submitted_case,
)
from debt_domain.values.actor import Role
from debt_domain.values.document import DocumentKind
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling
from debt_domain.values.waterfall import Component
from tests.unit.case.bids import OPENED, submitted
from tests.unit.case.court import AUTHORISED, FILED, QUOTED, WON
from tests.unit.case.prices import price

SUBMISSION: Final = submit_case(
    claim=Claim(
        currency="EUR",
        lines=(invoice_line(),),
        interest_basis=InterestBasis(kind=InterestKind.CONTRACTUAL, rate_bps=900),
    ),
    debtor=debtor_party(kind=DebtorKind.CONSUMER),
)
HISTORIES: Final[Mapping[CaseStatus, tuple[CaseEvent, ...]]] = MappingProxyType(
    {
        CaseStatus.ABSENT: (),
        CaseStatus.SUBMITTED: submitted_case(SUBMISSION),
        CaseStatus.DOCS_REQUESTED: (
            *submitted_case(SUBMISSION),
            DocumentsRequested(items=(DocumentKind.CONTRACT,), due_at=NOW),
        ),
        CaseStatus.REJECTED: (
            *submitted_case(SUBMISSION),
            CaseRejected(reason=RejectionReason.ETHICAL, explanation="No."),
        ),
        CaseStatus.ACCEPTED: accepted_case(SUBMISSION),
        CaseStatus.QUOTING: (*accepted_case(SUBMISSION), OPENED),
        CaseStatus.ASSIGNED: assigned_case("P-9", SUBMISSION),
        CaseStatus.ACTIVE: active_case("P-9", SUBMISSION),
        CaseStatus.RETURN_REQUESTED: (
            *active_case("P-9", SUBMISSION),
            ReturnReviewOpened(),
        ),
        CaseStatus.CLOSED: closed_case(submission=SUBMISSION),
    }
)
"""A history that ends in each status."""


BY_PLATFORM: Final = a_context(CaseContext)


@dataclass(frozen=True, slots=True)
class Asked:
    """A command that only the status may stand against.

    Attributes:
        command: The command.
        context: Who asks, told what the command needs.
        before: What has happened besides, whatever the status.
    """

    command: CaseCommand
    context: CaseContext = BY_PLATFORM
    before: tuple[CaseEvent, ...] = ()


EURO: Final = Money(1_00, "EUR")
AHEAD: Final = NOW + timedelta(days=1)
BY_COLLECTOR: Final = a_context(CaseContext, Role.COLLECTOR, "P-9")
BY_PROCESS: Final = a_context(CaseContext, cause=EventId("partner_case:C-1", 4))
REPORTED: Final = PaymentRecorded(
    payment_id="PAY-1",
    amount=EURO,
    received_on=TODAY,
    holder=Holder.platform(),
    method=PaymentMethod.CASH,
    reference=None,
)
VERIFIED: Final = PaymentVerified(
    payment_id="PAY-1", amount=EURO, received_on=TODAY, holder=Holder.platform()
)
PAID: Final = (REPORTED, VERIFIED)
ADVANCED: Final = (
    CostsAuthorised(cap=EURO),
    CostAdded(
        cost_id="K-1",
        kind=CostKind.INQUIRY,
        amount=EURO,
        incurred_on=TODAY,
        advanced_by=Holder.platform(),
        receipt=None,
    ),
)
DISPUTED: Final = DisputeRecorded(
    dispute_id="DI-1", ground=DisputeGround.AMOUNT, raised_on=TODAY, statement=None
)
INSTRUCTED: Final = InstructionsChanged(instructions_version=2, sha256="2e" * 32)
LEGAL: Final = (
    PartnerAssigned(
        assignment_id="AS-2",
        partner_id="L-1",
        role=AssignmentRole.LEGAL,
        instructions_version=1,
    ),
    QUOTED,
    AUTHORISED,
)


def _close(code: CloseCode) -> CloseCase:
    return CloseCase(case_id="C-1", code=code)


ASKED: Final[Mapping[str, Asked]] = MappingProxyType(
    {
        "SubmitCase": Asked(SUBMISSION),
        "RequestDocuments": Asked(
            RequestDocuments(
                case_id="C-1", items=(DocumentKind.CONTRACT,), due_at=AHEAD
            )
        ),
        "ProvideDocuments": Asked(
            ProvideDocuments(case_id="C-1", documents=(document(),))
        ),
        "AcceptCase": Asked(
            AcceptCase(case_id="C-1"), a_context(CaseContext, acceptance=ACCEPTANCE)
        ),
        "RejectCase": Asked(
            RejectCase(case_id="C-1", reason=RejectionReason.ETHICAL, explanation="No.")
        ),
        "OpenBidding": Asked(
            OpenBidding(case_id="C-1", invitees=("P-1",), closes_at=AHEAD)
        ),
        "SubmitQuote": Asked(
            SubmitQuote(
                case_id="C-1",
                quote_id="Q-2",
                partner_id="P-2",
                pricing=Pricing(flat=EURO),
                expires_at=AHEAD,
            )
        ),
        "AcceptQuote": Asked(
            AcceptQuote(case_id="C-1", quote_id="Q-1"), before=(submitted(),)
        ),
        "CloseBidding": Asked(CloseBidding(case_id="C-1")),
        "AssignPartner": Asked(AssignPartner(case_id="C-1", partner_id="P-2")),
        "AdoptHandling": Asked(
            AdoptHandling(case_id="C-1", handling=Handling.SELF), BY_PROCESS
        ),
        "StartWork": Asked(StartWork(case_id="C-1"), BY_COLLECTOR),
        "DeclineAssignment": Asked(
            DeclineAssignment(case_id="C-1", reason="full"), BY_COLLECTOR
        ),
        "ChangeInstructions": Asked(
            ChangeInstructions(case_id="C-1", instructions_version=3, sha256="1e" * 32)
        ),
        "AcknowledgeInstructions": Asked(
            AcknowledgeInstructions(case_id="C-1", instructions_version=2),
            a_context(CaseContext, Role.LEGAL, "L-1"),
            before=(*LEGAL, INSTRUCTED),
        ),
        "FlagConflict": Asked(
            FlagConflict(case_id="C-1", escalation_id="ES-1", explanation="visits"),
            BY_COLLECTOR,
        ),
        "ResolveEscalation": Asked(
            ResolveEscalation(case_id="C-1", escalation_id="ES-1", answer="write"),
            before=(
                EscalationOpened(
                    escalation_id="ES-1",
                    partner_id="P-9",
                    instructions_version=1,
                    explanation="visits",
                ),
            ),
        ),
        "LogActivity": Asked(
            LogActivity(
                case_id="C-1",
                kind=ActivityKind.NOTE,
                direction=Direction.INTERNAL,
                occurred_at=NOW,
            )
        ),
        "PlaceHold": Asked(
            PlaceHold(case_id="C-1", kind=HoldKind.PAUSE, reason="talks")
        ),
        "LiftHold": Asked(
            LiftHold(case_id="C-1", kind=HoldKind.PAUSE, reason="talks"),
            before=(
                HoldPlaced(
                    kind=HoldKind.PAUSE, reason="talks", placed_at=NOW, until=None
                ),
            ),
        ),
        "RecordDispute": Asked(
            RecordDispute(
                case_id="C-1",
                dispute_id="DI-1",
                ground=DisputeGround.AMOUNT,
                raised_on=TODAY,
            )
        ),
        "ResolveDispute": Asked(
            ResolveDispute(
                case_id="C-1",
                dispute_id="DI-1",
                resolution=Resolution.REJECTED,
                reason="signed",
            ),
            before=(DISPUTED,),
        ),
        "RecordInsolvency": Asked(
            RecordInsolvency(
                case_id="C-1", opened_on=TODAY, court="AG Köln", reference="71 IN 1/26"
            )
        ),
        "RecordDeath": Asked(
            RecordDeath(case_id="C-1", learned_on=TODAY, source="register")
        ),
        "RecordAddress": Asked(
            RecordAddress(
                case_id="C-1",
                address_id="AD-1",
                address=SUBMISSION.debtor.addresses[0],
                learned_on=TODAY,
                source="register",
            )
        ),
        "RecordPayment": Asked(
            RecordPayment(
                case_id="C-1",
                payment_id="PAY-1",
                amount=EURO,
                received_on=TODAY,
                holder=Holder.platform(),
            )
        ),
        "VerifyPayment": Asked(
            VerifyPayment(case_id="C-1", payment_id="PAY-1"), before=(REPORTED,)
        ),
        "RejectPayment": Asked(
            RejectPayment(case_id="C-1", payment_id="PAY-1", reason="never came"),
            before=(REPORTED,),
        ),
        "ReversePayment": Asked(
            ReversePayment(
                case_id="C-1",
                payment_id="PAY-1",
                kind=ReversalKind.ERROR,
                reversed_on=TODAY,
            ),
            before=PAID,
        ),
        "TakeDiscount": Asked(
            TakeDiscount(
                case_id="C-1", payment_id="PAY-1", amount=EURO, offer_reference="mail"
            ),
            before=PAID,
        ),
        "AdjustClaim": Asked(
            AdjustClaim(
                case_id="C-1",
                adjustment_id="ADJ-1",
                component=Component.PRINCIPAL,
                amount_minor=-1,
                kind=AdjustmentKind.CREDIT_NOTE,
                reason="returned",
            )
        ),
        "AccrueInterest": Asked(AccrueInterest(case_id="C-1", up_to=TODAY)),
        "WriteOff": Asked(WriteOff(case_id="C-1", amount=EURO, reason="small")),
        "AuthoriseCosts": Asked(AuthoriseCosts(case_id="C-1", cap=EURO)),
        "AddCost": Asked(
            AddCost(
                case_id="C-1",
                cost_id="K-1",
                kind=CostKind.INQUIRY,
                amount=EURO,
                incurred_on=TODAY,
                advanced_by=Holder.platform(),
            ),
            before=ADVANCED[:1],
        ),
        "AwardCosts": Asked(
            AwardCosts(case_id="C-1", cost_id="K-1", awarded=EURO), before=ADVANCED
        ),
        "GiveUpCosts": Asked(
            GiveUpCosts(case_id="C-1", cost_id="K-1", reason="no assets"),
            before=ADVANCED,
        ),
        "AgreeCommission": Asked(
            AgreeCommission(
                case_id="C-1",
                commission_rate=Fraction(1, 4),
                collector_share=Fraction(3, 5),
            )
        ),
        "DeterminePrice": Asked(
            DeterminePrice(case_id="C-1"), a_context(CaseContext, price=price())
        ),
        "InformClient": Asked(InformClient(case_id="C-1", informed_on=TODAY)),
        "EscalateToLegal": Asked(
            EscalateToLegal(case_id="C-1", legal_partner_id="L-1", effective_on=TODAY),
            a_context(CaseContext, ladder=LADDER),
        ),
        "QuoteLegalCosts": Asked(
            QuoteLegalCosts(case_id="C-1", cap=EURO, expires_on=TODAY), before=LEGAL
        ),
        "FileClaim": Asked(
            FileClaim(case_id="C-1", court="AG", reference="1 C 2", filed_on=TODAY),
            before=LEGAL,
        ),
        "RecordJudgment": Asked(
            RecordJudgment(
                case_id="C-1",
                found_for=Litigant.CLIENT,
                amount=EURO,
                costs_awarded=EURO,
                judged_on=TODAY,
            ),
            before=(*LEGAL, FILED),
        ),
        "StartEnforcement": Asked(
            StartEnforcement(case_id="C-1", started_on=TODAY),
            before=(*LEGAL, FILED, WON),
        ),
        "OpenReturnReview": Asked(OpenReturnReview(case_id="C-1"), BY_PROCESS),
        "EndReturnReview": Asked(EndReturnReview(case_id="C-1"), BY_PROCESS),
        "CloseCase EXHAUSTED": Asked(_close(CloseCode.EXHAUSTED)),
        "CloseCase NO_QUOTES": Asked(_close(CloseCode.NO_QUOTES)),
        "CloseCase RETURNED": Asked(_close(CloseCode.RETURNED), BY_PROCESS),
        "WithdrawCase": Asked(WithdrawCase(case_id="C-1")),
        "ReopenCase": Asked(
            ReopenCase(
                case_id="C-1",
                reason="asked",
                consent_reference="mail",
                consented_on=TODAY,
            )
        ),
    }
)
"""By the name of the table's row."""
