"""What can have happened to a case. Stored names and versions never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    AdjustmentKind,
    Approach,
    AssignmentRole,
    Claim,
    ClientParty,
    CloseCode,
    CostKind,
    DebtorParty,
    Direction,
    HoldKind,
    PaymentMethod,
    RejectionReason,
    ReversalKind,
)
from debt_domain.kernel.message import Event
from debt_domain.values.conversion import Conversion
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.money import MinorUnits, Money
from debt_domain.values.partner_submission import PartnerSubmission
from debt_domain.values.personal import PersonalText
from debt_domain.values.policy import PolicyDecision
from debt_domain.values.resolved_terms import CaseFigures, ResolvedTerms
from debt_domain.values.text import Identifier, Instant, Text
from debt_domain.values.waterfall import Component


class CaseSubmitted(Event, frozen=True):
    """A claim was handed in."""

    stored_name: ClassVar[str] = "case.case_submitted"
    stored_version: ClassVar[int] = 1
    case_id: Identifier
    submitted_on: date
    client: ClientParty
    debtor: DebtorParty
    claim: Claim
    documents: tuple[Document, ...]
    approach: Approach
    partner: PartnerSubmission | None
    pre_collection: bool
    host_reference: Text | None
    language: Text | None
    preferred_partner_id: Identifier | None
    previous_case_id: Identifier | None

    @property
    def figures(self) -> CaseFigures:
        """What terms and policies look at; the first address is the debtor's own."""
        due = [line.due_on for line in self.claim.lines if line.due_on is not None]
        age = (self.submitted_on - min(due)).days if due else 0
        return CaseFigures(
            claim=Money(self.claim.total_minor, self.claim.currency),
            debtor_country=self.debtor.addresses[0].country,
            age_days=max(age, 0),
            submitted_on=self.submitted_on,
        )


class DocumentsRequested(Event, frozen=True):
    """The platform asked for documents."""

    stored_name: ClassVar[str] = "case.documents_requested"
    stored_version: ClassVar[int] = 1
    items: tuple[DocumentKind, ...]
    due_at: Instant


class DocumentsProvided(Event, frozen=True):
    """Documents came in."""

    stored_name: ClassVar[str] = "case.documents_provided"
    stored_version: ClassVar[int] = 1
    documents: tuple[Document, ...]


class CaseAccepted(Event, frozen=True):
    """The platform took the case on; the policy's decision is kept."""

    stored_name: ClassVar[str] = "case.case_accepted"
    stored_version: ClassVar[int] = 1
    decision: PolicyDecision

    @override
    def under_policy(self) -> str:
        return f"{self.decision.policy}:{self.decision.version}"


class CaseRejected(Event, frozen=True):
    """The platform did not take the case."""

    stored_name: ClassVar[str] = "case.case_rejected"
    stored_version: ClassVar[int] = 1
    reason: RejectionReason
    explanation: Text


class PartnerAssigned(Event, frozen=True):
    """A partner was charged with the case.

    Attributes:
        assignment_id: Its name on this case, from `AS-1`: a partner that comes back
            has a new one.
    """

    stored_name: ClassVar[str] = "case.partner_assigned"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    role: AssignmentRole
    instructions_version: int


class AssignmentEnded(Event, frozen=True):
    """A partner's charge ended; what it earned stays."""

    stored_name: ClassVar[str] = "case.assignment_ended"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    role: AssignmentRole


class WorkStarted(Event, frozen=True):
    """The assigned partner accepted the assignment and its instructions."""

    stored_name: ClassVar[str] = "case.work_started"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier
    acknowledged_instructions_version: int


class ActivityLogged(Event, frozen=True):
    """Something was done on the case."""

    stored_name: ClassVar[str] = "case.activity_logged"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier | None
    kind: ActivityKind
    direction: Direction
    outcome: ActivityOutcome | None
    occurred_at: Instant
    note: PersonalText | None
    private: bool


class PaymentRecorded(Event, frozen=True):
    """Money from the debtor was reported.

    Attributes:
        reference: What the transfer says, a text of the debtor.
        conversion: How the money became the amount, if it came in another currency.
    """

    stored_name: ClassVar[str] = "case.payment_recorded"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod
    reference: PersonalText | None
    conversion: Conversion | None = None

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class PaymentVerified(Event, frozen=True):
    """A reported payment was confirmed; it is posted and split.

    Attributes:
        conversion: How the money became the amount, if it came in another currency.
    """

    stored_name: ClassVar[str] = "case.payment_verified"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder
    conversion: Conversion | None = None

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class PaymentRejected(Event, frozen=True):
    """A reported payment never came; nothing was posted for it."""

    stored_name: ClassVar[str] = "case.payment_rejected"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    reason: Text


class PaymentReversed(Event, frozen=True):
    """A payment was undone, in whole or in part.

    Attributes:
        amount: What was undone now.
        left_minor: What is left of the payment afterwards, in minor units.
    """

    stored_name: ClassVar[str] = "case.payment_reversed"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    kind: ReversalKind
    amount: Money
    left_minor: int
    reversed_on: date

    @override
    def takes_effect_on(self) -> date:
        return self.reversed_on


class DiscountTaken(Event, frozen=True):
    """A part of the claim was forgiven because a payment met an offer."""

    stored_name: ClassVar[str] = "case.discount_taken"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    offer_reference: Text


class ClaimAdjusted(Event, frozen=True):
    """More or less is claimed than was submitted.

    Attributes:
        amount_minor: Signed, in minor units of the claim's currency.
    """

    stored_name: ClassVar[str] = "case.claim_adjusted"
    stored_version: ClassVar[int] = 1
    adjustment_id: Identifier
    component: Component
    amount_minor: MinorUnits
    kind: AdjustmentKind
    reason: Text


class InterestAccrued(Event, frozen=True):
    """Interest was charged up to a day, by rates that are kept.

    Attributes:
        up_to: The last day that bears interest.
        rates: In the order of their days.
        day_count: How days become a part of a year.
    """

    stored_name: ClassVar[str] = "case.interest_accrued"
    stored_version: ClassVar[int] = 1
    up_to: date
    rates: tuple[AnnualRate, ...]
    day_count: DayCount

    @override
    def takes_effect_on(self) -> date:
        return self.up_to


class ClaimWrittenOff(Event, frozen=True):
    """A part of what is outstanding was given up."""

    stored_name: ClassVar[str] = "case.claim_written_off"
    stored_version: ClassVar[int] = 1
    amount: Money
    reason: Text


class CostsAuthorised(Event, frozen=True):
    """So much may be advanced on the case in all."""

    stored_name: ClassVar[str] = "case.costs_authorised"
    stored_version: ClassVar[int] = 1
    cap: Money


class CostAdded(Event, frozen=True):
    """A cost was advanced within the authorised cap."""

    stored_name: ClassVar[str] = "case.cost_added"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    kind: CostKind
    amount: Money
    incurred_on: date
    advanced_by: Holder
    receipt: Document | None

    @override
    def takes_effect_on(self) -> date:
        return self.incurred_on


class CostsAwarded(Event, frozen=True):
    """The court said how much of a cost the debtor owes."""

    stored_name: ClassVar[str] = "case.costs_awarded"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    awarded: Money


class CostsGivenUp(Event, frozen=True):
    """What of an advanced cost has not come back is not waited for any more."""

    stored_name: ClassVar[str] = "case.costs_given_up"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    reason: Text


class LegalEscalated(Event, frozen=True):
    """The claim was handed to a legal partner.

    Attributes:
        effective_on: Payments of this day and later come under the legal terms; what
            was decided counts from the day of the decision.
        waiver: Why a step before it was left out, if one was.
    """

    stored_name: ClassVar[str] = "case.legal_escalated"
    stored_version: ClassVar[int] = 1
    legal_partner_id: Identifier
    effective_on: date
    waiver: Text | None


class CommissionAgreed(Event, frozen=True):
    """It was agreed what collector and platform earn on a client's own case."""

    stored_name: ClassVar[str] = "case.commission_agreed"
    stored_version: ClassVar[int] = 1
    collector_id: Identifier
    terms: ResolvedTerms


class MoneyLeftToClient(Event, frozen=True):
    """A case that nobody had agreed terms for was closed: its money is the client's.

    Attributes:
        terms: Which give nobody else a part, until others are agreed on reopening.
    """

    stored_name: ClassVar[str] = "case.money_left_to_client"
    stored_version: ClassVar[int] = 1
    terms: ResolvedTerms


class HoldPlaced(Event, frozen=True):
    """Some kinds of activity are stopped.

    Attributes:
        placed_at: From when on, for activities that are written down later.
        until: The last day; None: until it is lifted.
    """

    stored_name: ClassVar[str] = "case.hold_placed"
    stored_version: ClassVar[int] = 1
    kind: HoldKind
    reason: Text
    placed_at: Instant
    until: date | None


class HoldLifted(Event, frozen=True):
    """A hold ended.

    Attributes:
        lifted_at: From when on it stops nothing.
    """

    stored_name: ClassVar[str] = "case.hold_lifted"
    stored_version: ClassVar[int] = 1
    kind: HoldKind
    reason: Text
    lifted_at: Instant


class ReturnReviewOpened(Event, frozen=True):
    """A return is under review; there is no outreach meanwhile."""

    stored_name: ClassVar[str] = "case.return_review_opened"
    stored_version: ClassVar[int] = 1


class ReturnReviewEnded(Event, frozen=True):
    """The return was refused or withdrawn; the case goes on where it was."""

    stored_name: ClassVar[str] = "case.return_review_ended"
    stored_version: ClassVar[int] = 1


class CaseClosed(Event, frozen=True):
    """The case ended; so did its assignments."""

    stored_name: ClassVar[str] = "case.case_closed"
    stored_version: ClassVar[int] = 1
    code: CloseCode
    explanation: Text | None
    outstanding_minor: int


class CaseReopened(Event, frozen=True):
    """The case was taken up again, with the client's consent."""

    stored_name: ClassVar[str] = "case.case_reopened"
    stored_version: ClassVar[int] = 1
    reason: Text
    consent_reference: Text
    consented_on: date


CaseEvent: TypeAlias = (
    CaseSubmitted
    | DocumentsRequested
    | DocumentsProvided
    | CaseAccepted
    | CaseRejected
    | PartnerAssigned
    | AssignmentEnded
    | WorkStarted
    | ActivityLogged
    | PaymentRecorded
    | PaymentVerified
    | PaymentRejected
    | PaymentReversed
    | DiscountTaken
    | ClaimAdjusted
    | InterestAccrued
    | ClaimWrittenOff
    | CostsAuthorised
    | CostAdded
    | CostsAwarded
    | CostsGivenUp
    | LegalEscalated
    | CommissionAgreed
    | MoneyLeftToClient
    | HoldPlaced
    | HoldLifted
    | ReturnReviewOpened
    | ReturnReviewEnded
    | CaseClosed
    | CaseReopened
)
