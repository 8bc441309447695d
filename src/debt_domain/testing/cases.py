"""Histories of a case up to each stage, for scenarios that start there."""

from typing import Final

from debt_domain.case.commands import SubmitCase
from debt_domain.case.events import (
    AssignmentEnded,
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseSubmitted,
    LegalEscalated,
    PartnerAssigned,
    WorkStarted,
)
from debt_domain.case.model import AssignmentRole, CloseCode
from debt_domain.testing.circumstances import TODAY
from debt_domain.testing.factories import submit_case
from debt_domain.values.policy import PolicyDecision

ACCEPTANCE: Final = (PolicyDecision(policy="standard_acceptance", version=1),)
"""An acceptance policy's decision that has nothing against a case."""

LADDER: Final = PolicyDecision(policy="standard_contact_ladder", version=1)
"""A decision that has nothing against the step to court."""


def submitted_case(submission: SubmitCase | None = None) -> tuple[CaseEvent, ...]:
    """Give the history of a case that was submitted today, by default `submit_case`.

    Example:
        >>> [event.stored_name for event in submitted_case()]
        ['case.case_submitted']
    """
    fields = dict(submission or submit_case())
    return (CaseSubmitted(submitted_on=TODAY, **fields),)


def accepted_case(submission: SubmitCase | None = None) -> tuple[CaseEvent, ...]:
    """Give the history of a case that was accepted."""
    return (*submitted_case(submission), CaseAccepted(decisions=ACCEPTANCE))


def assigned_case(
    partner_id: str = "P-9", submission: SubmitCase | None = None
) -> tuple[CaseEvent, ...]:
    """Give the history of a case that a collector was charged with."""
    assigned = PartnerAssigned(
        assignment_id="AS-1",
        partner_id=partner_id,
        role=AssignmentRole.COLLECTOR,
        instructions_version=1,
    )
    return (*accepted_case(submission), assigned)


def active_case(
    partner_id: str = "P-9", submission: SubmitCase | None = None
) -> tuple[CaseEvent, ...]:
    """Give the history of a case that a collector works on."""
    started = WorkStarted(partner_id=partner_id, acknowledged_instructions_version=1)
    return (*assigned_case(partner_id, submission), started)


def legal_case(
    legal_partner_id: str = "L-1", submission: SubmitCase | None = None
) -> tuple[CaseEvent, ...]:
    """Give the history of a case that P-9 works on and a legal partner has at court."""
    assigned = PartnerAssigned(
        assignment_id="AS-2",
        partner_id=legal_partner_id,
        role=AssignmentRole.LEGAL,
        instructions_version=1,
    )
    escalated = LegalEscalated(
        legal_partner_id=legal_partner_id,
        effective_on=TODAY,
        waiver=None,
        decision=LADDER,
    )
    return (*active_case("P-9", submission), assigned, escalated)


def closed_case(
    code: CloseCode = CloseCode.EXHAUSTED, submission: SubmitCase | None = None
) -> tuple[CaseEvent, ...]:
    """Give the history of a case that collector P-9 worked on, and that was closed."""
    ended = AssignmentEnded(
        assignment_id="AS-1", partner_id="P-9", role=AssignmentRole.COLLECTOR
    )
    closed = CaseClosed(code=code, explanation=None, outstanding_minor=100_000)
    return (*active_case("P-9", submission), ended, closed)
