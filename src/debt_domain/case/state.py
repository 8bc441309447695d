"""What the rules have to remember about a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction

from debt_domain.case.events import (
    ClaimAdjusted,
    ClaimFiled,
    CommissionAgreed,
    DeathRecorded,
    EnforcementStarted,
    InsolvencyRecorded,
    JudgmentRecorded,
    LegalCostsQuoted,
)
from debt_domain.case.model import (
    CaseStatus,
    DebtorKind,
    EscalationPreference,
    HoldKind,
    InterestBasis,
    PaymentStatus,
    Phase,
    Resolution,
)
from debt_domain.case.parts import (
    Assignment,
    Bidding,
    CaseInReview,
    CollectionPeriod,
    Cost,
    Dispute,
    Escalation,
    Hold,
    Instructions,
    KnownAddress,
    Outreach,
    Payment,
)
from debt_domain.values.aging import OpenInvoice
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.document import DocumentKind
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling, PartnerSubmission
from debt_domain.values.price import Price, PricingFigures, Quoted
from debt_domain.values.resolved_terms import CaseFigures
from debt_domain.values.waterfall import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """Everything `decide` and the processes may look at; no personal data.

    Attributes:
        status: Where the case stands.
        case_id: The case; "" while it is absent, like the next two.
        client_id: The creditor.
        debtor_id: The debtor.
        partner: How a partner submitted it; None where the client did.
        invoice_numbers: The invoices claimed.
        division_id: The client's department, if one was named.
        principal_minor: The principal at submission, in minor units.
        open_invoices: What of each invoice was open at submission.
        is_test: Whether it counts in no figure.
        figures: Amount, country and age at submission; None while absent.
        documents: The kinds of document that are on the case.
        accepted: Whether it has ever been accepted.
        resumes_as: Where it goes on when a return is refused.
        escalation_preference: What the client wants of courts.
        phase: Whether courts have to do with it.
        interest_basis: The right to further interest.
        begun: The first day of interest of each invoice that was open at submission.
        accrued_up_to: The last day that interest was charged for; None: none was.
        assignments: How many assignments there ever were, of both roles.
        assignment: The collector, if there is one.
        legal: The legal partner, if there is one.
        instructions: What the client wants its partners to do.
        collection_period: For how long the collector has the case to itself; None: no
            period runs.
        partner_ids: Every partner that has ever had to do with it.
        payments: Every payment by its id, in the order recorded.
        holds: Every hold that was ever placed, in this order.
        adjustments: What changed the claim, by its id.
        cost_cap_minor: What may be advanced in all, in minor units.
        costs: Every cost by its id.
        commission: What was agreed on a client's own case.
        left_to_client: Whether it was ever closed without any terms.
        price: What it costs its client, as last determined; None: it was not.
        consented_rate: The rate that a later one is measured by: the first, or the last
            that the client has agreed to.
        debtor_kind: Whether the debtor is protected as a consumer.
        outreach: The contact with the debtor, as far as the way to court goes by it.
        bidding: The last time that partners were invited to bid; None: they never were.
        escalations: The issues that were raised, by their id.
        disputes: What the debtor contests, by its id.
        legal_from: From which day on its legal partner has it; None: it was never legal.
        costs_quoted: What court would cost at most; None: nobody has said.
        filing: How the claim was brought to court; None: it was not.
        judgment: What the court decided; None: nothing yet.
        enforcement: Since when the judgment is enforced; None: it is not.
        insolvency: The debtor's proceedings; None: none are known.
        death: What is known of the debtor's death; None: nothing.
        addresses: What became known of the debtor's whereabouts, by its id.
    """

    status: CaseStatus = CaseStatus.ABSENT
    case_id: str = ""
    client_id: str = ""
    debtor_id: str = ""
    partner: PartnerSubmission | None = None
    invoice_numbers: tuple[str, ...] = ()
    division_id: str | None = None
    principal_minor: int = 0
    open_invoices: tuple[OpenInvoice, ...] = ()
    is_test: bool = False
    figures: CaseFigures | None = None
    documents: frozenset[DocumentKind] = frozenset()
    accepted: bool = False
    resumes_as: CaseStatus = CaseStatus.ABSENT
    escalation_preference: EscalationPreference = EscalationPreference.ASK_FIRST
    phase: Phase = Phase.PRE_LEGAL
    interest_basis: InterestBasis = field(default_factory=InterestBasis)
    begun: tuple[date, ...] = ()
    accrued_up_to: date | None = None
    assignments: int = 0
    assignment: Assignment | None = None
    legal: Assignment | None = None
    instructions: Instructions = field(default_factory=Instructions)
    collection_period: CollectionPeriod | None = None
    partner_ids: frozenset[str] = frozenset()
    payments: Mapping[str, Payment] = field(default_factory=dict[str, Payment])
    holds: tuple[Hold, ...] = ()
    adjustments: Mapping[str, ClaimAdjusted] = field(
        default_factory=dict[str, ClaimAdjusted]
    )
    cost_cap_minor: int = 0
    costs: Mapping[str, Cost] = field(default_factory=dict[str, Cost])
    commission: CommissionAgreed | None = None
    left_to_client: bool = False
    price: Price | None = None
    consented_rate: Fraction | None = None
    debtor_kind: DebtorKind = DebtorKind.CONSUMER
    outreach: Outreach = field(default_factory=Outreach)
    bidding: Bidding | None = None
    escalations: Mapping[str, Escalation] = field(default_factory=dict[str, Escalation])
    disputes: Mapping[str, Dispute] = field(default_factory=dict[str, Dispute])
    legal_from: date | None = None
    costs_quoted: LegalCostsQuoted | None = None
    filing: ClaimFiled | None = None
    judgment: JudgmentRecorded | None = None
    enforcement: EnforcementStarted | None = None
    insolvency: InsolvencyRecorded | None = None
    death: DeathRecorded | None = None
    addresses: Mapping[str, KnownAddress] = field(
        default_factory=dict[str, KnownAddress]
    )

    @property
    def currency(self) -> str:
        """The claim's currency; "" while the case is absent."""
        return self.figures.claim.currency if self.figures else ""

    @property
    def claim_type(self) -> ClaimType:
        """What the claim arose from."""
        return self.figures.claim_type if self.figures else ClaimType.OTHER

    @property
    def pricing_figures(self) -> PricingFigures | None:
        """What its price depends on; None while it is absent.

        An adjustment names no invoice, so the age stays that of the submission.
        """
        if self.figures is None:
            return None
        return PricingFigures(
            principal=Money(self._principal_minor(), self.currency),
            invoices=self.open_invoices,
            submitted_on=self.submitted_on,
            client_id=self.client_id,
            division_id=self.division_id,
            collector_id=self.collector_id,
            debtor_country=self.figures.debtor_country,
            quote=self._quoted(),
        )

    def _principal_minor(self) -> int:
        return self.principal_minor + sum(
            x.amount_minor
            for x in self.adjustments.values()
            if x.component is Component.PRINCIPAL
        )

    def _quoted(self) -> Quoted | None:
        """Give the quote that won, while the partner that made it has the case."""
        winner = self.bidding.winner if self.bidding else None
        if winner is None or winner.submitted.partner_id != self.collector_id:
            return None
        return Quoted(
            quote_id=winner.submitted.quote_id,
            success_rate=winner.submitted.pricing.success_rate,
        )

    @property
    def has_invoice(self) -> bool:
        """Whether an INVOICE document is on the case."""
        return DocumentKind.INVOICE in self.documents

    def in_review(self, on: date) -> CaseInReview | None:
        """Give what the policies of the review look at; None while it is absent."""
        if self.figures is None:
            return None
        due_on = tuple(day - timedelta(days=1) for day in self.begun)
        return CaseInReview(
            figures=self.figures, documents=self.documents, due_on=due_on, on=on
        )

    @property
    def submitter_id(self) -> str | None:
        """The partner that submitted the case, if one did."""
        return self.partner.submitter_id if self.partner else None

    @property
    def handling(self) -> Handling | None:
        """Who contacts the debtor, where a partner submitted the case."""
        return self.partner.handling if self.partner else None

    @property
    def collector_id(self) -> str | None:
        """The partner that is charged with the case, if one is."""
        return self.assignment.partner_id if self.assignment else None

    @property
    def legal_partner_id(self) -> str | None:
        """The partner that has the case at court, if one has."""
        return self.legal.partner_id if self.legal else None

    @property
    def next_assignment_id(self) -> str:
        """What the next assignment is called."""
        return f"AS-{self.assignments + 1}"

    @property
    def advanced_minor(self) -> int:
        """What was ever advanced, in minor units."""
        return sum(cost.added.amount.amount_minor for cost in self.costs.values())

    @property
    def unverified_payments(self) -> tuple[str, ...]:
        """The ids of the payments that are only reported."""
        return tuple(
            payment_id
            for payment_id, payment in self.payments.items()
            if payment.status is PaymentStatus.REPORTED
        )

    @property
    def open_disputes(self) -> tuple[str, ...]:
        """The ids of the disputes that wait for a decision."""
        return tuple(x for x, dispute in self.disputes.items() if dispute.open)

    @property
    def dispute_upheld(self) -> bool:
        """Whether the debtor was ever right, in whole or in part."""
        found = (x.resolved for x in self.disputes.values() if x.resolved is not None)
        return any(x.resolution is not Resolution.REJECTED for x in found)

    @property
    def submitted_on(self) -> date:
        """The day of submission; no day is before it while the case is absent."""
        return self.figures.submitted_on if self.figures else date.min

    @property
    def unlifted(self) -> tuple[HoldKind, ...]:
        """The kinds of hold that can be lifted, whether their last day is past or not."""
        return tuple(hold.kind for hold in self.holds if hold.lifted_at is None)

    def hold_at(self, kind: HoldKind, instant: datetime, day: date) -> Hold | None:
        """Give the hold of a kind that was in force at an instant, which lies on `day`."""
        for hold in self.holds:
            if hold.kind is kind and hold.covers(instant, day):
                return hold
        return None
