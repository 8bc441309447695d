"""Text about a person: given, sealed for storage, or erased."""

from collections.abc import Iterable
from typing import TypeAlias

from typing_extensions import override

from debt_domain.kernel.message import Message
from debt_domain.values.text import Identifier, Text


class Personal(Message, frozen=True):
    """A text that belongs to a person, in the clear.

    Attributes:
        subject_id: The person, whose key protects the text in the log.
        text: The text itself; it stays out of `repr`, `str` and pretty printing,
            and so out of logs.
    """

    subject_id: Identifier
    text: Text

    @override
    def __repr_args__(self) -> Iterable[tuple[str, str]]:
        return ("subject_id", self.subject_id), ("text", "<hidden>")


class Sealed(Message, frozen=True):
    """The same text as the log and the read models hold it.

    Attributes:
        subject_id: The person.
        sealed: The encrypted text in base64.
        origin: The event and the field that it was sealed in, `case:C-1@1#debtor.name`:
            the encryption is bound to them.
    """

    subject_id: Identifier
    sealed: str
    origin: str


class Erased(Message, frozen=True):
    """What is left of the text once the person's key has been destroyed."""

    subject_id: Identifier


PersonalText: TypeAlias = Personal | Sealed | Erased
"""A field of an event that holds personal data."""
