"""What can have happened to a client's authority. Stored names never change."""

from datetime import date
from typing import ClassVar, TypeAlias

from typing_extensions import override

from debt_domain.kernel.message import Event
from debt_domain.values.authority import AuthorityKind
from debt_domain.values.document import Document
from debt_domain.values.personal import PersonalText
from debt_domain.values.text import Identifier, Text


class AuthorityRecorded(Event, frozen=True):
    """A paper was signed and checked.

    Attributes:
        signed_on: The first day on which it is in force.
        valid_until: The last; None: until it is invalidated.
    """

    stored_name: ClassVar[str] = "authority.authority_recorded"
    stored_version: ClassVar[int] = 1
    client_id: Identifier
    kind: AuthorityKind
    version: int
    signer: PersonalText
    signed_on: date
    valid_until: date | None
    document: Document


class AuthorityInvalidated(Event, frozen=True):
    """A paper is no longer in force.

    Attributes:
        invalid_from: The first day on which it is not.
    """

    stored_name: ClassVar[str] = "authority.authority_invalidated"
    stored_version: ClassVar[int] = 1
    kind: AuthorityKind
    version: int
    reason: Text
    invalid_from: date

    @override
    def takes_effect_on(self) -> date:
        return self.invalid_from


AuthorityEvent: TypeAlias = AuthorityRecorded | AuthorityInvalidated
