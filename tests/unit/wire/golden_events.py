"""What the golden files say, as values: one event for each file."""

from datetime import UTC, date, datetime
from typing import Final

from debt_domain.agreement.events import (
    AgreementSigned,
    ClauseAgreed,
    OnboardingCompleted,
    RatesAmended,
    ShadowClientsApproved,
    ThresholdConfirmed,
)
from debt_domain.agreement.model import Clause, TermsVersion
from debt_domain.case.events import (
    ActivityLogged,
    AssignmentEnded,
    CaseAccepted,
    CaseClosed,
    CaseRejected,
    CaseReopened,
    CaseSubmitted,
    DocumentsProvided,
    DocumentsRequested,
    HandlingAdopted,
    HoldLifted,
    HoldPlaced,
    PartnerAssigned,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    Address,
    Approach,
    AssignmentRole,
    Billing,
    Claim,
    ClaimLine,
    ClientParty,
    CloseCode,
    Contact,
    DebtorKind,
    DebtorParty,
    Direction,
    EscalationPreference,
    HoldKind,
    InterestBasis,
    InterestKind,
    LineKind,
    PaymentMethod,
    RejectionReason,
    ReversalKind,
    Strategy,
)
from debt_domain.claim_reservation.events import ClaimReleased, ClaimReserved
from debt_domain.command_record.events import CommandRecorded
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import (
    HandlingChanged,
    PartnerCaseAccepted,
    PartnerCaseClosed,
    PartnerCaseRejected,
    PartnerCaseReopened,
    PartnerCaseSubmitted,
    ReturnApproved,
    ReturnRefused,
    ReturnRequested,
    ReturnWithdrawn,
)
from debt_domain.partner_case.model import (
    CostEstimate,
    ReturnReason,
    ReturnSettlement,
    UnspentAdvance,
)
from debt_domain.subject.events import SubjectErased, SubjectReleased, SubjectRetained
from debt_domain.subject.model import ErasureReason
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import (
    Branding,
    Handling,
    PartnerSubmission,
)
from debt_domain.values.personal import Personal
from debt_domain.values.policy import PolicyDeadline, PolicyDecision, PolicyInput
from debt_domain.values.waterfall import Waterfall
from tests.unit.wire.golden_accounts import ACCOUNT_EVENTS
from tests.unit.wire.golden_agreements import AGREEMENT_EVENTS
from tests.unit.wire.golden_approvals import APPROVAL_EVENTS
from tests.unit.wire.golden_claims import (
    CLAIM_EVENTS,
    CONVERSION,
    FIGURES,
    RESOLVED,
    TERMS,
)
from tests.unit.wire.golden_ledger import LEDGER_EVENTS
from tests.unit.wire.golden_platform import PLATFORM_EVENTS
from tests.unit.wire.golden_turns import TURNS

_DAY: Final = date(2026, 2, 27)
_INSTANT: Final = datetime(2026, 2, 27, 9, 15, 30, 250, tzinfo=UTC)


def _debtor(text: str) -> Personal:
    return Personal(subject_id="debtor-1", text=text)


def _contact(text: str) -> Personal:
    return Personal(subject_id="contact-1", text=text)


DOCUMENT: Final = Document(
    kind=DocumentKind.INVOICE,
    name="Rechnung März.pdf",
    media_type="application/pdf",
    sha256="0f" * 32,
    storage_reference="s3://bucket/1",
)
SUBMISSION: Final = PartnerSubmission(
    submitter_id="partner-1", handling=Handling.NETWORK, branding=Branding.PLATFORM
)
CASE_SUBMITTED: Final = CaseSubmitted(
    case_id="C-1",
    submitted_on=_DAY,
    client=ClientParty(
        client_id="client-1",
        company_name="Bäckerei Müller GmbH",
        contact=Contact(
            contact_id="contact-1",
            name=_contact("Jana Müller"),
            email=_contact("jana@example.com"),
        ),
        billing=Billing(
            address="Hauptstraße 1, 10115 Berlin",
            country="DE",
            vat_id="DE123456789",
            email=_contact("bills@example.com"),
        ),
        industry="food",
    ),
    debtor=DebtorParty(
        debtor_id="debtor-1",
        kind=DebtorKind.CONSUMER,
        name=_debtor("Łukasz Nowák"),
        addresses=(
            Address(
                street=_debtor("Lange Gasse 2"),
                postal_code=_debtor("1080"),
                city=_debtor("Wien"),
                country="AT",
            ),
        ),
        emails=(_debtor("l@example.com"), _debtor("n@example.com")),
        payment_history=_debtor("paid late twice"),
    ),
    claim=Claim(
        currency="EUR",
        lines=(
            ClaimLine(
                number="INV-1",
                issued_on=date(2025, 11, 1),
                due_on=date(2025, 12, 1),
                amount_minor=1_050_00,
                already_paid_minor=20_00,
                description='"Brot"\nund\tBrötchen \\ 1/2',
            ),
            ClaimLine(
                kind=LineKind.CREDIT_NOTE,
                number="CN-1",
                issued_on=date(2025, 11, 15),
                amount_minor=-30_00,
                lowers="INV-1",
            ),
        ),
        interest_minor=12_34,
        fees_minor=5_00,
        interest_basis=InterestBasis(kind=InterestKind.CONTRACTUAL, rate_bps=950),
        waterfall=Waterfall.BGB_497_3,
    ),
    documents=(DOCUMENT,),
    approach=Approach(
        strategy=Strategy.FIRM, escalation_preference=EscalationPreference.NEVER_LEGAL
    ),
    partner=SUBMISSION,
    pre_collection=True,
    host_reference="host-1",
    language="de",
    preferred_partner_id="partner-2",
    previous_case_id=None,
)
PAYMENT_RECORDED: Final = PaymentRecorded(
    payment_id="P-1",
    amount=Money(100_01, "EUR"),
    received_on=_DAY,
    holder=Holder.partner("partner-1"),
    method=PaymentMethod.BANK_TRANSFER,
    reference=None,
    conversion=CONVERSION,
)
ACTIVITY_LOGGED: Final = ActivityLogged(
    partner_id="partner-2",
    kind=ActivityKind.CALL,
    direction=Direction.OUTBOUND,
    outcome=ActivityOutcome.PROMISE,
    occurred_at=_INSTANT,
    note=_debtor("will pay on Friday"),
    private=True,
)
_EVENTS: Final[tuple[Event, ...]] = (
    *ACCOUNT_EVENTS,
    *APPROVAL_EVENTS,
    *CLAIM_EVENTS,
    *LEDGER_EVENTS,
    *PLATFORM_EVENTS,
    AgreementSigned(
        partner_id="partner-1",
        clauses=(Clause.SHADOW_CLIENT, Clause.WHITE_LABEL),
        starts_on=_DAY,
    ),
    RatesAmended(agreed=TermsVersion(version=2, effective_from=_DAY, terms=TERMS)),
    ShadowClientsApproved(),
    ClauseAgreed(clause=Clause.DIRECT_COMMUNICATION),
    OnboardingCompleted(),
    ThresholdConfirmed(measure="cases a month", figure=12, threshold=10),
    CASE_SUBMITTED,
    DocumentsRequested(
        items=(DocumentKind.CONTRACT, DocumentKind.DELIVERY_PROOF), due_at=_INSTANT
    ),
    DocumentsProvided(
        documents=(DOCUMENT,),
        review=PolicyDeadline(
            policy="review_deadline",
            version=2,
            due_at=_INSTANT,
            inputs=(PolicyInput(name="hours", value="48"),),
        ),
    ),
    CaseAccepted(
        decisions=(
            PolicyDecision(
                policy="acceptance",
                version=1,
                inputs=(PolicyInput(name="total_minor", value="101734"),),
            ),
            PolicyDecision(policy="required_documents", version=2),
        )
    ),
    CaseRejected(reason=RejectionReason.TOO_SMALL, explanation="below the minimum"),
    PartnerAssigned(
        assignment_id="AS-1",
        partner_id="partner-2",
        role=AssignmentRole.COLLECTOR,
        instructions_version=1,
        handed_over=True,
        exclusivity_waiver="the exclusive partner has no capacity",
        collection_days=90,
        reassignment_reason="the partner before agreed",
    ),
    AssignmentEnded(
        assignment_id="AS-1", partner_id="partner-2", role=AssignmentRole.COLLECTOR
    ),
    WorkStarted(
        partner_id="partner-2",
        acknowledged_instructions_version=1,
        authority=PolicyDecision(
            policy="authority_by_country",
            version=3,
            inputs=(PolicyInput(name="needed", value="POWER_OF_ATTORNEY"),),
        ),
    ),
    ACTIVITY_LOGGED,
    PAYMENT_RECORDED,
    PaymentRejected(payment_id="P-1", reason="no such transfer"),
    PaymentReversed(
        payment_id="P-1",
        kind=ReversalKind.CHARGEBACK,
        amount=Money(40_01, "EUR"),
        left_minor=60_00,
        reversed_on=_DAY,
        reason="bank recalled the transfer",
    ),
    HoldPlaced(
        kind=HoldKind.DISPUTE, reason="goods broken", placed_at=_INSTANT, until=_DAY
    ),
    HoldLifted(kind=HoldKind.DISPUTE, reason="goods replaced", lifted_at=_INSTANT),
    HandlingAdopted(handling=Handling.NETWORK),
    ReturnReviewOpened(),
    ReturnReviewEnded(),
    CaseClosed(
        code=CloseCode.PARTIALLY_PAID, explanation="rest waived", outstanding_minor=1
    ),
    CaseReopened(
        reason="debtor found", consent_reference="letter 7", consented_on=_DAY
    ),
    ClaimReserved(case_id="C-1"),
    ClaimReleased(case_id="C-1"),
    CommandRecorded(
        command_id="command-1",
        name="case.record_payment",
        digest="a0" * 32,
        events=("case:C-1@4", "ledger:case:C-1@3"),
    ),
    PartnerCaseSubmitted(
        case_id="C-1",
        client_id="client-1",
        partner=SUBMISSION,
        figures=FIGURES,
        quoted=RESOLVED,
        previous_case_id="C-0",
    ),
    PartnerCaseAccepted(terms=RESOLVED),
    PartnerCaseRejected(feedback="no invoice"),
    HandlingChanged(handling=Handling.SELF, reason="the debtor knows us"),
    ReturnRequested(
        reason=ReturnReason.COST_EXCEEDS_VALUE,
        explanation="abroad",
        documents=(DOCUMENT,),
        estimate=CostEstimate(
            expected_cost=Money(500_00, "EUR"), expected_recovery=Money(100_00, "EUR")
        ),
    ),
    ReturnApproved(
        settlement=ReturnSettlement(
            currency="EUR",
            fees_due_minor=25_00,
            held_by_platform_minor=0,
            held_by_submitter_minor=60_00,
            held_by_client_minor=3_00,
            held_by_others_minor=4_00,
            overpaid_minor=5_00,
            advanced_minor=120_00,
            submitter_position_minor=-15_00,
            client_position_minor=6_00,
        ),
        refunds=(UnspentAdvance(cost_id="COST-1", amount=Money(20_00, "EUR")),),
    ),
    ReturnRefused(explanation="a payment is due"),
    ReturnWithdrawn(),
    PartnerCaseClosed(code="PARTIALLY_PAID"),
    PartnerCaseReopened(),
    SubjectRetained(case_id="C-1"),
    SubjectReleased(case_id="C-1"),
    SubjectErased(
        subject_id="debtor-1",
        reason=ErasureReason.NO_LONGER_NECESSARY,
        requested_at=datetime(2026, 3, 4, 9, 0, 0, 1, tzinfo=UTC),
    ),
)

GOLDEN: Final = {
    f"{event.stored_name}.v{event.stored_version}": event
    for event in (*_EVENTS, *TURNS, *AGREEMENT_EVENTS)
}
"""By the golden file's name; the file of an older version gives the same event."""
