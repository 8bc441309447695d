"""How partners bid for a case."""

from datetime import datetime
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError


class InviteesError(RejectedError):
    """One to five partners are invited, each once."""

    code: ClassVar[str] = "case.invitees"

    def __init__(self, *, invitees: tuple[str, ...]) -> None:
        accepted = "1 to 5 partners, each once"
        super().__init__(
            f"invitees: {len(invitees)} are named; accepted is {accepted}",
            field="invitees",
            value=invitees,
            accepted=accepted,
        )
        self.invitees = invitees


class NotInvitedError(RejectedError):
    """Only an invited partner bids."""

    code: ClassVar[str] = "case.not_invited"

    def __init__(self, *, partner_id: str, invitees: tuple[str, ...]) -> None:
        accepted = ", ".join(invitees)
        super().__init__(
            f"partner_id: {partner_id} was not invited; accepted is {accepted}",
            field="partner_id",
            value=partner_id,
            accepted=accepted,
        )
        self.partner_id = partner_id
        self.invitees = invitees


class BiddingOverError(RejectedError):
    """Quotes come in before the bidding closes."""

    code: ClassVar[str] = "case.bidding_over"

    def __init__(self, *, closes_at: datetime) -> None:
        accepted = f"a quote up to {closes_at.isoformat()}"
        super().__init__(
            f"closes_at: the bidding is over; accepted is {accepted}",
            field="closes_at",
            value=closes_at,
            accepted=accepted,
        )
        self.closes_at = closes_at


class PricingError(RejectedError):
    """A quote has a price, none below zero, all in the claim's currency."""

    code: ClassVar[str] = "case.pricing"

    def __init__(self, *, accepted: str) -> None:
        super().__init__(
            f"pricing: this is no price; accepted is {accepted}",
            field="pricing",
            value=None,
            accepted=accepted,
        )


class QuoteIdReusedError(RejectedError):
    """A quote's id names one quote."""

    code: ClassVar[str] = "case.quote_id_reused"

    def __init__(self, *, quote_id: str, fields: tuple[str, ...]) -> None:
        accepted = "an id that no quote of the case has"
        super().__init__(
            f"quote_id: {quote_id} was submitted with another {', '.join(fields)}; accepted is {accepted}",
            field="quote_id",
            value=quote_id,
            accepted=accepted,
        )
        self.quote_id = quote_id
        self.fields = fields


class QuoteAlreadySubmittedError(RejectedError):
    """A partner bids once."""

    code: ClassVar[str] = "case.quote_already_submitted"

    def __init__(self, *, quote_id: str) -> None:
        accepted = "the quote as it was submitted"
        super().__init__(
            f"quote_id: the partner has bid with {quote_id}; accepted is {accepted}",
            field="quote_id",
            value=quote_id,
            accepted=accepted,
        )
        self.quote_id = quote_id


class UnknownQuoteError(RejectedError):
    """Only a quote of this bidding is accepted."""

    code: ClassVar[str] = "case.unknown_quote"

    def __init__(self, *, quote_id: str, quotes: tuple[str, ...]) -> None:
        accepted = ", ".join(quotes) or "none: nobody has bid"
        super().__init__(
            f"quote_id: there is no quote {quote_id}; accepted is {accepted}",
            field="quote_id",
            value=quote_id,
            accepted=accepted,
        )
        self.quote_id = quote_id
        self.quotes = quotes


class QuoteExpiredError(RejectedError):
    """A quote is accepted before it expires."""

    code: ClassVar[str] = "case.quote_expired"

    def __init__(self, *, quote_id: str, expires_at: datetime) -> None:
        accepted = "a quote that has not expired"
        super().__init__(
            f"quote_id: {quote_id} expired at {expires_at.isoformat()}; accepted is {accepted}",
            field="quote_id",
            value=quote_id,
            accepted=accepted,
        )
        self.quote_id = quote_id
        self.expires_at = expires_at
