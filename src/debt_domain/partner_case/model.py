"""The values of a partner case."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from debt_domain.kernel.message import Message
from debt_domain.values.context import Context
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RateTerms
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.values.text import Identifier, Share, Text


class PartnerCaseStatus(StrEnum):
    """Where the commercial side stands."""

    ABSENT = "ABSENT"
    SUBMITTED = "SUBMITTED"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"
    RETURN_REQUESTED = "RETURN_REQUESTED"
    CLOSED = "CLOSED"
    SETTLED = "SETTLED"


class ReturnReason(StrEnum):
    """Why a case is handed back."""

    DISPUTE_UPHELD = "DISPUTE_UPHELD"
    UNCOLLECTIBLE = "UNCOLLECTIBLE"
    CLIENT_REQUEST = "CLIENT_REQUEST"
    COST_EXCEEDS_VALUE = "COST_EXCEEDS_VALUE"


class CostEstimate(Message, frozen=True):
    """The figures that COST_EXCEEDS_VALUE rests on."""

    expected_cost: Money
    expected_recovery: Money


class ReturnSettlement(Message, frozen=True):
    """How the money of a case stands when it is handed back, in minor units.

    Money that is held, and fees that are due, are settled by the parties' next
    statements, as ever; what was advanced and not spent comes back with the approval.

    Attributes:
        currency: Of all figures.
        fees_due_minor: Case fees posted and not given back, the legal fee included.
        held_by_platform_minor: Money of the case in the platform's hands.
        held_by_submitter_minor: Money of the case in the submitter's hands.
        held_by_client_minor: Money in the client's hands that is not settled.
        held_by_others_minor: Money in the hands of other partners.
        overpaid_minor: What of it is owed back to the debtor.
        advanced_minor: Costs advanced that have not come back.
        submitter_position_minor: What the submitter is owed; below zero it owes.
        client_position_minor: What the client is owed; below zero it owes.
    """

    currency: str
    fees_due_minor: int
    held_by_platform_minor: int
    held_by_submitter_minor: int
    held_by_client_minor: int = 0
    held_by_others_minor: int = 0
    overpaid_minor: int = 0
    advanced_minor: int = 0
    submitter_position_minor: int
    client_position_minor: int = 0


class UnspentAdvance(Message, frozen=True):
    """What was not spent of a cost, and comes back to whoever advanced it.

    Attributes:
        cost_id: The cost on the case.
        amount: Above zero, at most what is still advanced.
    """

    cost_id: Identifier
    amount: Money


class MissingRequirement(StrEnum):
    """What a partner needs before it may submit cases of its clients.

    WHITE_LABEL_CLAUSE is needed for cases under the partner's own name alone.
    """

    ACTIVE_AGREEMENT = "ACTIVE_AGREEMENT"
    SHADOW_CLIENT_CLAUSE = "SHADOW_CLIENT_CLAUSE"
    WHITE_LABEL_CLAUSE = "WHITE_LABEL_CLAUSE"
    RATES = "RATES"
    ONBOARDING = "ONBOARDING"
    THRESHOLD = "THRESHOLD"


class AgreedRates(Message, frozen=True):
    """The agreement's rates in force on the day of submission."""

    version: int = Field(ge=1)
    effective_from: date
    terms: RateTerms


class PartyShare(Message, frozen=True):
    """A party's part of what is split."""

    party: SplitParty
    share: Share


class Consent(Message, frozen=True):
    """A party's word that its share may fall.

    Attributes:
        party: Whose word.
        reference: Where it is kept; nothing personal.
        given_on: When it was given.
    """

    party: SplitParty
    reference: Text
    given_on: date


class SplitOccasion(StrEnum):
    """Why a split changes.

    LEGAL: the case went to court, and signing the agreement was the consent.
    AGREEMENT: the parties agreed.
    """

    LEGAL = "LEGAL"
    AGREEMENT = "AGREEMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstated:
    """An entry of the case's ledger that a party of it has not had in a statement.

    Attributes:
        entry_id: The entry, as `stream@version`.
        party: Whose statement it lacks.
    """

    entry_id: str
    party: Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerCaseContext(Context):
    """What a partner case's decisions are told besides.

    Attributes:
        missing: What the submitter's agreement lacks on the day of submission.
        rates: The agreement's rates on that day, if there are any.
        dispute_upheld: Whether the case has a dispute resolved as upheld.
        settlement: How the case's ledger stands.
        legal_partner_id: Who has the case at court; given with `AdjustSplit`.
        unstated: What is in no issued statement yet; given with `SettlePartnerCase`.
    """

    missing: tuple[MissingRequirement, ...] = ()
    rates: AgreedRates | None = None
    dispute_upheld: bool = False
    settlement: ReturnSettlement | None = None
    legal_partner_id: str | None = None
    unstated: tuple[Unstated, ...] = ()
