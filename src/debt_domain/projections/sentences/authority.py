"""What happened to the papers by which a client lets others act for it."""

from typing import assert_never

from debt_domain.authority.events import (
    AuthorityEvent,
    AuthorityInvalidated,
    AuthorityRecorded,
)
from debt_domain.projections.sentences.phrases import words


def authority_sentence(event: AuthorityEvent) -> str:
    """Say what happened; who signed is a person, and is not named."""
    paper = f"{words(event.kind)} {event.version}"
    match event:
        case AuthorityRecorded(client_id=client_id, signed_on=signed_on):
            until = event.valid_until
            ends = f"in force until {until}" if until else "in force without a last day"
            return f"Client {client_id} signed {paper} on {signed_on}, {ends}."
        case AuthorityInvalidated(invalid_from=invalid_from, reason=reason):
            said = f"{paper.capitalize()} is no longer in force from {invalid_from} on"
            return f"{said}: {reason}"
        case _:
            assert_never(event)
