"""What a case's state is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from debt_domain.case.events import (
    CostAdded,
    DiscountTaken,
    DisputeRecorded,
    DisputeResolved,
    EscalationOpened,
    EscalationResolved,
    QuoteSubmitted,
)
from debt_domain.case.model import (
    ActivityKind,
    AssignmentRole,
    HoldKind,
    LadderStep,
    PaymentMethod,
    PaymentStatus,
)
from debt_domain.values.conversion import Conversion
from debt_domain.values.document import DocumentKind
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.resolved_terms import CaseFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInReview:
    """What the policies of the review look at.

    Attributes:
        figures: Amount, country, type and age at submission.
        documents: The kinds of document that are on the case.
        due_on: When its invoices fell due, or will.
        on: The day on which the case is taken or not.
    """

    figures: CaseFigures
    documents: frozenset[DocumentKind]
    due_on: tuple[date, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is charged with the case, under which of the client's instructions.

    Attributes:
        acknowledged_version: The newest instructions that it is known to have read.
        collection_days: How long a collector has; None: as the policy says.
    """

    assignment_id: str
    partner_id: str
    role: AssignmentRole
    instructions_version: int
    acknowledged_version: int = 0
    collection_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """What the client wants its partners to do, as it stands.

    Attributes:
        version: From 1.
        sha256: The document's digest; None: as it was at the beginning.
    """

    version: int = 1
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPeriod:
    """For how long the collector has the case to itself.

    Attributes:
        assignment_id: The collector's assignment.
        ends_on: The last day.
        extension_days: How many days are left at least after a promise or a payment.
    """

    assignment_id: str
    ends_on: date
    extension_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """A payment as it was recorded, and how far it is believed.

    Its reference is personal and stays out of the state.

    Attributes:
        left_minor: What of it has not been reversed, in minor units.
        discount: What was forgiven because of it; None: nothing.
    """

    amount: Money
    received_on: date
    holder: Holder
    method: PaymentMethod
    status: PaymentStatus
    left_minor: int
    conversion: Conversion | None = None
    discount: DiscountTaken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A cost that was advanced, and what became of it.

    Attributes:
        added: As it was reported.
        awarded: What the court said; None: nothing yet.
        given_up: Whether it is no longer waited for.
    """

    added: CostAdded
    awarded: Money | None = None
    given_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hold that was placed, and for how long.

    Attributes:
        placed_at: From when on it is in force.
        until: The last day; None: no end.
        lifted_at: When it was lifted; None: it was not.
    """

    kind: HoldKind
    placed_at: datetime
    until: date | None
    lifted_at: datetime | None = None

    def covers(self, instant: datetime, day: date) -> bool:
        """Tell whether it was in force at an instant, which lies on `day`."""
        begun = self.placed_at <= instant
        lifted = self.lifted_at is not None and self.lifted_at <= instant
        return begun and not lifted and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What the debtor contests.

    Attributes:
        recorded: As it was written down.
        resolved: What was decided; None: nothing yet.
        ended: Whether it ended undecided, with its case.
    """

    recorded: DisputeRecorded
    resolved: DisputeResolved | None = None
    ended: bool = False

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.resolved is None and not self.ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """The contact with the debtor, as far as the way to court goes by it.

    Attributes:
        attempts: How many calls, letters and the like went to the debtor.
        channels: The kinds of them.
        client_informed: Whether the client was told how it went.
    """

    attempts: int = 0
    channels: frozenset[ActivityKind] = frozenset()
    client_informed: bool = False

    @property
    def step(self) -> LadderStep:
        """The step of the ladder that was reached; a second attempt is on a new channel.

        Source: the ladder from gathering information to informing the client.
        """
        if self.client_informed and self.attempts:
            return LadderStep.CLIENT_INFORMED
        match (self.attempts, len(self.channels)):
            case (0, _):
                return LadderStep.INFORMATION_GATHERING
            case (_, 1):
                return LadderStep.INITIAL_CONTACT
            case (2, _):
                return LadderStep.SECOND_ATTEMPT
            case _:
                return LadderStep.FURTHER_ATTEMPTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a partner asks for, and whether it can no longer be accepted."""

    submitted: QuoteSubmitted
    lapsed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bidding:
    """The last time that partners were invited to bid.

    Attributes:
        invitees: Who was.
        closes_at: Until when quotes are taken.
        quotes: By quote, in the order submitted.
        winner: The one that was accepted; None: none was yet.
    """

    invitees: tuple[str, ...]
    closes_at: datetime
    quotes: Mapping[str, Quote] = field(default_factory=dict[str, Quote])
    winner: Quote | None = None

    @property
    def accepted(self) -> bool:
        """Whether one of the quotes won."""
        return self.winner is not None

    @property
    def running(self) -> tuple[Quote, ...]:
        """The quotes that have neither won nor lapsed."""
        if self.accepted:
            return ()
        return tuple(quote for quote in self.quotes.values() if not quote.lapsed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """An issue that was raised to the platform's team, and its answer."""

    opened: EscalationOpened
    resolved: EscalationResolved | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAddress:
    """Another address of the debtor, without what is personal in it."""

    country: str
    region: str | None
    learned_on: date
    source: str
