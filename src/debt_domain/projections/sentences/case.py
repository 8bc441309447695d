"""What happened to a case."""

from typing import Final, assert_never

from debt_domain.case.events import (
    ActivityLogged,
    AssignmentEnded,
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseRejected,
    CaseReopened,
    CaseSubmitted,
    ClaimAdjusted,
    ClaimWrittenOff,
    CommissionAdjusted,
    CommissionAgreed,
    CostAdded,
    CostsAuthorised,
    CostsAwarded,
    CostsGivenUp,
    DiscountTaken,
    DocumentsProvided,
    DocumentsRequested,
    HandlingAdopted,
    HoldLifted,
    HoldPlaced,
    InterestAccrued,
    MoneyLeftToClient,
    PartnerAssigned,
    PaymentRecorded,
    PaymentRejected,
    PaymentReversed,
    PaymentVerified,
    PriceDetermined,
    ReturnReviewEnded,
    ReturnReviewOpened,
    WorkStarted,
)
from debt_domain.projections.sentences.case_turns import TurnEvent, turn_sentence
from debt_domain.projections.sentences.phrases import listed, percent, words
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling

_CONTACT: Final = {
    Handling.SELF: "the submitter itself",
    Handling.NETWORK: "a partner of the network",
}


def case_sentence(event: CaseEvent) -> str:
    """Say what happened to a case."""
    match event:
        case (
            CaseSubmitted()
            | DocumentsRequested()
            | DocumentsProvided()
            | CaseAccepted()
            | CaseRejected()
        ):
            return _of_review(event)
        case (
            PartnerAssigned()
            | HandlingAdopted()
            | AssignmentEnded()
            | WorkStarted()
            | ActivityLogged()
        ):
            return _of_work(event)
        case (
            PaymentRecorded()
            | PaymentVerified()
            | PaymentRejected()
            | PaymentReversed()
            | DiscountTaken()
        ):
            return _of_payment(event)
        case HoldPlaced() | HoldLifted() | ReturnReviewOpened() | ReturnReviewEnded():
            return _of_pause(event)
        case CaseClosed() | CaseReopened() | MoneyLeftToClient():
            return _of_end(event)
        case _:
            return _of_claim(event)


def _of_review(
    event: CaseSubmitted
    | DocumentsRequested
    | DocumentsProvided
    | CaseAccepted
    | CaseRejected,
) -> str:
    match event:
        case CaseSubmitted(claim=claim, client=client):
            total = Money(claim.total_minor, claim.currency)
            return f"A claim of {total} was submitted for client {client.client_id}."
        case DocumentsRequested(items=items, due_at=due_at):
            kinds = listed(items)
            return f"Documents were requested by {due_at:%Y-%m-%d %H:%M} UTC: {kinds}."
        case DocumentsProvided(documents=documents):
            kinds = listed(tuple(document.kind for document in documents))
            return f"Documents were provided: {kinds}."
        case CaseAccepted():
            return "The case was accepted."
        case CaseRejected(reason=reason, explanation=explanation):
            return f"The case was rejected ({words(reason)}): {explanation}"
        case _:
            assert_never(event)


def _of_work(
    event: PartnerAssigned
    | HandlingAdopted
    | AssignmentEnded
    | WorkStarted
    | ActivityLogged,
) -> str:
    match event:
        case PartnerAssigned(partner_id=partner_id, role=role):
            return f"Partner {partner_id} was assigned as {words(role)}."
        case HandlingAdopted(handling=handling):
            return f"The debtor is contacted by {_CONTACT[handling]} from now on."
        case AssignmentEnded(partner_id=partner_id, role=role):
            return f"Partner {partner_id} is no longer {words(role)}."
        case WorkStarted(partner_id=partner_id):
            return f"Partner {partner_id} started to work."
        case ActivityLogged(kind=kind, direction=direction, outcome=outcome):
            came = f": {words(outcome)}" if outcome else ""
            return f"{words(kind).capitalize()}, {words(direction)}{came}."
        case _:
            assert_never(event)


def _of_payment(
    event: PaymentRecorded
    | PaymentVerified
    | PaymentRejected
    | PaymentReversed
    | DiscountTaken,
) -> str:
    match event:
        case PaymentRecorded(payment_id=payment_id, amount=amount, holder=holder):
            return f"Payment {payment_id} of {amount} was reported, held by {holder}."
        case PaymentVerified(payment_id=payment_id, amount=amount, holder=holder):
            return f"Payment {payment_id} of {amount} was verified, held by {holder}."
        case PaymentRejected(payment_id=payment_id, reason=reason):
            return f"Payment {payment_id} was rejected: {reason}"
        case PaymentReversed(payment_id=payment_id, amount=amount, kind=kind):
            why = f": {event.reason}" if event.reason else "."
            return f"{amount} of payment {payment_id} was reversed ({words(kind)}){why}"
        case DiscountTaken(payment_id=payment_id, amount=amount):
            return f"{amount} was forgiven for payment {payment_id}."
        case _:
            assert_never(event)


def _of_claim(
    event: ClaimAdjusted
    | InterestAccrued
    | ClaimWrittenOff
    | CostsAuthorised
    | CostAdded
    | CostsAwarded
    | CostsGivenUp
    | CommissionAgreed
    | CommissionAdjusted
    | PriceDetermined
    | TurnEvent,
) -> str:
    match event:
        case ClaimAdjusted(component=component, kind=kind, reason=reason):
            by = Money(abs(event.amount_minor), event.currency)
            turn = "raised" if event.amount_minor > 0 else "lowered"
            return (
                f"The {words(component)} was {turn} by {by} ({words(kind)}): {reason}"
            )
        case InterestAccrued(up_to=up_to):
            return f"Interest was charged up to {up_to}."
        case ClaimWrittenOff(amount=amount, reason=reason):
            return f"{amount} was written off: {reason}"
        case CommissionAgreed() | CommissionAdjusted() | PriceDetermined():
            return _of_price(event)
        case CostsAuthorised() | CostAdded() | CostsAwarded() | CostsGivenUp():
            return _of_costs(event)
        case _:
            return turn_sentence(event)


def _of_price(event: CommissionAgreed | CommissionAdjusted | PriceDetermined) -> str:
    match event:
        case CommissionAgreed(collector_id=collector_id):
            return f"A commission was agreed with collector {collector_id}."
        case CommissionAdjusted(from_on=from_on):
            return f"The commission follows the price from {from_on} on."
        case PriceDetermined(price=price):
            source = f"{words(price.source)} {price.applies_to or ''}".rstrip()
            age = f", {percent(price.uplift)} of it for age" if price.uplift else ""
            return f"The price is {percent(price.charged_rate)} by the {source}{age}."
        case _:
            assert_never(event)


def _of_costs(event: CostsAuthorised | CostAdded | CostsAwarded | CostsGivenUp) -> str:
    match event:
        case CostsAuthorised(cap=cap):
            return f"Costs of {cap} in all were authorised."
        case CostAdded(cost_id=cost_id, kind=kind, amount=amount, advanced_by=payer):
            return (
                f"Cost {cost_id} ({words(kind)}) of {amount} was advanced by {payer}."
            )
        case CostsAwarded(cost_id=cost_id, awarded=awarded):
            return f"The court awarded {awarded} of cost {cost_id}."
        case CostsGivenUp(cost_id=cost_id, reason=reason):
            return f"Cost {cost_id} was given up: {reason}"
        case _:
            assert_never(event)


def _of_pause(
    event: HoldPlaced | HoldLifted | ReturnReviewOpened | ReturnReviewEnded,
) -> str:
    match event:
        case HoldPlaced(kind=kind, reason=reason, until=until):
            end = f" until {until}" if until else ""
            return f"A {words(kind)} hold was placed{end}: {reason}"
        case HoldLifted(kind=kind, reason=reason):
            return f"The {words(kind)} hold was lifted: {reason}"
        case ReturnReviewOpened():
            return "A return is under review; nobody contacts the debtor meanwhile."
        case ReturnReviewEnded():
            return "The review of the return ended; the case goes on."
        case _:
            assert_never(event)


def _of_end(event: CaseClosed | CaseReopened | MoneyLeftToClient) -> str:
    match event:
        case MoneyLeftToClient():
            return "No terms were agreed; the money of the case is the client's."
        case CaseClosed(code=code, explanation=None):
            return f"The case was closed ({words(code)})."
        case CaseClosed(code=code, explanation=explanation):
            return f"The case was closed ({words(code)}): {explanation}"
        case CaseReopened(reason=reason):
            return f"The case was reopened, with the client's consent: {reason}"
        case _:
            assert_never(event)
