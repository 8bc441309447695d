"""What can have happened to a case. Stored names and versions never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    Approach,
    AssignmentRole,
    Claim,
    ClientParty,
    CloseCode,
    DebtorParty,
    Direction,
    HoldKind,
    PaymentMethod,
    RejectionReason,
    ReversalKind,
)
from debt_domain.kernel.message import Event
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import PartnerSubmission
from debt_domain.values.personal import PersonalText
from debt_domain.values.policy import PolicyDecision
from debt_domain.values.resolved_terms import CaseFigures
from debt_domain.values.text import Identifier, Instant, Text


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
    """A partner was charged with the case."""

    stored_name: ClassVar[str] = "case.partner_assigned"
    stored_version: ClassVar[int] = 1
    partner_id: Identifier
    role: AssignmentRole
    instructions_version: int


class AssignmentEnded(Event, frozen=True):
    """A partner's charge ended; what it earned stays."""

    stored_name: ClassVar[str] = "case.assignment_ended"
    stored_version: ClassVar[int] = 1
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
    """

    stored_name: ClassVar[str] = "case.payment_recorded"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod
    reference: PersonalText | None

    @override
    def takes_effect_on(self) -> date:
        return self.received_on


class PaymentVerified(Event, frozen=True):
    """A reported payment was confirmed; it is posted and split."""

    stored_name: ClassVar[str] = "case.payment_verified"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder

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
    | HoldPlaced
    | HoldLifted
    | ReturnReviewOpened
    | ReturnReviewEnded
    | CaseClosed
    | CaseReopened
)
