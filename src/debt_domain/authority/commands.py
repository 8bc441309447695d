"""What can be asked of a client's authority."""

from datetime import date
from typing import ClassVar, TypeAlias

from pydantic import Field

from debt_domain.kernel.message import Command
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.document import Document
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Text


class RecordAuthority(Command, frozen=True):
    """Record a paper that a client has signed, once the platform has checked it.

    Attributes:
        client_id: The creditor, also where a partner submits its cases.
        kind: Which paper it is.
        version: Of this kind of paper, above every one recorded before.
        signer: Who signed for the client, protected by that person's key.
        signed_on: The day of the signature, from which it is in force.
        valid_until: The last day of it; None: until it is invalidated.
        document: The paper by its digest.
    """

    command_name: ClassVar[str] = "authority.record_authority"
    client_id: Identifier
    kind: AuthorityKind
    version: int = Field(ge=1)
    signer: PersonalText
    signed_on: date
    valid_until: date | None = None
    document: Document


class InvalidateAuthority(Command, frozen=True):
    """Let a paper no longer be in force, from the command's effective day on.

    Attributes:
        client_id: The creditor.
        kind: Which paper.
        version: Which version of it.
        reason: Why; nothing personal.
    """

    command_name: ClassVar[str] = "authority.invalidate_authority"
    client_id: Identifier
    kind: AuthorityKind
    version: int = Field(ge=1)
    reason: Text


AuthorityCommand: TypeAlias = RecordAuthority | InvalidateAuthority
