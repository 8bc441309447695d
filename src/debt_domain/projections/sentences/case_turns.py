"""What happened to a case beside its usual way: bids, disputes, courts, the debtor."""

from typing import TypeAlias, assert_never

from debt_domain.case.events import (
    AddressRecorded,
    AssignmentDeclined,
    AssignmentEvent,
    BiddingClosed,
    BiddingEvent,
    BiddingOpened,
    ClaimFiled,
    ClientInformed,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    DeathRecorded,
    DebtorEvent,
    DisputeEnded,
    DisputeEvent,
    DisputeRecorded,
    DisputeResolved,
    EnforcementStarted,
    EscalationOpened,
    EscalationResolved,
    InsolvencyRecorded,
    InstructionsAcknowledged,
    InstructionsChanged,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    LegalEvent,
    LegalPartnerReplaced,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
)
from debt_domain.projections.sentences.assignment import assignment_sentence
from debt_domain.projections.sentences.phrases import words

IssueEvent: TypeAlias = AssignmentDeclined | EscalationOpened | EscalationResolved

TurnEvent: TypeAlias = (
    IssueEvent
    | AssignmentEvent
    | BiddingEvent
    | DisputeEvent
    | LegalEvent
    | DebtorEvent
)


def turn_sentence(event: TurnEvent) -> str:
    """Say what happened beside the usual way of a case."""
    match event:
        case AssignmentDeclined() | EscalationOpened() | EscalationResolved():
            return _of_issue(event)
        case (
            InstructionsChanged()
            | InstructionsAcknowledged()
            | CollectionPeriodStarted()
            | CollectionPeriodExtended()
            | LegalPartnerReplaced()
        ):
            return assignment_sentence(event)
        case (
            BiddingOpened()
            | QuoteSubmitted()
            | QuoteAccepted()
            | QuoteLapsed()
            | BiddingClosed()
        ):
            return _of_bidding(event)
        case DisputeRecorded() | DisputeResolved() | DisputeEnded():
            return _of_dispute(event)
        case InsolvencyRecorded() | DeathRecorded() | AddressRecorded():
            return _of_debtor(event)
        case _:
            return _of_court(event)


def _of_issue(event: IssueEvent) -> str:
    match event:
        case AssignmentDeclined(partner_id=partner_id, reason=reason):
            return f"Partner {partner_id} declined the case: {reason}"
        case EscalationOpened(escalation_id=issue, explanation=explanation):
            return f"Issue {issue} was raised about the instructions: {explanation}"
        case EscalationResolved(escalation_id=issue, answer=answer):
            return f"Issue {issue} was answered: {answer}"
        case _:
            assert_never(event)


def _of_bidding(event: BiddingEvent) -> str:
    match event:
        case BiddingOpened(invitees=invitees, closes_at=closes_at):
            until = f"{closes_at:%Y-%m-%d %H:%M} UTC"
            return f"Bids were invited until {until}: {', '.join(invitees)}."
        case QuoteSubmitted(quote_id=quote_id, partner_id=partner_id):
            return f"Partner {partner_id} bid with quote {quote_id}."
        case QuoteAccepted(quote_id=quote_id, partner_id=partner_id):
            return f"Quote {quote_id} of partner {partner_id} was accepted."
        case QuoteLapsed(quote_id=quote_id, partner_id=partner_id):
            return f"Quote {quote_id} of partner {partner_id} lapsed."
        case BiddingClosed():
            return "The bidding ended without a partner."
        case _:
            assert_never(event)


def _of_dispute(event: DisputeEvent) -> str:
    match event:
        case DisputeRecorded(ground=ground, raised_on=day):
            return f"The debtor contested the claim on {day} ({words(ground)})."
        case DisputeResolved(dispute_id=dispute_id, resolution=found, reason=reason):
            return f"Dispute {dispute_id} was resolved ({words(found)}): {reason}"
        case DisputeEnded(dispute_id=dispute_id):
            return f"Dispute {dispute_id} ended undecided."
        case _:
            assert_never(event)


def _of_court(event: LegalEvent) -> str:
    match event:
        case ClientInformed(informed_on=day):
            return f"The client was informed of the contact with the debtor on {day}."
        case LegalEscalated(legal_partner_id=partner_id, effective_on=effective_on):
            return f"Partner {partner_id} takes the case to court from {effective_on}."
        case LegalCostsQuoted(legal_partner_id=partner_id, cap=cap):
            return f"Partner {partner_id} expects court to cost {cap} at most."
        case ClaimFiled(court=court, reference=reference, filed_on=day):
            return f"The claim was filed on {day} with {court}, as {reference}."
        case JudgmentRecorded(found_for=winner, amount=amount, costs_awarded=costs):
            awarded = f"{amount} and costs of {costs}"
            return f"The court found for the {words(winner)}: {awarded}."
        case EnforcementStarted(started_on=day):
            return f"The judgment is enforced from {day}."
        case _:
            assert_never(event)


def _of_debtor(event: DebtorEvent) -> str:
    match event:
        case InsolvencyRecorded(opened_on=day, court=court, reference=reference):
            return f"Insolvency was opened on {day} by {court}, as {reference}."
        case DeathRecorded(learned_on=day, source=source):
            return f"The debtor's death became known on {day}: {source}"
        case AddressRecorded(address=address, learned_on=day, source=source):
            country = address.country
            return f"An address in {country} became known on {day}: {source}"
        case _:
            assert_never(event)
