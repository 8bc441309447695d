"""Rows as they are stored, and as they are changed."""

from typing import TypeVar

from debt_domain.kernel.message import Message
from debt_domain.wire.canonical import canonical_bytes

R = TypeVar("R", bound=Message)


def row_bytes(row: Message) -> bytes:
    """Give the canonical JSON of a row: equal rows have equal bytes."""
    return canonical_bytes(row)


def row_from_bytes(row: type[R], stored: bytes) -> R:
    """Read a row.

    Raises:
        pydantic.ValidationError: The bytes are not such a row.
    """
    return row.model_validate_json(stored)


def changed(row: R, **fields: object) -> R:
    """Give the row with other values in some fields.

    Raises:
        pydantic.ValidationError: The row has no such field, or one of another type.
    """
    validator = type(row).__pydantic_validator__
    found: R = validator.validate_python(row.__dict__ | fields)
    return found
