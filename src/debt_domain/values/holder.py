"""Who has money in hand."""

from enum import StrEnum
from typing import ClassVar

from pydantic import model_validator
from typing_extensions import override

from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier


class HolderKind(StrEnum):
    """What kind of party holds the money."""

    PLATFORM = "PLATFORM"
    CLIENT = "CLIENT"
    PARTNER = "PARTNER"


class HolderPartyError(RejectedError, ValueError):
    """A client or a partner is named, the platform is not."""

    code: ClassVar[str] = "holder.party"

    def __init__(self, *, kind: HolderKind, party_id: str | None) -> None:
        accepted = "a party_id with CLIENT and PARTNER, and none with PLATFORM"
        super().__init__(
            f"party_id {party_id} does not go with the holder {kind}; accepted is"
            f" {accepted}",
            field="party_id",
            value=party_id,
            accepted=accepted,
        )
        self.kind, self.party_id = kind, party_id


class Holder(Message, frozen=True):
    """The platform, a client or a named partner, with money of a case in hand.

    Attributes:
        kind: What kind of party it is.
        party_id: Which client or partner; None for the platform.
    """

    kind: HolderKind
    party_id: Identifier | None = None

    @model_validator(mode="after")
    def _names_its_party(self) -> "Holder":
        if (self.kind is HolderKind.PLATFORM) != (self.party_id is None):
            raise HolderPartyError(kind=self.kind, party_id=self.party_id)
        return self

    @classmethod
    def platform(cls) -> "Holder":
        """Give the platform as the holder."""
        return cls(kind=HolderKind.PLATFORM)

    @classmethod
    def client(cls, party_id: str) -> "Holder":
        """Give a client as the holder."""
        return cls(kind=HolderKind.CLIENT, party_id=party_id)

    @classmethod
    def partner(cls, party_id: str) -> "Holder":
        """Give a partner as the holder."""
        return cls(kind=HolderKind.PARTNER, party_id=party_id)

    @override
    def __str__(self) -> str:
        return self.kind if self.party_id is None else f"{self.kind}:{self.party_id}"
