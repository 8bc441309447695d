"""Who may command a case, and in which status."""

from datetime import date
from typing import Final

from debt_domain.case.errors import (
    FutureDateError,
    SubjectMismatchError,
    WrongStatusError,
)
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState
from debt_domain.kernel.message import Command
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.personal import Personal, PersonalText

OPEN: Final = (
    CaseStatus.SUBMITTED,
    CaseStatus.DOCS_REQUESTED,
    CaseStatus.ACCEPTED,
    CaseStatus.ASSIGNED,
    CaseStatus.ACTIVE,
    CaseStatus.RETURN_REQUESTED,
)


def require_status(command: Command, state: CaseState, *allowed: CaseStatus) -> None:
    """Refuse a command that does not fit the status."""
    if state.status not in allowed:
        raise WrongStatusError(
            command=type(command).__name__, status=state.status, allowed=allowed
        )


def require_access(
    command: Command, state: CaseState, context: CaseContext, *allowed: Role
) -> None:
    """Refuse other roles, and a party that has nothing to do with the case.

    A client is the case's own, a submitter the one that submitted it, a collector the
    assigned one. A process acts for everybody.
    """
    name, actor = type(command).__name__, context.actor
    context.require_role(name, *allowed)
    parties = {
        Role.CLIENT: state.client_id,
        Role.SUBMITTER: state.submitter_id,
        Role.COLLECTOR: state.collector_id,
    }
    if context.cause is not None or actor.role not in parties:
        return
    party_id = parties[actor.role]
    if party_id is None or actor.party_id != party_id:
        raise PartyNotAllowedError(
            command=name,
            party_id=actor.party_id,
            allowed=f"the case's {actor.role} {party_id or '(it has none)'}",
        )


def require_not_future_day(field: str, day: date, context: CaseContext) -> None:
    """Refuse a day after today."""
    if day > context.today:
        raise FutureDateError(field=field, value=day, latest=context.today)


def require_subject(field: str, text: PersonalText | None, subject_id: str) -> None:
    """Refuse a personal text that is not in the clear, or another person's."""
    if text is None or (isinstance(text, Personal) and text.subject_id == subject_id):
        return
    raise SubjectMismatchError(
        field=field, subject_id=text.subject_id, expected=subject_id
    )
