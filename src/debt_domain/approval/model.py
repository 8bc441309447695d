"""The values of an approval."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from typing_extensions import override

from debt_domain.kernel.message import Command, Message
from debt_domain.values.context import Context
from debt_domain.values.personal import PersonalText
from debt_domain.values.policy import PolicyDecision
from debt_domain.values.text import Identifier, Instant, Sha256


class ApprovalEnding(StrEnum):
    """How a request for approval ended."""

    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class WrittenCommand(Message, frozen=True):
    """A command in words that can be kept.

    Attributes:
        name: Its recorded name, such as `party_ledger.instruct_payout`.
        fields: All its fields, as a JSON object.
        effective_on: The day from which it is to count; None: that of its approval.
        effective_at: The instant, where the hour counts.
    """

    name: Identifier
    fields: str
    effective_on: date | None = None
    effective_at: Instant | None = None

    @classmethod
    def of(cls, command: Command, effective_on: date | None = None) -> Self:
        """Write a command down."""
        return cls(
            name=command.command_name,
            fields=command.model_dump_json(),
            effective_on=effective_on,
        )

    @override
    def __repr_args__(self) -> Iterable[tuple[str, str]]:
        # What stands in the fields may be personal.
        return ("name", self.name), ("fields", "<hidden>")


class KeptCommand(Message, frozen=True):
    """A command as an approval keeps it, with the verdict of the policy.

    Attributes:
        command: The command, its fields in canonical form; in place of each text
            about a person stands `{"personal":0}`, the text's place in `texts`.
        texts: The texts about people, sealed under their own keys.
        digest: The keyed digest of the whole command, texts included.
        decision: What the policy said, with its reasons to have it approved.
        hours: For how long it can be approved.
    """

    command: WrittenCommand
    texts: tuple[PersonalText, ...]
    digest: Sha256
    decision: PolicyDecision
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalContext(Context):
    """What an approval is told.

    Attributes:
        kept: The command that is asked for, ready to be kept; None: none is.
    """

    kept: KeptCommand | None = None
