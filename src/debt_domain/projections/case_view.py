"""A case as it stands now.

The debtor's name is sealed in the row, as it is in the log; a reader reveals it.
"""

from datetime import date
from typing import Final, TypeAlias, assert_never, assert_type

from debt_domain.accounting.events import Entry, EntryPosted, EntryPostedInTest
from debt_domain.case.events import (
    ActivityLogged,
    AddressRecorded,
    AssignmentDeclined,
    AssignmentEnded,
    BiddingClosed,
    BiddingOpened,
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseRejected,
    CaseReopened,
    CaseSubmitted,
    ClaimAdjusted,
    ClaimFiled,
    ClaimWrittenOff,
    ClientInformed,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    CommissionAdjusted,
    CommissionAgreed,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    DeathRecorded,
    DiscountTaken,
    DisputeEnded,
    DisputeRecorded,
    DisputeResolved,
    DocumentsProvided,
    DocumentsRequested,
    EnforcementStarted,
    EscalationOpened,
    EscalationResolved,
    HandlingAdopted,
    HoldLifted,
    HoldPlaced,
    InsolvencyRecorded,
    InstructionsAcknowledged,
    InstructionsChanged,
    InterestAccrued,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    LegalPartnerReplaced,
    MoneyLeftToClient,
    PartnerAssigned,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
    PriceDetermined,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.case.model import (
    ActivityOutcome,
    AssignmentRole,
    CaseStatus,
    CloseCode,
    HoldKind,
    Milestone,
    Phase,
    RejectionReason,
)
from debt_domain.kernel.message import Event
from debt_domain.projections.case_progress import (
    CASE_EVENTS,
    CaseStanding,
    NextStep,
    is_of_case,
)
from debt_domain.projections.case_view_parts import (
    ComponentView,
    Engagement,
    MilestoneView,
    PaymentsView,
    PriceView,
    paid,
    posted,
    priced,
)
from debt_domain.projections.keys import case_of
from debt_domain.projections.projection import Projection
from debt_domain.projections.rows import changed
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.holder import Holder
from debt_domain.values.partner_submission import Branding, Handling
from debt_domain.values.personal import PersonalText
from debt_domain.values.waterfall import Component
from debt_domain.wire.recorded import Recorded


class CaseView(CaseStanding, frozen=True):
    """Status, holds, parties, amounts and the next step of one case.

    How far it has come stands in the fields of `CaseStanding`.

    Attributes:
        case_id: The case.
        is_test: Whether it counts in no figure.
        phase: Whether courts have to do with it.
        holds: What stops some kinds of activity, sorted.
        submitted_on: The day of submission.
        closed_on: The day from which it is closed; None while open.
        close_code: Why it was closed; None while open.
        rejection_reason: Why it was rejected, if it was.
        client_id: The creditor.
        client_company: The creditor's name.
        debtor_id: Who owes.
        debtor_name: The debtor's name, sealed.
        submitter_id: The submitting partner, if there is one.
        handling: Who contacts the debtor, in a partner case.
        branding: Whose name the debtor and the client see, in a partner case.
        collector_id: The partner that works the case.
        legal_partner_id: The partner that has it at court.
        engagements: Who was charged with it last, a role each, after it ended too.
        claim_type: What the claim arose from.
        currency: Of all amounts.
        components: The claim, component by component.
        payments: The payments in sum.
        price: What it costs its client, where that was determined.
        milestones: What the case has reached, in the order recorded.
    """

    case_id: str
    is_test: bool = False
    phase: Phase = Phase.PRE_LEGAL
    holds: tuple[HoldKind, ...] = ()
    submitted_on: date | None = None
    closed_on: date | None = None
    close_code: CloseCode | None = None
    rejection_reason: RejectionReason | None = None
    client_id: str | None = None
    client_company: str | None = None
    debtor_id: str | None = None
    debtor_name: PersonalText | None = None
    submitter_id: str | None = None
    handling: Handling | None = None
    branding: Branding | None = None
    collector_id: str | None = None
    legal_partner_id: str | None = None
    engagements: tuple[Engagement, ...] = ()
    claim_type: ClaimType | None = None
    currency: str | None = None
    components: tuple[ComponentView, ...] = tuple(
        ComponentView(component=component) for component in Component
    )
    payments: PaymentsView = PaymentsView()
    price: PriceView | None = None
    milestones: tuple[MilestoneView, ...] = ()

    @property
    def provider(self) -> Holder:
        """Under whose name the client and the debtor see the case."""
        if self.branding is Branding.PARTNER and self.submitter_id is not None:
            return Holder.partner(self.submitter_id)
        return Holder.platform()

    @property
    def status(self) -> CaseStatus:
        """Where the case stands."""
        return self.progress.status

    @property
    def next_step(self) -> NextStep:
        """What the case waits for."""
        return self.progress.next_step

    @property
    def outstanding_minor(self) -> int:
        """What is still owed, in minor units."""
        return sum(x.outstanding_minor for x in self.components)


def _apply(row: CaseView, recorded: Recorded[Event]) -> CaseView:
    event = recorded.event
    if isinstance(event, Entry):
        return changed(row, components=posted(row.components, event))
    if is_of_case(event):
        row = _of_case(row, event, recorded.circumstances.effective_on)
        if isinstance(event, PartnerAssigned):
            row = _engaged(row, event, recorded.position)
        return row.stands_after(event)
    return row


_NotShown: TypeAlias = (
    WorkStarted
    | DocumentsRequested
    | DocumentsProvided
    | CaseAccepted
    | CollectionPeriodStarted
    | CollectionPeriodExtended
    | ReturnReviewOpened
    | ReturnReviewEnded
    | DiscountTaken
    | ClaimAdjusted
    | InterestAccrued
    | ClaimWrittenOff
    | CostsAuthorised
    | CostAdded
    | CostsAwarded
    | CostsGivenUp
    | CommissionAgreed
    | CommissionAdjusted
    | MoneyLeftToClient
    | AddressRecorded
    | AssignmentDeclined
    | BiddingClosed
    | BiddingOpened
    | ClientInformed
    | DeathRecorded
    | DisputeEnded
    | DisputeRecorded
    | DisputeResolved
    | EscalationOpened
    | EscalationResolved
    | InsolvencyRecorded
    | LegalCostsQuoted
    | QuoteAccepted
    | QuoteLapsed
    | QuoteSubmitted
    | InstructionsChanged
    | InstructionsAcknowledged
    | LegalPartnerReplaced
)
"""What only its standing shows, if anything: a new event goes into it, or is shown."""


def _of_case(row: CaseView, event: CaseEvent, day: date) -> CaseView:
    match event:
        case (
            PaymentRecorded()
            | PaymentVerified()
            | PaymentRejected()
            | PaymentReversed()
            | PriceDetermined()
        ):
            return _of_money(row, event)
        case (
            PartnerAssigned() | AssignmentEnded() | LegalEscalated() | HandlingAdopted()
        ):
            return _assigned(row, event)
        case HoldPlaced() | HoldLifted():
            return changed(row, holds=_held(row.holds, event))
        case CaseSubmitted() | CaseRejected() | CaseClosed() | CaseReopened():
            return _begun_or_ended(row, event, day)
        case (
            ActivityLogged() | ClaimFiled() | JudgmentRecorded() | EnforcementStarted()
        ):
            return _on_its_way(row, event)
        case _:
            assert_type(event, _NotShown)
            return row


def _of_money(
    row: CaseView,
    event: PaymentRecorded
    | PaymentVerified
    | PaymentRejected
    | PaymentReversed
    | PriceDetermined,
) -> CaseView:
    if isinstance(event, PriceDetermined):
        return changed(row, price=priced(event.price))
    return changed(row, payments=paid(row.payments, event))


def _submitted(row: CaseView, event: CaseSubmitted) -> CaseView:
    claim, partner = event.claim, event.partner
    claimed = {
        Component.PRINCIPAL: claim.principal_minor,
        Component.INTEREST: claim.interest_minor,
        Component.FEES: claim.fees_minor,
    }
    return changed(
        row,
        is_test=event.is_test,
        submitted_on=event.submitted_on,
        client_id=event.client.client_id,
        client_company=event.client.company_name,
        debtor_id=event.debtor.debtor_id,
        debtor_name=event.debtor.name,
        submitter_id=partner and partner.submitter_id,
        handling=partner and partner.handling,
        branding=partner and partner.branding,
        claim_type=claim.claim_type,
        currency=claim.currency,
        components=tuple(
            changed(x, claimed_minor=claimed.get(x.component, 0))
            for x in row.components
        ),
    )


def _assigned(
    row: CaseView,
    event: PartnerAssigned | AssignmentEnded | LegalEscalated | HandlingAdopted,
) -> CaseView:
    if isinstance(event, HandlingAdopted):
        return changed(row, handling=event.handling)
    if isinstance(event, LegalEscalated):
        before = row.phase is Phase.PRE_LEGAL
        return changed(row, phase=Phase.LEGAL) if before else row
    partner_id = None if isinstance(event, AssignmentEnded) else event.partner_id
    match event.role:
        case AssignmentRole.COLLECTOR:
            return changed(row, collector_id=partner_id)
        case AssignmentRole.LEGAL:
            return changed(row, legal_partner_id=partner_id)
        case _:
            assert_never(event.role)


def _engaged(row: CaseView, event: PartnerAssigned, position: int) -> CaseView:
    others = tuple(x for x in row.engagements if x.role is not event.role)
    engagement = Engagement(
        partner_id=event.partner_id,
        role=event.role,
        since_position=position,
        handed_over=event.handed_over,
        milestones=len(row.milestones),
        payments=row.payments,
    )
    return changed(row, engagements=(*others, engagement))


def _begun_or_ended(
    row: CaseView,
    event: CaseSubmitted | CaseRejected | CaseClosed | CaseReopened,
    day: date,
) -> CaseView:
    match event:
        case CaseSubmitted():
            return _submitted(row, event)
        case CaseRejected(reason=reason):
            return changed(row, rejection_reason=reason)
        case CaseClosed(code=code):
            return changed(
                row,
                closed_on=day,
                close_code=code,
                collector_id=None,
                legal_partner_id=None,
            )
        case CaseReopened():
            return changed(row, closed_on=None, close_code=None)
        case _:
            assert_never(event)


def _on_its_way(
    row: CaseView,
    event: ActivityLogged | ClaimFiled | JudgmentRecorded | EnforcementStarted,
) -> CaseView:
    match event:
        case ActivityLogged(outcome=outcome, occurred_at=occurred_at):
            marked = _MARKED.get(outcome, ()) if outcome else ()
            day = occurred_at.date()
        case ClaimFiled(filed_on=day):
            marked = (Milestone.LEGAL_FILED,)
        case JudgmentRecorded(judged_on=day):
            marked = (Milestone.JUDGMENT,)
        case EnforcementStarted(started_on=day):
            row = changed(row, phase=Phase.ENFORCEMENT)
            marked = (Milestone.ENFORCEMENT,)
        case _:
            assert_never(event)
    known = {reached.milestone for reached in row.milestones}
    first = tuple(
        MilestoneView(milestone=x, reached_on=day) for x in marked if x not in known
    )
    return changed(row, milestones=(*row.milestones, *first)) if first else row


_MARKED: Final = {
    ActivityOutcome.REACHED: (Milestone.FIRST_CONTACT,),
    ActivityOutcome.REFUSED: (Milestone.FIRST_CONTACT,),
    ActivityOutcome.DISPUTED: (Milestone.FIRST_CONTACT,),
    ActivityOutcome.PROMISE: (Milestone.FIRST_CONTACT, Milestone.PROMISE),
}
"""What an activity's outcome says of the way of a case."""


def _held(
    holds: tuple[HoldKind, ...], event: HoldPlaced | HoldLifted
) -> tuple[HoldKind, ...]:
    others = tuple(kind for kind in holds if kind is not event.kind)
    if isinstance(event, HoldLifted):
        return others
    return tuple(sorted((*others, event.kind)))


CASE_VIEW: Projection[CaseView] = Projection(
    name="case_view",
    version=3,
    takes=(*CASE_EVENTS, EntryPosted, EntryPostedInTest),
    row=CaseView,
    keys=case_of,
    initial=lambda key: CaseView(case_id=key),
    apply=_apply,
)
