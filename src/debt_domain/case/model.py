"""The values of a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pydantic import Field

from debt_domain.kernel.message import Message
from debt_domain.values.context import Context
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.money import MinorUnits, Money
from debt_domain.values.personal import PersonalText
from debt_domain.values.policy import PolicyDecision
from debt_domain.values.text import Country, Currency, Identifier, Share, Text
from debt_domain.values.waterfall import Component, Waterfall


class CaseStatus(StrEnum):
    """Where a case stands; a pause is a hold, not a status."""

    ABSENT = "ABSENT"
    SUBMITTED = "SUBMITTED"
    DOCS_REQUESTED = "DOCS_REQUESTED"
    REJECTED = "REJECTED"
    ACCEPTED = "ACCEPTED"
    QUOTING = "QUOTING"
    ASSIGNED = "ASSIGNED"
    ACTIVE = "ACTIVE"
    RETURN_REQUESTED = "RETURN_REQUESTED"
    CLOSED = "CLOSED"


class Contact(Message, frozen=True):
    """A person at the client; `contact_id` is the subject of the personal fields."""

    contact_id: Identifier
    name: PersonalText
    email: PersonalText | None = None
    phone: PersonalText | None = None


class Billing(Message, frozen=True):
    """Where the client's bills go.

    Attributes:
        address: The company's seat, which is public: stored in the clear, so it never
            names a person, nor a private home.
        country: Of the seat.
        vat_id: The company's.
        email: A text of the contact: a mailbox mostly is a person's.
    """

    address: Text
    country: Country
    vat_id: Text | None = None
    email: PersonalText | None = None


class ClientParty(Message, frozen=True):
    """The creditor."""

    client_id: Identifier
    company_name: Text
    contact: Contact
    billing: Billing
    industry: Text | None = None
    business_type: Text | None = None


class DebtorKind(StrEnum):
    """Consumers are protected by rules that businesses are not."""

    CONSUMER = "CONSUMER"
    BUSINESS = "BUSINESS"


class Address(Message, frozen=True):
    """Where the debtor lives or has its seat."""

    street: PersonalText
    postal_code: PersonalText
    city: PersonalText
    country: Country
    region: Text | None = None


class DebtorParty(Message, frozen=True):
    """Who owes; `debtor_id` is the subject of the personal fields."""

    debtor_id: Identifier
    kind: DebtorKind
    name: PersonalText
    addresses: tuple[Address, ...] = Field(min_length=1)
    emails: tuple[PersonalText, ...] = ()
    phones: tuple[PersonalText, ...] = ()
    contact_person: PersonalText | None = None
    registration_number: Text | None = None
    payment_history: PersonalText | None = None


class LineKind(StrEnum):
    """A claim is a sum of invoices and of credit notes that lower them."""

    INVOICE = "INVOICE"
    CREDIT_NOTE = "CREDIT_NOTE"


class ClaimLine(Message, frozen=True):
    """One invoice, or one credit note.

    Attributes:
        kind: Which of the two.
        number: The invoice's or credit note's own number.
        issued_on: Its date.
        due_on: When an invoice is to be paid; None for a credit note.
        amount_minor: In minor units: above zero for an invoice, below for a credit note.
        already_paid_minor: What of an invoice was paid before submission.
        lowers: The number of the invoice that a credit note lowers.
        description: What was sold.
    """

    kind: LineKind = LineKind.INVOICE
    number: Text
    issued_on: date
    due_on: date | None = None
    amount_minor: MinorUnits
    already_paid_minor: MinorUnits = Field(default=0, ge=0)
    lowers: Text | None = None
    description: Text | None = None


class InterestKind(StrEnum):
    """Where the debtor's interest comes from."""

    CONTRACTUAL = "CONTRACTUAL"
    STATUTORY = "STATUTORY"
    NONE = "NONE"


class InterestBasis(Message, frozen=True):
    """The right to interest.

    Attributes:
        kind: Where it comes from.
        rate_bps: A contract's, in hundredths of a percent a year.
        statute: A statute's name, as the host's table of rates has it: `EU_2011_7`.
        day_count: How days become a part of a year.
    """

    kind: InterestKind = InterestKind.NONE
    rate_bps: int | None = Field(default=None, ge=0)
    statute: Text | None = None
    day_count: DayCount = DayCount.ACT_365


class Claim(Message, frozen=True):
    """What is owed at submission, in one currency and its minor units.

    Attributes:
        currency: Of all amounts.
        lines: The invoices, and the credit notes that lower them.
        interest_minor: Interest claimed up to the submission.
        fees_minor: Fees claimed, such as those of reminders.
        payment_terms: As agreed with the debtor.
        interest_basis: What further interest would rest on.
        waterfall: The order of the law in which money covers the claim.
    """

    currency: Currency
    lines: tuple[ClaimLine, ...] = Field(min_length=1)
    interest_minor: MinorUnits = Field(default=0, ge=0)
    fees_minor: MinorUnits = Field(default=0, ge=0)
    payment_terms: Text | None = None
    interest_basis: InterestBasis = InterestBasis()
    waterfall: Waterfall = Waterfall.BGB_367

    @property
    def principal_minor(self) -> int:
        """The sum of the lines' open amounts."""
        return sum(line.amount_minor - line.already_paid_minor for line in self.lines)

    @property
    def total_minor(self) -> int:
        """Principal, claimed interest and claimed fees."""
        return self.principal_minor + self.interest_minor + self.fees_minor

    @property
    def invoice_numbers(self) -> tuple[str, ...]:
        """The invoices, which may not be in two open cases at once."""
        return tuple(x.number for x in self.lines if x.kind is LineKind.INVOICE)


class Strategy(StrEnum):
    """How the debtor is approached."""

    DIPLOMATIC = "DIPLOMATIC"
    STANDARD = "STANDARD"
    FIRM = "FIRM"


class EscalationPreference(StrEnum):
    """What the client wants of courts."""

    ASK_FIRST = "ASK_FIRST"
    AUTO_LEGAL = "AUTO_LEGAL"
    NEVER_LEGAL = "NEVER_LEGAL"


class Approach(Message, frozen=True):
    """How the client wants the case worked."""

    strategy: Strategy = Strategy.STANDARD
    escalation: EscalationPreference = EscalationPreference.ASK_FIRST
    communication_requirements: Text | None = None
    timeline_expectation: Text | None = None


class RejectionReason(StrEnum):
    """Why the platform does not take a case."""

    DOCUMENTATION = "DOCUMENTATION"
    JURISDICTION = "JURISDICTION"
    TOO_SMALL = "TOO_SMALL"
    TOO_COMPLEX = "TOO_COMPLEX"
    REGULATORY = "REGULATORY"
    ETHICAL = "ETHICAL"


class AssignmentRole(StrEnum):
    """What a partner is charged with; a case has at most one of each."""

    COLLECTOR = "COLLECTOR"
    LEGAL = "LEGAL"


class Phase(StrEnum):
    """Whether courts have to do with a case, whatever its status is."""

    PRE_LEGAL = "PRE_LEGAL"
    LEGAL = "LEGAL"
    ENFORCEMENT = "ENFORCEMENT"


class ActivityKind(StrEnum):
    """What was done."""

    CALL = "CALL"
    LETTER = "LETTER"
    EMAIL = "EMAIL"
    SMS = "SMS"
    VISIT = "VISIT"
    SKIP_TRACE = "SKIP_TRACE"
    PORTAL_MESSAGE = "PORTAL_MESSAGE"
    NOTE = "NOTE"


class Direction(StrEnum):
    """Whether it went to the debtor or came from there; a note goes nowhere."""

    OUTBOUND = "OUTBOUND"
    INBOUND = "INBOUND"
    INTERNAL = "INTERNAL"


class ActivityOutcome(StrEnum):
    """What came of it."""

    REACHED = "REACHED"
    NO_ANSWER = "NO_ANSWER"
    LEFT_MESSAGE = "LEFT_MESSAGE"
    WRONG_NUMBER = "WRONG_NUMBER"
    PROMISE = "PROMISE"
    REFUSED = "REFUSED"
    DISPUTED = "DISPUTED"
    RETURNED_MAIL = "RETURNED_MAIL"


class PaymentMethod(StrEnum):
    """How the debtor paid."""

    BANK_TRANSFER = "BANK_TRANSFER"
    CARD = "CARD"
    DIRECT_DEBIT = "DIRECT_DEBIT"
    CASH = "CASH"
    OTHER = "OTHER"


class PaymentStatus(StrEnum):
    """How far a payment is believed.

    REJECTED: it never came. REVERSED: it came, and nothing is left of it.
    """

    REPORTED = "REPORTED"
    VERIFIED = "VERIFIED"
    REJECTED = "REJECTED"
    REVERSED = "REVERSED"


class ReversalKind(StrEnum):
    """Why a payment is undone."""

    BOUNCED = "BOUNCED"
    CHARGEBACK = "CHARGEBACK"
    ERROR = "ERROR"


class AdjustmentKind(StrEnum):
    """Why more or less is claimed than was submitted."""

    CREDIT_NOTE = "CREDIT_NOTE"
    CORRECTION = "CORRECTION"
    COURT = "COURT"
    DISPUTE = "DISPUTE"


class CostKind(StrEnum):
    """What money was advanced for."""

    COURT_FEE = "COURT_FEE"
    BAILIFF = "BAILIFF"
    LAWYER = "LAWYER"
    INQUIRY = "INQUIRY"
    OTHER = "OTHER"


class DisputeGround(StrEnum):
    """What the debtor says against the claim."""

    NOT_DELIVERED = "NOT_DELIVERED"
    DEFECTIVE = "DEFECTIVE"
    AMOUNT = "AMOUNT"
    ALREADY_PAID = "ALREADY_PAID"
    NOT_THE_DEBTOR = "NOT_THE_DEBTOR"
    TIME_BARRED = "TIME_BARRED"
    OTHER = "OTHER"


class Resolution(StrEnum):
    """How far the debtor was right."""

    UPHELD = "UPHELD"
    PARTIALLY_UPHELD = "PARTIALLY_UPHELD"
    REJECTED = "REJECTED"


class Litigant(StrEnum):
    """Who wins at court."""

    CLIENT = "CLIENT"
    DEBTOR = "DEBTOR"


class LadderStep(StrEnum):
    """How far the contact with the debtor has come before court."""

    INFORMATION_GATHERING = "INFORMATION_GATHERING"
    INITIAL_CONTACT = "INITIAL_CONTACT"
    SECOND_ATTEMPT = "SECOND_ATTEMPT"
    FURTHER_ATTEMPTS = "FURTHER_ATTEMPTS"
    CLIENT_INFORMED = "CLIENT_INFORMED"


class Milestone(StrEnum):
    """What marks the way of a case; derived from its events."""

    FIRST_CONTACT = "FIRST_CONTACT"
    PROMISE = "PROMISE"
    LEGAL_FILED = "LEGAL_FILED"
    JUDGMENT = "JUDGMENT"
    ENFORCEMENT = "ENFORCEMENT"


class Pricing(Message, frozen=True):
    """What a partner asks for; a mix has several.

    Attributes:
        success_rate: A part of the money that comes in.
        flat: Once, whatever comes in.
        hourly: For each hour of work.
    """

    success_rate: Share | None = None
    flat: Money | None = None
    hourly: Money | None = None


class HoldKind(StrEnum):
    """What stops some kinds of activity, whatever the status is."""

    DISPUTE = "DISPUTE"
    MORATORIUM = "MORATORIUM"
    CEASE = "CEASE"
    PAUSE = "PAUSE"


class CloseCode(StrEnum):
    """Why a case ended."""

    PAID = "PAID"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    SETTLED = "SETTLED"
    INSOLVENT = "INSOLVENT"
    UNTRACEABLE = "UNTRACEABLE"
    DISPUTED_NO_LEGAL = "DISPUTED_NO_LEGAL"
    WITHDRAWN = "WITHDRAWN"
    EXHAUSTED = "EXHAUSTED"
    TIME_BARRED = "TIME_BARRED"
    SETTLEMENT_REFUSED = "SETTLEMENT_REFUSED"
    CLIENT_UNRESPONSIVE = "CLIENT_UNRESPONSIVE"
    UNECONOMICAL = "UNECONOMICAL"
    RETURNED = "RETURNED"
    NEVER_STARTED = "NEVER_STARTED"
    INVALID_DATA = "INVALID_DATA"
    NO_QUOTES = "NO_QUOTES"
    QUOTES_EXPIRED = "QUOTES_EXPIRED"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseContext(Context):
    """What a case's decisions are told besides.

    Attributes:
        outstanding_minor: What the ledger says is still owed, in minor units; given
            with `CloseCase`.
        acceptance: What the acceptance policy says; given with `AcceptCase`.
        statutory_rates: The statute's rates, given with `AccrueInterest` where the
            claim's interest rests on one.
        ladder: What the policy on the contact before court says; given with
            `EscalateToLegal`.
        outstanding: The same as `outstanding_minor`, by component; given with
            `ResolveDispute`.
        unpaid_costs: The costs whose advances wait for their money; given when the
            case is closed.
        exclusive_partner_id: The partner that the client's cases go to, if there is
            one; given with `AssignPartner`.
    """

    outstanding_minor: int = 0
    acceptance: PolicyDecision | None = None
    statutory_rates: tuple[AnnualRate, ...] = ()
    ladder: PolicyDecision | None = None
    outstanding: Mapping[Component, int] = field(default_factory=dict[Component, int])
    unpaid_costs: tuple[str, ...] = ()
    exclusive_partner_id: str | None = None
