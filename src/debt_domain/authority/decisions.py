"""The rules of a client's authority."""

from typing import Final, assert_never

from debt_domain.authority.commands import (
    AuthorityCommand,
    InvalidateAuthority,
    RecordAuthority,
)
from debt_domain.authority.errors import (
    AuthorityAbsentError,
    AuthorityPeriodError,
    AuthorityVersionError,
    SignedInFutureError,
    SignerNotInTheClearError,
)
from debt_domain.authority.events import (
    AuthorityEvent,
    AuthorityInvalidated,
    AuthorityRecorded,
)
from debt_domain.authority.state import AuthorityState, Paper, evolve
from debt_domain.kernel.decider import Decider
from debt_domain.values.actor import PartyNotAllowedError, Role
from debt_domain.values.context import Context
from debt_domain.values.personal import Personal


def decide(
    command: AuthorityCommand, state: AuthorityState, context: Context
) -> tuple[AuthorityEvent, ...]:
    """Answer a command with the facts that follow from it, or refuse it.

    Raises:
        RejectedError: A rule does not allow it; `debt_domain.authority.errors` has
            them.
    """
    match command:
        case RecordAuthority():
            return _record(command, state, context)
        case InvalidateAuthority():
            return _invalidate(command, state, context)
        case _:
            assert_never(command)


def _record(
    command: RecordAuthority, state: AuthorityState, context: Context
) -> tuple[AuthorityEvent, ...]:
    context.require_role("RecordAuthority", Role.PLATFORM)
    if not isinstance(command.signer, Personal):
        raise SignerNotInTheClearError(subject_id=command.signer.subject_id)
    known, newest = (
        state.papers.get((command.kind, command.version)),
        state.newest(command.kind),
    )
    if known is not None and _is_the_same(command, known):
        return ()
    if command.version <= newest:
        raise AuthorityVersionError(
            kind=command.kind, version=command.version, newest=newest
        )
    if command.signed_on > context.today:
        raise SignedInFutureError(signed_on=command.signed_on, latest=context.today)
    if command.valid_until is not None and command.valid_until < command.signed_on:
        raise AuthorityPeriodError(
            signed_on=command.signed_on, valid_until=command.valid_until
        )
    return (AuthorityRecorded(**dict(command)),)


def _is_the_same(command: RecordAuthority, known: Paper) -> bool:
    return (
        command.signer.subject_id,
        command.signed_on,
        command.valid_until,
        command.document,
    ) == (known.signer_id, known.signed_on, known.valid_until, known.document)


def _invalidate(
    command: InvalidateAuthority, state: AuthorityState, context: Context
) -> tuple[AuthorityEvent, ...]:
    _require_party(command, context)
    paper = state.papers.get((command.kind, command.version))
    if paper is None:
        raise AuthorityAbsentError(
            client_id=command.client_id, kind=command.kind, version=command.version
        )
    if paper.invalid_from is not None and paper.invalid_from <= context.effective_on:
        return ()
    return (
        AuthorityInvalidated(
            kind=command.kind,
            version=command.version,
            reason=command.reason,
            invalid_from=context.effective_on,
        ),
    )


def _require_party(command: InvalidateAuthority, context: Context) -> None:
    """Let the platform and the client itself: who gave authority may take it back."""
    context.require_role("InvalidateAuthority", Role.PLATFORM, Role.CLIENT)
    actor = context.actor
    if actor.role is Role.CLIENT and actor.party_id != command.client_id:
        raise PartyNotAllowedError(
            command="InvalidateAuthority",
            party_id=actor.party_id,
            allowed=f"the client {command.client_id}",
        )


AUTHORITY: Final[Decider[AuthorityCommand, AuthorityEvent, AuthorityState, Context]] = (
    Decider(initial=AuthorityState(), decide=decide, evolve=evolve)
)
"""The rules of a client's authority, as the application and the tests run them."""
