"""Who may command a case, and in which status."""

from datetime import date
from typing import Final, assert_never

from debt_domain.case.errors import (
    AmountNotPositiveError,
    AuthorityMissingError,
    FutureDateError,
    HolderNotOnCaseError,
    ProcessOnlyError,
    SubjectMismatchError,
    WrongStatusError,
)
from debt_domain.case.model import CaseContext, CaseStatus
from debt_domain.case.state import CaseState
from debt_domain.kernel.message import Command
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.money import Money
from debt_domain.values.personal import Personal, PersonalText
from debt_domain.values.policy import PolicyDecision

OPEN: Final = (
    CaseStatus.SUBMITTED,
    CaseStatus.DOCS_REQUESTED,
    CaseStatus.ACCEPTED,
    CaseStatus.QUOTING,
    CaseStatus.ASSIGNED,
    CaseStatus.ACTIVE,
    CaseStatus.RETURN_REQUESTED,
)

NOT_IN_RETURN: Final = tuple(x for x in OPEN if x is not CaseStatus.RETURN_REQUESTED)

UNDER_WORK: Final = (CaseStatus.ACCEPTED, CaseStatus.ASSIGNED, CaseStatus.ACTIVE)


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
    assigned one, and so a legal partner. A process acts for everybody.
    """
    name, actor = type(command).__name__, context.actor
    context.require_role(name, *allowed)
    parties = {
        Role.CLIENT: state.client_id,
        Role.SUBMITTER: state.submitter_id,
        Role.COLLECTOR: state.collector_id,
        Role.LEGAL: state.legal_partner_id,
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


def require_process(command: Command, context: CaseContext) -> None:
    """Refuse a command that only follows from another aggregate's event."""
    if context.cause is None:
        raise ProcessOnlyError(command=type(command).__name__)


def require_authority(state: CaseState, context: CaseContext) -> PolicyDecision | None:
    """Refuse to act for a client whose papers do not suffice.

    Returns:
        What the policy said, for the event; None: it was not asked.
    """
    authority = context.authority
    if authority is None:
        return None
    if not authority.decision.allowed:
        raise AuthorityMissingError(
            client_id=state.client_id,
            country=state.figures.debtor_country if state.figures else "",
            missing=authority.missing,
            decision=authority.decision,
        )
    return authority.decision


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


def require_currency(amount: Money, state: CaseState) -> None:
    """Refuse an amount in another currency than the claim's."""
    if amount.currency != state.currency:
        raise CurrencyMismatchError(left=state.currency, right=amount.currency)


def require_amount(amount: Money, state: CaseState) -> None:
    """Refuse an amount that is not above zero, in the claim's currency."""
    require_currency(amount, state)
    if amount.amount_minor <= 0:
        raise AmountNotPositiveError(amount=amount)


def require_holder(holder: Holder, state: CaseState) -> None:
    """Refuse a party that has nothing to do with the case."""
    match holder.kind:
        case HolderKind.PLATFORM:
            return
        case HolderKind.CLIENT:
            known = holder.party_id == state.client_id
        case HolderKind.PARTNER:
            known = holder.party_id in state.partner_ids
        case _:
            assert_never(holder.kind)
    if not known:
        partners = (f"PARTNER:{partner_id}" for partner_id in sorted(state.partner_ids))
        raise HolderNotOnCaseError(
            holder=str(holder),
            accepted=", ".join(("PLATFORM", f"CLIENT:{state.client_id}", *partners)),
        )
