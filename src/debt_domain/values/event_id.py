"""The name of an event: its stream and its version there."""

import re
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

_WRITTEN: Final = re.compile(r"(?P<stream>.+)@(?P<version>[1-9][0-9]{0,17})")


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
            ValueError: The text is not a stream, an `@` and a version from 1.
        """
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(
                f"{text!r} names no event; accepted is stream@version with a version"
                " from 1, such as case:C-17@4"
            )
        return cls(found["stream"], int(found["version"]))
