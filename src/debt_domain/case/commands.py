"""What can be asked of a case."""

from datetime import date
from typing import ClassVar, TypeAlias

from pydantic import Field

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
from debt_domain.kernel.message import Command
from debt_domain.values.conversion import Conversion
from debt_domain.values.document import Document, DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import MinorUnits, Money
from debt_domain.values.partner_submission import PartnerSubmission
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Instant, Share, Text
from debt_domain.values.waterfall import Component


class SubmitCase(Command, frozen=True):
    """Hand a claim in; with `partner`, as a partner case.

    Attributes:
        case_id: The new case, by an id that no case has.
        client: The creditor.
        debtor: Who owes.
        claim: What is owed, in minor units of its one currency.
        documents: At least one INVOICE, or documents are requested at once.
        approach: How the client wants the debtor approached.
        partner: The submitting partner, its handling and branding; None: the client
            submits the case itself.
        pre_collection: Invoices may fall due after the day of submission.
        host_reference: The host's own name for the case; nothing personal.
        language: The debtor's, such as `de`.
        preferred_partner_id: The collector that the client would like.
        previous_case_id: The rejected or closed case that this one tries anew.
    """

    command_name: ClassVar[str] = "case.submit_case"
    case_id: Identifier
    client: ClientParty
    debtor: DebtorParty
    claim: Claim
    documents: tuple[Document, ...] = ()
    approach: Approach = Approach()
    partner: PartnerSubmission | None = None
    pre_collection: bool = False
    host_reference: Text | None = None
    language: Text | None = None
    preferred_partner_id: Identifier | None = None
    previous_case_id: Identifier | None = None


class RequestDocuments(Command, frozen=True):
    """Ask the submitter for documents.

    Attributes:
        items: The kinds that are needed.
        due_at: By when, an instant that lies ahead.
    """

    command_name: ClassVar[str] = "case.request_documents"
    case_id: Identifier
    items: tuple[DocumentKind, ...] = Field(min_length=1)
    due_at: Instant


class ProvideDocuments(Command, frozen=True):
    """Hand documents in."""

    command_name: ClassVar[str] = "case.provide_documents"
    case_id: Identifier
    documents: tuple[Document, ...] = Field(min_length=1)


class AcceptCase(Command, frozen=True):
    """Take the case on; the acceptance policy is asked."""

    command_name: ClassVar[str] = "case.accept_case"
    case_id: Identifier


class RejectCase(Command, frozen=True):
    """Do not take the case on; final.

    Attributes:
        reason: The kind of reason.
        explanation: In words, for the submitter; nothing personal.
    """

    command_name: ClassVar[str] = "case.reject_case"
    case_id: Identifier
    reason: RejectionReason
    explanation: Text


class AssignPartner(Command, frozen=True):
    """Charge a partner with the case, in a role.

    Attributes:
        partner_id: The partner; who had the role before loses it.
        role: What it is charged with; `EscalateToLegal` charges a LEGAL one.
        instructions_version: The client's instructions that it has to acknowledge.
    """

    command_name: ClassVar[str] = "case.assign_partner"
    case_id: Identifier
    partner_id: Identifier
    role: AssignmentRole = AssignmentRole.COLLECTOR
    instructions_version: int = Field(default=1, ge=1)


class StartWork(Command, frozen=True):
    """Accept the assignment, having read the instructions."""

    command_name: ClassVar[str] = "case.start_work"
    case_id: Identifier
    acknowledged_instructions_version: int = Field(default=1, ge=1)


class LogActivity(Command, frozen=True):
    """Write down what was done.

    Attributes:
        kind: What was done; a NOTE is about the case and reaches nobody.
        direction: INTERNAL for a NOTE, else OUTBOUND or INBOUND.
        outcome: What came of it, if anything did.
        occurred_at: When it was done, not when it is written down: the holds of that
            moment count.
        note: The author's words, a text of the debtor.
        private: Only the platform and the author may read it.
    """

    command_name: ClassVar[str] = "case.log_activity"
    case_id: Identifier
    kind: ActivityKind
    direction: Direction
    outcome: ActivityOutcome | None = None
    occurred_at: Instant
    note: PersonalText | None = None
    private: bool = False


class RecordPayment(Command, frozen=True):
    """Report money from the debtor.

    Attributes:
        payment_id: The caller's id of the payment on this case. The same payment again
            changes nothing, whatever its `reference`; another one under the id is
            refused.
        amount: Above zero, in the claim's currency.
        received_on: The day the money came; not in the future.
        holder: Who has it.
        method: How the debtor paid.
        reference: What the transfer says, a text of the debtor.
        verified: It was seen on the account; for the platform to say.
        conversion: How the money became the amount, if it came in another currency.
    """

    command_name: ClassVar[str] = "case.record_payment"
    case_id: Identifier
    payment_id: Identifier
    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod = PaymentMethod.BANK_TRANSFER
    reference: PersonalText | None = None
    verified: bool = False
    conversion: Conversion | None = None


class VerifyPayment(Command, frozen=True):
    """Confirm a reported payment; only then it is split."""

    command_name: ClassVar[str] = "case.verify_payment"
    case_id: Identifier
    payment_id: Identifier


class RejectPayment(Command, frozen=True):
    """State that a reported payment never came; nothing was posted for it.

    Attributes:
        payment_id: The payment; money that comes later has another id.
        reason: Why it is not believed; nothing personal.
    """

    command_name: ClassVar[str] = "case.reject_payment"
    case_id: Identifier
    payment_id: Identifier
    reason: Text


class ReversePayment(Command, frozen=True):
    """Undo a verified payment, in whole or in part.

    Attributes:
        payment_id: The payment.
        kind: Why.
        reversed_on: The day the money went; not before the payment.
        amount: At most what is left of the payment; None: all that is left.
    """

    command_name: ClassVar[str] = "case.reverse_payment"
    case_id: Identifier
    payment_id: Identifier
    kind: ReversalKind
    reversed_on: date
    amount: Money | None = None


class TakeDiscount(Command, frozen=True):
    """Forgive a part of the claim because a payment met an offer.

    Attributes:
        payment_id: The verified payment; whoever undoes it undoes the discount.
        amount: What is forgiven, above zero; one for each payment.
        offer_reference: Where the offer is kept.
    """

    command_name: ClassVar[str] = "case.take_discount"
    case_id: Identifier
    payment_id: Identifier
    amount: Money
    offer_reference: Text


class AdjustClaim(Command, frozen=True):
    """Claim more or less than was submitted.

    Attributes:
        adjustment_id: The caller's id of the adjustment on this case.
        component: The part of the claim; costs are awarded by `AwardCosts`.
        amount_minor: Signed, in minor units of the claim's currency; a credit note is
            below zero. What was already paid beyond the claim is overpaid.
        kind: Who says so.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.adjust_claim"
    case_id: Identifier
    adjustment_id: Identifier
    component: Component
    amount_minor: MinorUnits
    kind: AdjustmentKind
    reason: Text


class AccrueInterest(Command, frozen=True):
    """Charge the interest that the claim's basis gives, up to a day.

    Attributes:
        up_to: The last day that bears interest; not in the future, not before a day
            that was accrued to.
    """

    command_name: ClassVar[str] = "case.accrue_interest"
    case_id: Identifier
    up_to: date


class WriteOff(Command, frozen=True):
    """Give up a part of what is outstanding; a later payment takes it back first.

    Attributes:
        amount: Above zero, at most what is outstanding.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.write_off"
    case_id: Identifier
    amount: Money
    reason: Text


class AuthoriseCosts(Command, frozen=True):
    """Say how much may be advanced on the case in all.

    Attributes:
        cap: From now on, in place of an earlier one; not below what was advanced.
    """

    command_name: ClassVar[str] = "case.authorise_costs"
    case_id: Identifier
    cap: Money


class AddCost(Command, frozen=True):
    """Report a cost that was advanced within the authorised cap; the debtor owes it.

    Attributes:
        cost_id: The caller's id of the cost on this case.
        kind: What it was for.
        amount: Above zero, in the claim's currency.
        incurred_on: The day it was paid; not in the future.
        advanced_by: Who paid it.
        receipt: The proof.
    """

    command_name: ClassVar[str] = "case.add_cost"
    case_id: Identifier
    cost_id: Identifier
    kind: CostKind
    amount: Money
    incurred_on: date
    advanced_by: Holder
    receipt: Document | None = None


class AwardCosts(Command, frozen=True):
    """Claim of a cost what the court says, which may be more or less.

    Attributes:
        awarded: Not below zero; what is claimed of the cost from now on.
    """

    command_name: ClassVar[str] = "case.award_costs"
    case_id: Identifier
    cost_id: Identifier
    awarded: Money


class GiveUpCosts(Command, frozen=True):
    """Stop waiting for what of an advanced cost has not come back.

    Attributes:
        reason: Why it is irrecoverable; nothing personal.
    """

    command_name: ClassVar[str] = "case.give_up_costs"
    case_id: Identifier
    cost_id: Identifier
    reason: Text


class EscalateToLegal(Command, frozen=True):
    """Hand the claim to a legal partner; a partner case is split by its legal terms.

    Attributes:
        legal_partner_id: Who goes to court.
        effective_on: Payments of this day and later come under the legal terms; not in
            the future.
        waiver: Why a step before it was left out, if one was.
    """

    command_name: ClassVar[str] = "case.escalate_to_legal"
    case_id: Identifier
    legal_partner_id: Identifier
    effective_on: date
    waiver: Text | None = None


class AgreeCommission(Command, frozen=True):
    """Agree what collector and platform earn on a case that its client submitted.

    Attributes:
        commission_rate: The part of the money that is not the client's.
        collector_share: The collector's part of that; the platform's is the rest.
    """

    command_name: ClassVar[str] = "case.agree_commission"
    case_id: Identifier
    commission_rate: Share
    collector_share: Share


class PlaceHold(Command, frozen=True):
    """Stop some kinds of activity.

    Attributes:
        kind: Which kinds it stops, and who may lift it.
        reason: Why; nothing personal.
        until: The last day on which it stops them; None: until it is lifted.
    """

    command_name: ClassVar[str] = "case.place_hold"
    case_id: Identifier
    kind: HoldKind
    reason: Text
    until: date | None = None


class LiftHold(Command, frozen=True):
    """End a hold.

    Attributes:
        kind: The hold.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "case.lift_hold"
    case_id: Identifier
    kind: HoldKind
    reason: Text


class CloseCase(Command, frozen=True):
    """End the case.

    Attributes:
        code: Why. PAID is for a case that nothing is owed on.
        explanation: In words, nothing personal; OTHER needs one.
    """

    command_name: ClassVar[str] = "case.close_case"
    case_id: Identifier
    code: CloseCode
    explanation: Text | None = None


class ReopenCase(Command, frozen=True):
    """Take a closed case up again, with the client's consent.

    Attributes:
        consent_reference: Where the client's consent is kept.
        consented_on: When it was given.
        reason: Why.
        partner_id: A partner to go on with at once, as its collector.
        instructions_version: What that partner has acknowledged.
    """

    command_name: ClassVar[str] = "case.reopen_case"
    case_id: Identifier
    reason: Text
    consent_reference: Text
    consented_on: date
    partner_id: Identifier | None = None
    instructions_version: int = Field(default=1, ge=1)


class OpenReturnReview(Command, frozen=True):
    """Stop outreach while a return of the case is under review."""

    command_name: ClassVar[str] = "case.open_return_review"
    case_id: Identifier


class EndReturnReview(Command, frozen=True):
    """Go on where the case was: the return was refused or withdrawn."""

    command_name: ClassVar[str] = "case.end_return_review"
    case_id: Identifier


CaseDoorCommand: TypeAlias = (
    SubmitCase
    | RequestDocuments
    | ProvideDocuments
    | AcceptCase
    | RejectCase
    | AssignPartner
    | StartWork
    | LogActivity
    | RecordPayment
    | VerifyPayment
    | RejectPayment
    | ReversePayment
    | TakeDiscount
    | AdjustClaim
    | AccrueInterest
    | WriteOff
    | AuthoriseCosts
    | AddCost
    | AwardCosts
    | GiveUpCosts
    | EscalateToLegal
    | AgreeCommission
    | PlaceHold
    | LiftHold
    | CloseCase
    | ReopenCase
)
"""What a host asks of a case."""

CaseCommand: TypeAlias = CaseDoorCommand | OpenReturnReview | EndReturnReview
"""The same, and what only processes ask."""
