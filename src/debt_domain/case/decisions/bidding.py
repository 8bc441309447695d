"""How partners bid for a case."""

from datetime import datetime
from typing import Final, TypeAlias, assert_never

from debt_domain.case.commands import (
    AcceptQuote,
    CloseBidding,
    OpenBidding,
    SubmitQuote,
)
from debt_domain.case.decisions.access import (
    require_access,
    require_currency,
    require_status,
)
from debt_domain.case.decisions.assignment import (
    require_exclusive,
    require_handling,
)
from debt_domain.case.decisions.instructions import assigned_version
from debt_domain.case.errors import (
    BiddingOverError,
    InviteesError,
    NotInvitedError,
    PastDateError,
    PricingError,
    QuoteAlreadySubmittedError,
    QuoteExpiredError,
    QuoteIdReusedError,
    UnknownQuoteError,
    WrongStatusError,
)
from debt_domain.case.events import (
    BiddingClosed,
    BiddingOpened,
    CaseEvent,
    PartnerAssigned,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
)
from debt_domain.case.model import AssignmentRole, CaseContext, CaseStatus, Pricing
from debt_domain.case.parts import Bidding, Quote
from debt_domain.case.state import CaseState
from debt_domain.values.actor import PartyNotAllowedError, Role

BiddingCommand: TypeAlias = OpenBidding | SubmitQuote | AcceptQuote | CloseBidding

MOST_INVITEES: Final = 5
"""How many partners may bid for a case."""


def decide(
    command: BiddingCommand, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    """Answer a command about bidding."""
    match command:
        case OpenBidding():
            return _open(command, state, context)
        case SubmitQuote():
            return _submit(command, state, context)
        case AcceptQuote():
            return _accept(command, state, context)
        case CloseBidding():
            require_access(command, state, context, Role.PLATFORM)
            require_status(command, state, CaseStatus.QUOTING)
            return closed(state)
        case _:
            assert_never(command)


def closed(state: CaseState) -> tuple[QuoteLapsed | BiddingClosed, ...]:
    """End the bidding of a case that waits for quotes, also during a return's review."""
    waits = CaseStatus.QUOTING in (state.status, _resumed(state))
    if state.bidding is None or not waits:
        return ()
    return *_lapsed(state.bidding), BiddingClosed()


def _resumed(state: CaseState) -> CaseStatus:
    reviewed = state.status is CaseStatus.RETURN_REQUESTED
    return state.resumes_as if reviewed else state.status


def _lapsed(bidding: Bidding, won: str | None = None) -> tuple[QuoteLapsed, ...]:
    return tuple(
        QuoteLapsed(
            quote_id=quote.submitted.quote_id, partner_id=quote.submitted.partner_id
        )
        for quote in bidding.running
        if quote.submitted.quote_id != won
    )


def _open(
    command: OpenBidding, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM)
    require_status(command, state, CaseStatus.ACCEPTED)
    invitees = command.invitees
    if not 1 <= len(set(invitees)) == len(invitees) <= MOST_INVITEES:
        raise InviteesError(invitees=invitees)
    for partner_id in invitees:
        require_handling(state, partner_id)
    _require_ahead("closes_at", command.closes_at, context)
    return (BiddingOpened(invitees=invitees, closes_at=command.closes_at),)


def _require_ahead(field: str, instant: datetime, context: CaseContext) -> None:
    if instant < context.now:
        raise PastDateError(field=field, value=instant, earliest=context.now)


def _running(command: SubmitQuote | AcceptQuote, state: CaseState) -> Bidding:
    if state.status is not CaseStatus.QUOTING or state.bidding is None:
        raise WrongStatusError(
            command=type(command).__name__,
            status=state.status,
            allowed=(CaseStatus.QUOTING,),
        )
    return state.bidding


def _submit(
    command: SubmitQuote, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    _require_bidder(command, context)
    bidding = _running(command, state)
    submitted = QuoteSubmitted(
        quote_id=command.quote_id,
        partner_id=command.partner_id,
        pricing=command.pricing,
        expires_at=command.expires_at,
    )
    earlier = bidding.quotes.get(command.quote_id)
    if earlier is not None:
        _require_same(submitted, earlier.submitted)
        return ()
    _require_place(command, bidding, context)
    _require_price(command.pricing, state)
    _require_ahead("expires_at", command.expires_at, context)
    return (submitted,)


def _require_bidder(command: SubmitQuote, context: CaseContext) -> None:
    name, actor = type(command).__name__, context.actor
    context.require_role(name, Role.PLATFORM, Role.COLLECTOR)
    by_partner = context.cause is None and actor.role is Role.COLLECTOR
    if by_partner and actor.party_id != command.partner_id:
        raise PartyNotAllowedError(
            command=name,
            party_id=actor.party_id,
            allowed=f"the bidding partner {command.partner_id}",
        )


def _require_same(submitted: QuoteSubmitted, earlier: QuoteSubmitted) -> None:
    compared = {
        "partner_id": submitted.partner_id == earlier.partner_id,
        "pricing": submitted.pricing == earlier.pricing,
        "expires_at": submitted.expires_at == earlier.expires_at,
    }
    other = tuple(name for name, same in compared.items() if not same)
    if other:
        raise QuoteIdReusedError(quote_id=submitted.quote_id, fields=other)


def _require_place(
    command: SubmitQuote, bidding: Bidding, context: CaseContext
) -> None:
    if command.partner_id not in bidding.invitees:
        raise NotInvitedError(partner_id=command.partner_id, invitees=bidding.invitees)
    if context.now > bidding.closes_at:
        raise BiddingOverError(closes_at=bidding.closes_at)
    for quote in bidding.quotes.values():
        if quote.submitted.partner_id == command.partner_id:
            raise QuoteAlreadySubmittedError(quote_id=quote.submitted.quote_id)


def _require_price(pricing: Pricing, state: CaseState) -> None:
    prices = tuple(x for x in (pricing.flat, pricing.hourly) if x is not None)
    rate = pricing.success_rate
    if rate is None and not prices:
        raise PricingError(accepted="a success rate, a flat or an hourly price")
    if rate is not None and not 0 < rate <= 1:
        raise PricingError(accepted="a success rate above 0 and up to 1")
    for price in prices:
        require_currency(price, state)
        if price.amount_minor <= 0:
            raise PricingError(accepted="a flat or hourly price above 0")


def _accept(
    command: AcceptQuote, state: CaseState, context: CaseContext
) -> tuple[CaseEvent, ...]:
    require_access(command, state, context, Role.PLATFORM, Role.CLIENT, Role.SUBMITTER)
    bidding = _running(command, state)
    quote = _standing(command, bidding, context)
    partner_id = quote.submitted.partner_id
    if command.exclusivity_waiver is None:
        require_exclusive(state, partner_id, context)
    return (
        QuoteAccepted(quote_id=command.quote_id, partner_id=partner_id),
        *_lapsed(bidding, won=command.quote_id),
        PartnerAssigned(
            assignment_id=state.next_assignment_id,
            partner_id=partner_id,
            role=AssignmentRole.COLLECTOR,
            instructions_version=assigned_version(command.instructions_version, state),
            exclusivity_waiver=command.exclusivity_waiver,
        ),
    )


def _standing(command: AcceptQuote, bidding: Bidding, context: CaseContext) -> Quote:
    quote = bidding.quotes.get(command.quote_id)
    if quote is None:
        raise UnknownQuoteError(quote_id=command.quote_id, quotes=tuple(bidding.quotes))
    expires_at = quote.submitted.expires_at
    if context.now > expires_at:
        raise QuoteExpiredError(quote_id=command.quote_id, expires_at=expires_at)
    return quote
