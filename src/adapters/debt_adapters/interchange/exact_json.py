"""JSON without floats: a number with a point or an exponent keeps its digits."""

import json
from collections.abc import Iterator
from typing import TypeAlias, cast

from debt_adapters.interchange.errors import (
    BrokenJsonError,
    FieldTwiceError,
    FloatNumberError,
)

JsonObject: TypeAlias = dict[str, object]


class FloatDigits(str):
    """The digits of a JSON number that is not a whole one, as they were written."""

    __slots__ = ()


def read_object(text: str) -> JsonObject:
    """Read one JSON object.

    Args:
        text: The JSON text.

    Raises:
        BrokenJsonError: It is not JSON, or not an object.
        FieldTwiceError: An object has a field twice.
    """
    try:
        found: object = json.loads(
            text,
            object_pairs_hook=_each_once,
            parse_float=FloatDigits,
            parse_constant=FloatDigits,
        )
    except json.JSONDecodeError as error:
        reason = f"{error.msg} at column {error.colno}"
        raise BrokenJsonError(reason=reason, value=_shortened(text)) from None
    except (RecursionError, ValueError) as error:
        reason = str(error).partition(";")[0]
        raise BrokenJsonError(reason=reason, value=_shortened(text)) from None
    if not isinstance(found, dict):
        raise BrokenJsonError(reason="it is not an object", value=_shortened(text))
    return cast("JsonObject", found)


def refuse_floats(value: object) -> Iterator[FloatNumberError]:
    """Give a refusal for each float in a JSON value."""
    for field, digits in _floats_in(value, ""):
        yield FloatNumberError(field=field, digits=digits)


def _each_once(pairs: list[tuple[str, object]]) -> JsonObject:
    found: JsonObject = {}
    for name, value in pairs:
        if name in found:
            raise FieldTwiceError(field=name)
        found[name] = value
    return found


def _floats_in(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, FloatDigits):
        yield field, str(value)
    elif isinstance(value, dict):
        for name, item in cast("JsonObject", value).items():
            yield from _floats_in(item, f"{field}.{name}" if field else name)
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from _floats_in(item, f"{field}.{index}")


def _shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[:limit]}..."
