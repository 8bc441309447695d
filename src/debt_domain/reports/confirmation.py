"""What the partner is told when its case is accepted, or its return approved.

The texts are in plain English, for a host to send; nothing personal stands in them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, assert_never

from debt_domain.kernel.message import Event, Message
from debt_domain.partner_case.events import (
    HandlingChanged,
    PartnerCaseAccepted,
    PartnerCaseSubmitted,
    ReturnApproved,
    ReturnRequested,
)
from debt_domain.partner_case.model import ReturnReason, ReturnSettlement
from debt_domain.projections.sentences.phrases import percent, words
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Branding, Handling
from debt_domain.values.rate_terms import (
    ClientPaidBy,
    FeeCharged,
    LegalFeePayer,
    NetworkPaidBy,
    NetworkTerms,
)
from debt_domain.values.resolved_terms import (
    ResolvedLegalTerms,
    ResolvedTerms,
    SplitParty,
)
from debt_domain.values.split import Split
from debt_domain.wire.recorded import Recorded


class Occasion(StrEnum):
    """What is confirmed."""

    ACCEPTANCE = "ACCEPTANCE"
    RETURN = "RETURN"


class Confirmation(Message, frozen=True):
    """A notification to the submitting partner.

    Attributes:
        event_id: The event that is confirmed, as `stream@version`.
        occasion: What is confirmed.
        case_id: The case.
        partner_id: To whom.
        confirmed_on: The day from which it counts.
        sentences: What it says.
    """

    event_id: str
    occasion: Occasion
    case_id: str
    partner_id: str
    confirmed_on: date
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences, a line each."""
        return "\n".join(self.sentences)


def confirmations(events: Iterable[Recorded[Event]]) -> tuple[Confirmation, ...]:
    """Give what the partner is told, oldest first; nothing for a client's own case.

    Args:
        events: Of one case, in the log's order.
    """
    return tuple(_confirmations(events))


def _confirmations(events: Iterable[Recorded[Event]]) -> Iterator[Confirmation]:
    submitted: PartnerCaseSubmitted | None = None
    reason = ReturnReason.CLIENT_REQUEST
    for recorded in events:
        day = recorded.circumstances.effective_on
        match recorded.event:
            case PartnerCaseSubmitted() as submitted:
                continue
            case HandlingChanged(handling=handling) if submitted is not None:
                submitted = _handed_over(submitted, handling)
            case ReturnRequested(reason=reason):
                continue
            case PartnerCaseAccepted(terms=terms) if submitted is not None:
                said = of_acceptance(submitted, terms, day)
                yield _told(recorded, Occasion.ACCEPTANCE, submitted, said)
            case ReturnApproved() as approved if submitted is not None:
                said = of_return(submitted, reason, approved, day)
                yield _told(recorded, Occasion.RETURN, submitted, said)
            case _:
                continue


def _handed_over(
    submitted: PartnerCaseSubmitted, handling: Handling
) -> PartnerCaseSubmitted:
    partner = submitted.partner.model_copy(update={"handling": handling})
    return submitted.model_copy(update={"partner": partner})


def _told(
    recorded: Recorded[Event],
    occasion: Occasion,
    submitted: PartnerCaseSubmitted,
    said: Iterable[str],
) -> Confirmation:
    return Confirmation(
        event_id=str(recorded.id),
        occasion=occasion,
        case_id=submitted.case_id,
        partner_id=submitted.partner.submitter_id,
        confirmed_on=recorded.circumstances.effective_on,
        sentences=tuple(said),
    )


def of_acceptance(
    submitted: PartnerCaseSubmitted, terms: ResolvedTerms, accepted_on: date
) -> Iterator[str]:
    """Say that a case was accepted, and on which terms.

    Args:
        submitted: How it was submitted, by whom it is handled by now.
        terms: As they were frozen.
        accepted_on: The day from which it counts.
    """
    case_id, client_id = submitted.case_id, submitted.client_id
    yield f"Your case {case_id} for your client {client_id} was accepted on {accepted_on}."
    yield _basis(terms)
    yield from _sharing(terms)
    yield _fee(terms)
    yield _HANDLING[submitted.partner.handling]
    yield _BRANDING[submitted.partner.branding]
    yield _network(terms.network)
    yield from _legal(terms.legal)


_HANDLING: Final = {
    Handling.SELF: "You contact the debtor yourself; nobody else does.",
    Handling.NETWORK: "A partner of the network contacts the debtor; please do not.",
}
_BRANDING: Final = {
    Branding.PARTNER: "Your client and the debtor see your name alone.",
    Branding.PLATFORM: "Your client and the debtor see the platform's name.",
}
_NAMES: Final = {
    SplitParty.CLIENT: "your client",
    SplitParty.SUBMITTER: "you",
    SplitParty.PLATFORM: "the platform",
    SplitParty.LEGAL: "the legal partner",
    SplitParty.COLLECTOR: "the collector",
    SplitParty.REST: "the rest",
}


def _basis(terms: ResolvedTerms) -> str:
    figures = terms.figures
    tier = "the general rates" if terms.tier is None else f"tier {terms.tier}"
    return (
        f"The terms are version {terms.terms_version} of your agreement"
        f" ({words(terms.revenue_model)}), in force when you submitted it on"
        f" {figures.submitted_on}: {tier}, for a claim of {figures.claim} against a debtor"
        f" in {figures.debtor_country}, due for {figures.age_days} days. Later amendments"
        " do not touch them."
    )


def _sharing(terms: ResolvedTerms) -> Iterator[str]:
    yield f"Of what is collected, {_parts(terms.split)}."
    for own in terms.component_splits:
        yield f"Of what covers the {words(own.component)}, {_parts(own.split)} instead."
    if not terms.component_splits:
        claim = terms.figures.claim
        amounts = terms.split.cumulative(claim.amount_minor)
        named = zip(terms.split.parties, amounts, strict=True)
        given = ", ".join(
            f"{Money(minor, claim.currency)} for {_NAMES[SplitParty(name)]}"
            for name, minor in named
            if minor
        )
        yield f"If all {claim} are collected, that is {given}, before fees and costs."
    if SplitParty.CLIENT.value in terms.split.parties:
        yield _PAYS_CLIENT[terms.client_paid_by]


_PAYS_CLIENT: Final = {
    ClientPaidBy.PARTNER: "You pay your client its part.",
    ClientPaidBy.PLATFORM: "The platform pays your client its part.",
}


def _parts(split: Split) -> str:
    parties = (name for name, weight in split.shares if weight)
    return ", ".join(
        f"{_percent(split.share_of(name))} is for {_NAMES[SplitParty(name)]}"
        for name in parties
    )


def _percent(share: Fraction) -> str:
    """Write a share exactly.

    >>> _percent(Fraction(3, 5)), _percent(Fraction(1, 3))
    ('60 %', '1/3 (about 33.33 %)')
    """
    written = percent(share)
    return f"{share} ({written})" if written.startswith("about") else written


def _fee(terms: ResolvedTerms) -> str:
    fee = terms.case_fee
    if fee is None:
        return "There is no fee for the case."
    match terms.fee_charged:
        case FeeCharged.ACCEPTANCE:
            return f"The fee for the case is {fee}, charged with this acceptance."
        case FeeCharged.SUBMISSION:
            return f"The fee for the case is {fee}, charged when you submitted it."
        case _:
            assert_never(terms.fee_charged)


def _network(terms: NetworkTerms | None) -> str:
    if terms is None:
        return "No pay of a network collector is agreed."
    match terms.paid_by:
        case NetworkPaidBy.SUBMITTER:
            bearer = "your"
        case NetworkPaidBy.PLATFORM:
            bearer = "the platform's"
        case _:
            assert_never(terms.paid_by)
    return (
        f"A network collector earns {_percent(terms.rate)} of the money, after costs, out"
        f" of {bearer} share."
    )


def _legal(terms: ResolvedLegalTerms | None) -> Iterator[str]:
    if terms is None:
        yield (
            "No legal terms are agreed: at court the shares stay as they are, until you"
            " consent to others."
        )
        return
    yield (
        "Once the case goes to court, costs advanced are recovered first; of the rest,"
        f" {_parts(terms.split)}."
    )
    if terms.fee is not None:
        match terms.fee_paid_by:
            case LegalFeePayer.SUBMITTER:
                payer = "you"
            case LegalFeePayer.CLIENT:
                payer = "your client"
            case _:
                assert_never(terms.fee_paid_by)
        yield (
            f"The step to court costs {terms.fee}, charged to {payer};"
            f" {_percent(terms.fee_legal_share)} of it is for the legal partner."
        )


def of_return(
    submitted: PartnerCaseSubmitted,
    reason: ReturnReason,
    approved: ReturnApproved,
    approved_on: date,
) -> Iterator[str]:
    """Say that a return was approved, and how the money of the case stands.

    Args:
        submitted: How the case was submitted.
        reason: Why it was to be returned.
        approved: The approval.
        approved_on: The day from which it counts.
    """
    yield (
        f"The return of your case {submitted.case_id} ({words(reason)}) was approved on"
        f" {approved_on}; the case is closed and goes back to your client"
        f" {submitted.client_id}."
    )
    yield from _standing(approved.settlement)
    for refund in approved.refunds:
        yield (
            f"{refund.amount} of cost {refund.cost_id} were not spent and come back to"
            " whoever advanced them."
        )
    yield "Your next statement settles what is open."


def _standing(found: ReturnSettlement) -> Iterator[str]:
    figures = {
        "Fees due for it": found.fees_due_minor,
        "Its money in the platform's hands": found.held_by_platform_minor,
        "Its money in your hands": found.held_by_submitter_minor,
        "Its money in your client's hands": found.held_by_client_minor,
        "Its money in other partners' hands": found.held_by_others_minor,
        "Owed back to the debtor": found.overpaid_minor,
        "Costs advanced until then": found.advanced_minor,
    }
    for name, minor in figures.items():
        if minor:
            yield f"{name}: {Money(minor, found.currency)}."
    yield _position(Money(found.submitter_position_minor, found.currency))


def _position(position: Money) -> str:
    if position.amount_minor < 0:
        owed = Money(-position.amount_minor, position.currency)
        return f"Of this case, you owe {owed}."
    return f"Of this case, you are owed {position}."
