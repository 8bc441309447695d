"""Identifiers, text, dates and fractions as fields of messages."""

import re
import unicodedata
from datetime import UTC, datetime
from fractions import Fraction
from typing import Annotated, ClassVar, Final, TypeAlias

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    PlainSerializer,
    StringConstraints,
)

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.currency import exponent_of

# Fraction() takes 1/0, and exponents that fill the memory. A part of two amounts of
# money may need as many digits as they have.
_SHARE: Final = re.compile(r"-?[0-9]{1,60}(/0*[1-9][0-9]{0,59}|\.[0-9]{1,18})?")


class MalformedShareError(RejectedError, ValueError):
    """A share is an exact fraction."""

    code: ClassVar[str] = "share.malformed"

    def __init__(self, *, value: object) -> None:
        accepted = "a text such as '3/5' or '0.6', or a whole number; never a float"
        super().__init__(
            f"{value!r} is no share; accepted is {accepted}",
            field="share",
            value=value,
            accepted=accepted,
        )


class InstantOutOfRangeError(RejectedError, ValueError):
    """An instant lies within the years 1 to 9999 in UTC too."""

    code: ClassVar[str] = "instant.out_of_range"

    def __init__(self, *, value: datetime) -> None:
        accepted = "an instant within the years 1 to 9999 in UTC"
        super().__init__(
            f"{value.isoformat()} has no date in UTC; accepted is {accepted}",
            field="instant",
            value=value.isoformat(),
            accepted=accepted,
        )


Identifier: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,80}$")
]
"""Given by the caller, opaque, and nothing that could ever have to be erased."""

DocumentId: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z_]{1,20}\.[A-Za-z0-9._-]{1,80}$")
]
"""A document that follows from something else: `statement.2026-03`, `fee.C-17`."""

Country: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""An ISO 3166-1 alpha-2 code."""

Sha256: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest in lower-case hexadecimal digits."""


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


Text: TypeAlias = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_composed),
    StringConstraints(max_length=4000),
]
"""Not blank, without outer white space, in Unicode's composed form: what reads the
same has the same bytes.

Composing can lengthen a text, so the upper bound comes after it.
"""


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise InstantOutOfRangeError(value=instant) from None


Instant: TypeAlias = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A point in time, in UTC with microseconds."""


def _fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    written = str(value) if type(value) is int else value
    if not isinstance(written, str) or _SHARE.fullmatch(written) is None:
        raise MalformedShareError(value=value)
    return Fraction(written)


Share: TypeAlias = Annotated[
    Fraction, BeforeValidator(_fraction), PlainSerializer(str, return_type=str)
]
"""An exact part of a whole; in JSON the text `3/5`, never a float."""


def _known_currency(code: str) -> str:
    exponent_of(code)
    return code


Currency: TypeAlias = Annotated[str, AfterValidator(_known_currency)]
"""An ISO 4217 code of `debt_domain.values.currency`."""
