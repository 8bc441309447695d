"""Who issues a command, and what that role may do."""

from enum import StrEnum
from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier


class Role(StrEnum):
    """In what capacity somebody acts."""

    CLIENT = "CLIENT"
    SUBMITTER = "SUBMITTER"
    COLLECTOR = "COLLECTOR"
    LEGAL = "LEGAL"
    PLATFORM = "PLATFORM"
    FINANCE = "FINANCE"
    SYSTEM = "SYSTEM"


class Actor(Message, frozen=True):
    """A person or a system.

    Attributes:
        actor_id: Opaque, not a name or an address.
        role: The capacity.
        party_id: The client or partner it acts for; None for the platform's own.
    """

    actor_id: Identifier
    role: Role
    party_id: Identifier | None = None


class RoleNotAllowedError(RejectedError):
    """The actor's role may not issue this command."""

    code: ClassVar[str] = "actor.role_not_allowed"

    def __init__(self, *, command: str, role: Role, allowed: tuple[Role, ...]) -> None:
        accepted = ", ".join(allowed)
        super().__init__(
            f"{command} cannot be issued as {role}; it takes one of: {accepted}",
            field="by.role",
            value=role.value,
            accepted=accepted,
        )
        self.command, self.role, self.allowed = command, role, allowed


class PartyNotAllowedError(RejectedError):
    """The actor acts for another party than the one the command is left to."""

    code: ClassVar[str] = "actor.party_not_allowed"

    def __init__(self, *, command: str, party_id: str | None, allowed: str) -> None:
        super().__init__(
            f"{command} cannot be issued for party {party_id}; it is left to {allowed}",
            field="by.party_id",
            value=party_id,
            accepted=allowed,
        )
        self.command, self.party_id, self.allowed = command, party_id, allowed
