"""The name of an event: its stream and its version there."""

from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True, order=True)
class EventId:
    """An event's identity, which its position in a store is not.

    >>> str(EventId("case:C-17", 4))
    'case:C-17@4'
    >>> EventId.parse("case:C-17@4").version
    4
    """

    stream: str
    version: int

    @override
    def __str__(self) -> str:
        return f"{self.stream}@{self.version}"

    @classmethod
    def parse(cls, text: str) -> "EventId":
        """Read `stream@version`.

        Raises:
            ValueError: The text has no version after an `@`.
        """
        stream, _, version = text.rpartition("@")
        return cls(stream, int(version))
