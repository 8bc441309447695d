"""What can have happened to a ledger. Stored names and versions never change.

Money moves by `EntryPosted` alone, in a test by `EntryPostedInTest`; the other events are the facts that entries follow
from, so that a later fact can be weighed against them again.
"""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.accounting.events import EntryPosted, EntryPostedInTest
from debt_domain.case_ledger.model import ClaimedInvoice
from debt_domain.kernel.message import Event
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import AnnualRate, DayCount
from debt_domain.values.rate_terms import NetworkTerms
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.text import Currency, Identifier
from debt_domain.values.waterfall import Component, Waterfall


class LedgerOpened(Event, frozen=True):
    """A case got its books.

    Attributes:
        invoices: What is open of each; together the principal.
        opened_on: The day of submission; no entry counts from before it.
        is_test: Its entries count in no figure.
    """

    stored_name: ClassVar[str] = "ledger.ledger_opened"
    stored_version: ClassVar[int] = 1
    case_id: Identifier
    client_id: Identifier
    currency: Currency
    waterfall: Waterfall
    invoices: tuple[ClaimedInvoice, ...]
    interest_minor: int
    fees_minor: int
    opened_on: date
    is_test: bool = False


class TermsAdopted(Event, frozen=True):
    """Money received from a day on is split by these terms.

    Attributes:
        number: In the order in which the ledger adopted them, from 1.
        from_on: The first day of receipts that come under them.
        submitter_id: The submitting partner, of a partner case.
        collector_id: Who earns the collector's part, if the terms have one.
        legal_partner_id: Who earns the legal part, if the terms have one.
    """

    stored_name: ClassVar[str] = "ledger.terms_adopted"
    stored_version: ClassVar[int] = 1
    number: int
    terms: ResolvedTerms
    from_on: date
    submitter_id: Identifier | None
    collector_id: Identifier | None
    legal_partner_id: Identifier | None

    @override
    def under_terms(self) -> int:
        return self.terms.terms_version


class CollectorEngaged(Event, frozen=True):
    """A network collector earns its part of receipts from a day on."""

    stored_name: ClassVar[str] = "ledger.collector_engaged"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    partner_id: Identifier
    terms: NetworkTerms
    from_on: date


class CollectorReleased(Event, frozen=True):
    """A network collector earns nothing of receipts from a day on."""

    stored_name: ClassVar[str] = "ledger.collector_released"
    stored_version: ClassVar[int] = 1
    assignment_id: Identifier
    from_on: date


class CostGivenUp(Event, frozen=True):
    """What is still advanced of a cost will not come back."""

    stored_name: ClassVar[str] = "ledger.cost_given_up"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    amount_minor: int


class CostRefunded(Event, frozen=True):
    """What was not spent of an advanced cost came back to whoever advanced it."""

    stored_name: ClassVar[str] = "ledger.cost_refunded"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    amount_minor: int


class _ClaimFact(Event, frozen=True):
    """Something that the claim stands on, from its own day.

    Attributes:
        counts_from: The fact's own day, even before the books were opened.
    """

    counts_from: date

    @override
    def takes_effect_on(self) -> date:
        return self.counts_from


class CostAdvanced(_ClaimFact, frozen=True):
    """Somebody paid a cost for the debtor, who owes it from then on."""

    stored_name: ClassVar[str] = "ledger.cost_advanced"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    amount_minor: int
    advanced_by: Holder


class CostAwarded(_ClaimFact, frozen=True):
    """The court said what of a cost the debtor owes.

    Attributes:
        change_minor: What was awarded, less what was claimed of the cost before.
    """

    stored_name: ClassVar[str] = "ledger.cost_awarded"
    stored_version: ClassVar[int] = 1
    cost_id: Identifier
    change_minor: int


class CorrectionPosted(_ClaimFact, frozen=True):
    """More of a component is claimed, or less.

    Attributes:
        amount_minor: Below zero: credited by the client or the court.
    """

    stored_name: ClassVar[str] = "ledger.correction_posted"
    stored_version: ClassVar[int] = 1
    component: Component
    amount_minor: int


class WriteOffPosted(_ClaimFact, frozen=True):
    """A part of what was outstanding is given up."""

    stored_name: ClassVar[str] = "ledger.write_off_posted"
    stored_version: ClassVar[int] = 1
    amount_minor: int


class DiscountPosted(_ClaimFact, frozen=True):
    """A part of what was outstanding is forgiven as long as a payment stands whole."""

    stored_name: ClassVar[str] = "ledger.discount_posted"
    stored_version: ClassVar[int] = 1
    payment_id: Identifier
    amount_minor: int


class InterestPosted(_ClaimFact, frozen=True):
    """Interest on the principal is claimed up to the day of the fact, and with it."""

    stored_name: ClassVar[str] = "ledger.interest_posted"
    stored_version: ClassVar[int] = 1
    rates: tuple[AnnualRate, ...]
    day_count: DayCount


class WithdrawalPosted(_ClaimFact, frozen=True):
    """Nothing is claimed any more; what comes later is owed to the debtor."""

    stored_name: ClassVar[str] = "ledger.withdrawal_posted"
    stored_version: ClassVar[int] = 1


ClaimFact: TypeAlias = (
    CostAdvanced
    | CostAwarded
    | CorrectionPosted
    | WriteOffPosted
    | DiscountPosted
    | InterestPosted
    | WithdrawalPosted
)
"""What changes the claim besides receipts, once the books are open."""

CaseLedgerEvent: TypeAlias = (
    LedgerOpened
    | TermsAdopted
    | CollectorEngaged
    | CollectorReleased
    | CostGivenUp
    | CostRefunded
    | ClaimFact
    | EntryPosted
    | EntryPostedInTest
)
