"""What happened to a partner case."""

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
from debt_domain.projections.sentences.phrases import words


def partner_case_sentence(event: PartnerCaseEvent) -> str:
    """Say what happened to a partner case."""
    match event:
        case PartnerCaseSubmitted() | PartnerCaseAccepted() | PartnerCaseRejected():
            return _of_partner_review(event)
        case ReturnRequested() | ReturnApproved() | ReturnRefused() | ReturnWithdrawn():
            return _of_return(event)
        case (
            PartnerCaseClosed()
            | PartnerCaseReopened()
            | PartnerCaseSettled()
            | PartnerCaseUnsettled()
        ):
            return _of_end(event)
        case _:
            return _of_terms(event)


def _of_end(
    event: PartnerCaseClosed
    | PartnerCaseReopened
    | PartnerCaseSettled
    | PartnerCaseUnsettled,
) -> str:
    match event:
        case PartnerCaseClosed(code=code):
            return f"The partner case was closed ({words(code)})."
        case PartnerCaseReopened():
            return "The partner case was reopened."
        case PartnerCaseSettled():
            return "The partner case was settled: all of its ledger has been stated."
        case PartnerCaseUnsettled():
            return "The partner case is no longer settled: something more was posted."
        case _:
            assert_never(event)


def _of_terms(
    event: HandlingChanged
    | SplitAdjusted
    | NetworkCollectorEngaged
    | NetworkCollectorReleased,
) -> str:
    match event:
        case HandlingChanged(handling=handling, reason=reason):
            return f"The handling was changed to {words(handling)}: {reason}"
        case SplitAdjusted(effective_on=effective_on, reason=reason):
            return f"The split was adjusted from {effective_on}: {reason}"
        case NetworkCollectorEngaged(partner_id=partner_id):
            return f"Network collector {partner_id} earns its part from now on."
        case NetworkCollectorReleased(assignment_id=assignment_id):
            return f"The collector of assignment {assignment_id} earns no more."
        case _:
            assert_never(event)


def _of_partner_review(
    event: PartnerCaseSubmitted | PartnerCaseAccepted | PartnerCaseRejected,
) -> str:
    match event:
        case PartnerCaseSubmitted(partner=partner, client_id=client_id):
            by = partner.submitter_id
            return f"Partner {by} submitted the case for its client {client_id}."
        case PartnerCaseAccepted(terms=terms):
            model, version = words(terms.revenue_model), terms.terms_version
            return f"The terms were frozen: {model}, version {version}."
        case PartnerCaseRejected(feedback=feedback):
            return f"The partner case was rejected: {feedback}"
        case _:
            assert_never(event)


def _of_return(
    event: ReturnRequested | ReturnApproved | ReturnRefused | ReturnWithdrawn,
) -> str:
    match event:
        case ReturnRequested(reason=reason, explanation=explanation):
            return f"A return was requested ({words(reason)}): {explanation}"
        case ReturnApproved():
            return "The return was approved."
        case ReturnRefused(explanation=explanation):
            return f"The return was refused: {explanation}"
        case ReturnWithdrawn():
            return "The request for a return was withdrawn."
        case _:
            assert_never(event)
