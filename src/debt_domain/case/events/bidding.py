"""How partners bid for a case."""

from typing import ClassVar, TypeAlias

from debt_domain.case.model import (
    Pricing,
)
from debt_domain.kernel.message import Event
from debt_domain.values.text import Identifier, Instant


class BiddingOpened(Event, frozen=True):
    """Partners were invited to bid for the case."""

    stored_name: ClassVar[str] = "case.bidding_opened"
    stored_version: ClassVar[int] = 1
    invitees: tuple[Identifier, ...]
    closes_at: Instant


class QuoteSubmitted(Event, frozen=True):
    """An invited partner said what it asks for."""

    stored_name: ClassVar[str] = "case.quote_submitted"
    stored_version: ClassVar[int] = 1
    quote_id: Identifier
    partner_id: Identifier
    pricing: Pricing
    expires_at: Instant


class QuoteAccepted(Event, frozen=True):
    """A quote won; its partner is assigned."""

    stored_name: ClassVar[str] = "case.quote_accepted"
    stored_version: ClassVar[int] = 1
    quote_id: Identifier
    partner_id: Identifier


class QuoteLapsed(Event, frozen=True):
    """A quote can no longer be accepted."""

    stored_name: ClassVar[str] = "case.quote_lapsed"
    stored_version: ClassVar[int] = 1
    quote_id: Identifier
    partner_id: Identifier


class BiddingClosed(Event, frozen=True):
    """The bidding ended without an assignment."""

    stored_name: ClassVar[str] = "case.bidding_closed"
    stored_version: ClassVar[int] = 1


BiddingEvent: TypeAlias = (
    BiddingOpened | QuoteSubmitted | QuoteAccepted | QuoteLapsed | BiddingClosed
)
