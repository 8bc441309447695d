"""How bids, disputes, courts and the debtor change what is remembered about a case."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from debt_domain.case.events import (
    AddressRecorded,
    BiddingClosed,
    BiddingEvent,
    BiddingOpened,
    ClaimFiled,
    ClientInformed,
    CommissionAdjusted,
    CommissionAgreed,
    DeathRecorded,
    DebtorEvent,
    DisputeEnded,
    DisputeEvent,
    DisputeRecorded,
    DisputeResolved,
    EnforcementStarted,
    InsolvencyRecorded,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    LegalEvent,
    MoneyLeftToClient,
    PriceDetermined,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
    TermsEvent,
)
from debt_domain.case.model import (
    CaseStatus,
    Phase,
)
from debt_domain.case.parts import (
    Bidding,
    Dispute,
    KnownAddress,
    Quote,
)
from debt_domain.case.state import CaseState


def turned(
    state: CaseState,
    event: BiddingEvent | DisputeEvent | TermsEvent | LegalEvent | DebtorEvent,
) -> CaseState:
    """Apply a fact beside the usual way of a case."""
    match event:
        case (
            BiddingOpened()
            | QuoteSubmitted()
            | QuoteAccepted()
            | QuoteLapsed()
            | BiddingClosed()
        ):
            return _bid(state, event)
        case DisputeRecorded() | DisputeResolved() | DisputeEnded():
            dispute = _contested(state.disputes, event)
            return replace(
                state, disputes={**state.disputes, event.dispute_id: dispute}
            )
        case (
            CommissionAgreed()
            | CommissionAdjusted()
            | PriceDetermined()
            | MoneyLeftToClient()
        ):
            return _agreed(state, event)
        case InsolvencyRecorded() | DeathRecorded() | AddressRecorded():
            return _known(state, event)
        case _:
            return _at_court(state, event)


def _agreed(state: CaseState, event: TermsEvent) -> CaseState:
    match event:
        case CommissionAgreed():
            return replace(state, commission=event)
        case CommissionAdjusted(terms=terms):
            if state.commission is None:
                return state
            adjusted = state.commission.model_copy(update={"terms": terms})
            return replace(state, commission=adjusted)
        case PriceDetermined():
            return _priced(state, event)
        case MoneyLeftToClient():
            return replace(state, left_to_client=True)
        case _:
            assert_never(event)


def _priced(state: CaseState, event: PriceDetermined) -> CaseState:
    price, rate = event.price, state.consented_rate
    if rate is None or event.is_agreed:
        rate = price.rate
    return replace(state, price=price, consented_rate=rate)


def _bid(state: CaseState, event: BiddingEvent) -> CaseState:
    match event:
        case BiddingOpened(invitees=invitees, closes_at=closes_at):
            bidding = Bidding(invitees=invitees, closes_at=closes_at)
            return replace(state, status=CaseStatus.QUOTING, bidding=bidding)
        case BiddingClosed():
            return replace(state, status=CaseStatus.ACCEPTED)
        case QuoteSubmitted() | QuoteAccepted() | QuoteLapsed():
            if state.bidding is None:
                return state
            return replace(state, bidding=_quoted(state.bidding, event))
        case _:
            assert_never(event)


def _quoted(
    bidding: Bidding, event: QuoteSubmitted | QuoteAccepted | QuoteLapsed
) -> Bidding:
    match event:
        case QuoteSubmitted():
            quote = Quote(submitted=event)
        case QuoteLapsed(quote_id=quote_id):
            quote = replace(bidding.quotes[quote_id], lapsed=True)
        case QuoteAccepted(quote_id=quote_id):
            return replace(bidding, winner=bidding.quotes[quote_id])
        case _:
            assert_never(event)
    return replace(bidding, quotes={**bidding.quotes, event.quote_id: quote})


def _contested(disputes: Mapping[str, Dispute], event: DisputeEvent) -> Dispute:
    match event:
        case DisputeRecorded():
            return Dispute(recorded=event)
        case DisputeResolved(dispute_id=dispute_id):
            return replace(disputes[dispute_id], resolved=event)
        case DisputeEnded(dispute_id=dispute_id):
            return replace(disputes[dispute_id], ended=True)
        case _:
            assert_never(event)


def _at_court(state: CaseState, event: LegalEvent) -> CaseState:
    match event:
        case ClientInformed():
            outreach = replace(state.outreach, client_informed=True)
            return replace(state, outreach=outreach)
        case LegalEscalated(effective_on=effective_on):
            before = state.phase is Phase.PRE_LEGAL
            phase = Phase.LEGAL if before else state.phase
            return replace(state, phase=phase, legal_from=effective_on)
        case LegalCostsQuoted():
            return replace(state, costs_quoted=event)
        case ClaimFiled():
            return replace(state, filing=event)
        case JudgmentRecorded():
            return replace(state, judgment=event)
        case EnforcementStarted():
            return replace(state, phase=Phase.ENFORCEMENT, enforcement=event)
        case _:
            assert_never(event)


def _known(state: CaseState, event: DebtorEvent) -> CaseState:
    match event:
        case InsolvencyRecorded():
            return replace(state, insolvency=event)
        case DeathRecorded():
            return replace(state, death=event)
        case AddressRecorded(address_id=address_id, address=address):
            known = KnownAddress(
                country=address.country,
                region=address.region,
                learned_on=event.learned_on,
                source=event.source,
            )
            return replace(state, addresses={**state.addresses, address_id: known})
        case _:
            assert_never(event)
