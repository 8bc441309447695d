"""What the rules remember of a partner case, and how an event changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from debt_domain.partner_case.events import (
    HandlingChanged,
    NetworkCollectorEngaged,
    NetworkCollectorReleased,
    PartnerCaseAccepted,
    PartnerCaseClosed,
    PartnerCaseEvent,
    PartnerCaseRejected,
    PartnerCaseReopened,
    PartnerCaseSettled,
    PartnerCaseSubmitted,
    PartnerCaseUnsettled,
    ReturnApproved,
    ReturnRefused,
    ReturnRequested,
    ReturnWithdrawn,
    SplitAdjusted,
)
from debt_domain.partner_case.model import PartnerCaseStatus, ReturnReason
from debt_domain.values.partner_submission import Branding, Handling
from debt_domain.values.rate_terms import FeeCharged
from debt_domain.values.resolved_terms import ResolvedTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerCaseState:
    """The commercial side as it stands; identifiers are empty before submission.

    Attributes:
        status: Where it stands.
        case_id: The case, whose id is the partner case's too.
        client_id: The submitter's client.
        submitter_id: The submitting partner.
        handling: Who contacts the debtor.
        branding: Whose name the debtor and the client see.
        quoted: The terms as they stood at submission; None before it.
        terms: The terms frozen at acceptance, as adjusted since; None before it.
        return_reason: Of the return under review or approved, else None.
        closed_unaccepted: How often it was closed without having been accepted.
        adjustments: What changed the split, by its id.
        engaged: The assignment of the network collector that is paid, if one is.
    """

    status: PartnerCaseStatus = PartnerCaseStatus.ABSENT
    case_id: str = ""
    client_id: str = ""
    submitter_id: str = ""
    handling: Handling = Handling.SELF
    branding: Branding = Branding.PARTNER
    quoted: ResolvedTerms | None = None
    terms: ResolvedTerms | None = None
    return_reason: ReturnReason | None = None
    closed_unaccepted: int = 0
    adjustments: Mapping[str, SplitAdjusted] = field(
        default_factory=dict[str, SplitAdjusted]
    )
    engaged: str | None = None

    @property
    def has_deferred_fee(self) -> bool:
        """Tell whether a fee was charged at submission that a rejection gives back."""
        quoted = self.quoted
        return (
            quoted is not None
            and quoted.case_fee is not None
            and quoted.fee_refundable
            and quoted.fee_charged is FeeCharged.SUBMISSION
        )


def evolve(state: PartnerCaseState, event: PartnerCaseEvent) -> PartnerCaseState:
    """Apply one fact."""
    match event:
        case PartnerCaseSubmitted() | PartnerCaseAccepted() | PartnerCaseRejected():
            return _reviewed(state, event)
        case ReturnRequested() | ReturnRefused() | ReturnWithdrawn() | ReturnApproved():
            return _of_return(state, event)
        case HandlingChanged(handling=handling):
            return replace(state, handling=handling)
        case PartnerCaseClosed():
            return _closed(state)
        case PartnerCaseReopened() | PartnerCaseSettled() | PartnerCaseUnsettled():
            return _after_closing(state, event)
        case SplitAdjusted() | NetworkCollectorEngaged() | NetworkCollectorReleased():
            return _of_terms(state, event)
        case _:
            assert_never(event)


def _after_closing(
    state: PartnerCaseState,
    event: PartnerCaseReopened | PartnerCaseSettled | PartnerCaseUnsettled,
) -> PartnerCaseState:
    match event:
        case PartnerCaseReopened():
            return replace(state, status=_reopened(state), return_reason=None)
        case PartnerCaseSettled():
            return replace(state, status=PartnerCaseStatus.SETTLED)
        case PartnerCaseUnsettled():
            return replace(state, status=PartnerCaseStatus.CLOSED)
        case _:
            assert_never(event)


def _closed(state: PartnerCaseState) -> PartnerCaseState:
    unaccepted = state.closed_unaccepted + (state.terms is None)
    return replace(
        state,
        status=PartnerCaseStatus.CLOSED,
        return_reason=None,
        closed_unaccepted=unaccepted,
    )


def _reviewed(
    state: PartnerCaseState,
    event: PartnerCaseSubmitted | PartnerCaseAccepted | PartnerCaseRejected,
) -> PartnerCaseState:
    match event:
        case PartnerCaseSubmitted():
            return _submitted(event)
        case PartnerCaseAccepted(terms=terms):
            return replace(state, status=PartnerCaseStatus.ACCEPTED, terms=terms)
        case PartnerCaseRejected():
            return replace(state, status=PartnerCaseStatus.REJECTED)
        case _:
            assert_never(event)


def _of_terms(
    state: PartnerCaseState,
    event: SplitAdjusted | NetworkCollectorEngaged | NetworkCollectorReleased,
) -> PartnerCaseState:
    match event:
        case SplitAdjusted(adjustment_id=adjustment_id, terms=terms):
            adjustments = {**state.adjustments, adjustment_id: event}
            return replace(state, terms=terms, adjustments=adjustments)
        case NetworkCollectorEngaged(assignment_id=assignment_id):
            return replace(state, engaged=assignment_id)
        case NetworkCollectorReleased():
            return replace(state, engaged=None)
        case _:
            assert_never(event)


def _of_return(
    state: PartnerCaseState,
    event: ReturnRequested | ReturnRefused | ReturnWithdrawn | ReturnApproved,
) -> PartnerCaseState:
    match event:
        case ReturnRequested(reason=reason):
            return replace(
                state, status=PartnerCaseStatus.RETURN_REQUESTED, return_reason=reason
            )
        case ReturnRefused() | ReturnWithdrawn():
            return replace(state, status=PartnerCaseStatus.ACCEPTED, return_reason=None)
        case ReturnApproved():
            return replace(state, status=PartnerCaseStatus.CLOSED)
        case _:
            assert_never(event)


def _submitted(event: PartnerCaseSubmitted) -> PartnerCaseState:
    return PartnerCaseState(
        status=PartnerCaseStatus.SUBMITTED,
        case_id=event.case_id,
        client_id=event.client_id,
        submitter_id=event.partner.submitter_id,
        handling=event.partner.handling,
        branding=event.partner.branding,
        quoted=event.quoted,
    )


def _reopened(state: PartnerCaseState) -> PartnerCaseStatus:
    if state.terms is None:
        return PartnerCaseStatus.SUBMITTED
    return PartnerCaseStatus.ACCEPTED
