"""Stored bytes become events to decide from: the fact alone, and as fast as can be.

A decision needs no circumstances, and a state holds no personal text: these stay sealed
and without the place that they were sealed at.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Final, TypedDict

from pydantic import ValidationError
from pydantic_core import SchemaValidator
from pydantic_core.core_schema import (
    CoreSchema,
    int_schema,
    literal_schema,
    str_schema,
    typed_dict_field,
    typed_dict_schema,
)

from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import SealedEvent, StoredFact
from debt_domain.wire.reading import SEALED_KEY, read
from debt_domain.wire.registry import REGISTRY, Registry

_UNTIMED: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UNPLACED: Final = b'"origin":"",' + SEALED_KEY


class _Envelope(TypedDict):
    data: Event
    stream: str
    version: int


class _State(TypedDict):
    envelope: _Envelope


def read_facts(
    stream: str, stored: Sequence[StoredFact], registry: Registry = REGISTRY
) -> Iterator[Event]:
    """Read events of one stream in order, each when it is asked for.

    Whoever folds them holds one at a time: thousands in a list are looked through by
    the collector of cycles, again and again.

    Args:
        stream: The stream's name.
        stored: Its events as the log gives them.
        registry: The events that can be read.

    Raises:
        UnknownEventError: A name is unknown, or a version is newer.
        UnreadableEventError: The bytes are not such an event.
        ColumnMismatchError: The bytes are those of another event.
    """
    return (_fact(stream, fact, registry) for fact in stored)


def _fact(stream: str, stored: StoredFact, registry: Registry) -> Event:
    version, topic, state = stored
    kind = registry.by_topic.get(topic)
    if kind is not None:
        if SEALED_KEY in state:
            state = state.replace(SEALED_KEY, _UNPLACED)
        try:
            found = _reader(kind)(state)["envelope"]
        except ValidationError:
            pass
        else:
            if found["version"] == version and found["stream"] == stream:
                return found["data"]
    # An older version, or something wrong, which the reader will name.
    return read(SealedEvent(stream, *stored, _UNTIMED), registry).event


@cache
def _reader(kind: type[Event]) -> Callable[[bytes], _State]:
    """Give what reads a class's events out of their states; made once."""
    envelope = _object(
        data=kind.__pydantic_core_schema__,
        name=literal_schema([kind.stored_name]),
        schema_version=literal_schema([kind.stored_version]),
        stream=str_schema(strict=True),
        version=int_schema(strict=True),
    )
    return SchemaValidator(_object(envelope=envelope)).validate_json


def _object(**fields: CoreSchema) -> CoreSchema:
    return typed_dict_schema(
        {name: typed_dict_field(schema) for name, schema in fields.items()},
        extra_behavior="ignore",
    )
