"""Identifiers, text, dates and fractions as fields of messages."""

import unicodedata
from datetime import UTC, datetime
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    PlainSerializer,
    StringConstraints,
)

from debt_domain.values.currency import exponent_of

Identifier: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,80}$")
]
"""Given by the caller, opaque, and nothing that could ever have to be erased."""

Country: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""An ISO 3166-1 alpha-2 code."""

Sha256: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest in lower-case hexadecimal digits."""


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


Text: TypeAlias = Annotated[
    str, StringConstraints(min_length=1, max_length=4000), AfterValidator(_composed)
]
"""Not empty, in Unicode's composed form, so that equal text has equal bytes."""


def _in_utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)


Instant: TypeAlias = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A point in time, in UTC with microseconds."""


def _fraction(value: object) -> object:
    return Fraction(value) if isinstance(value, (str, int)) else value


Share: TypeAlias = Annotated[
    Fraction, BeforeValidator(_fraction), PlainSerializer(str, return_type=str)
]
"""An exact part of a whole; in JSON the text `3/5`, never a float."""


def _known_currency(code: str) -> str:
    exponent_of(code)
    return code


Currency: TypeAlias = Annotated[str, AfterValidator(_known_currency)]
"""An ISO 4217 code of `debt_domain.values.currency`."""
