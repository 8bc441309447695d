"""The one form in bytes that a value has, for ever.

JSON in UTF-8: sorted keys, no spaces, whole numbers, text in Unicode's composed form
with only quotes, backslashes and control characters escaped. Instants are in UTC with
microseconds, dates as ISO 8601 has them, fractions `3/5`. It rests on the fields of the
values and on the standard library, not on the way pydantic writes JSON.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from typing import Any, Final, TypeAlias, cast

from pydantic import BaseModel, JsonValue

from debt_domain.wire.annotations import classes_in
from debt_domain.wire.errors import NotCanonicalError

Plain: TypeAlias = dict[str, JsonValue]
"""A JSON object as Python has it."""


def instant_text(instant: datetime) -> str:
    """Write an instant in UTC with microseconds.

    Example:
        >>> instant_text(datetime(2026, 1, 31, 9, 30, tzinfo=UTC))
        '2026-01-31T09:30:00.000000Z'
    """
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"


def canonical_bytes(value: object) -> bytes:
    """Write a message, or plain data whose leaves may be messages.

    Raises:
        NotCanonicalError: A float, or something else without a canonical form.

    Example:
        >>> canonical_bytes({"b": 1, "a": [date(2026, 1, 31), None]})
        b'{"a":["2026-01-31",null],"b":1}'
    """
    _require_exact(value, "value")
    return encoded(value)


def encoded(value: object) -> bytes:
    """Write what is known to hold no float: its classes have been looked at."""
    text = _ENCODER.encode(value)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = _ENCODER.encode(_composed(json.loads(text)))
    return text.encode()


@cache
def require_exact_fields(kind: type[BaseModel]) -> None:
    """Refuse a class of messages that could hold what has no canonical form.

    Raises:
        NotCanonicalError: A field is annotated with a float or the like.
    """
    _require_exact_fields(kind)


_INEXACT: Final = (float, complex, Decimal, bytes)


def _require_exact_fields(kind: type[object]) -> None:
    for name, annotation in _annotations(kind):
        for found in classes_in(annotation):
            if found in _INEXACT:
                where = f"{kind.__qualname__}.{name}"
                raise NotCanonicalError(where=where, found=f"a {found.__name__}")
            _require_exact_fields(found)


def _annotations(kind: type[object]) -> tuple[tuple[str, object], ...]:
    if issubclass(kind, BaseModel):
        return tuple((n, field.annotation) for n, field in kind.model_fields.items())
    if is_dataclass(kind):
        return tuple((field.name, field.type) for field in fields(kind))
    return ()


def _require_exact(value: object, where: str) -> None:
    """Look at plain data piece by piece, at a message by its class."""
    match value:
        case str() | bool() | int() | None:
            pass
        case BaseModel():
            require_exact_fields(type(value))
        case dict():
            for key, item in cast("dict[object, object]", value).items():
                _require_exact(item, f"{where}.{key}")
        case list() | tuple():
            for index, item in enumerate(cast("Iterable[object]", value)):
                _require_exact(item, f"{where}.{index}")
        case float():
            raise NotCanonicalError(where=where, found=f"the float {value!r}")
        case _:
            pass


def _plain(value: object) -> object:
    """Give what the encoder knows for what it does not know."""
    kind = type(value)
    writer = _WRITERS.get(kind)
    if writer is None:
        writer = _WRITERS[kind] = _writer_of(kind)
    return writer(value)


_WRITERS: Final[dict[type[object], Callable[[Any], object]]] = {}


def _writer_of(kind: type[object]) -> Callable[[Any], object]:
    """Give what makes plain data of a class's values."""
    if issubclass(kind, BaseModel):
        return vars
    if issubclass(kind, datetime):
        return instant_text
    if issubclass(kind, date):
        return date.isoformat
    if issubclass(kind, Fraction):
        return str
    if issubclass(kind, frozenset):
        return _sorted
    if is_dataclass(kind):
        return partial(_fields, tuple(field.name for field in fields(kind)))
    raise NotCanonicalError(where="value", found=f"a {kind.__name__}")


def _sorted(members: frozenset[object]) -> list[object]:
    return sorted(members, key=canonical_bytes)


def _fields(names: tuple[str, ...], value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,
    allow_nan=False,
    sort_keys=True,
    separators=(",", ":"),
    default=_plain,
)


def _composed(value: JsonValue) -> JsonValue:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case list():
            return [_composed(item) for item in value]
        case dict():
            return {
                unicodedata.normalize("NFC", k): _composed(item)
                for k, item in value.items()
            }
        case _:
            return value
