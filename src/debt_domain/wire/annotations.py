"""What an annotation mentions."""

from collections.abc import Iterator
from typing import get_args


def classes_in(annotation: object) -> Iterator[type[object]]:
    """Give every class in an annotation: in unions, in tuples, under `Annotated`."""
    arguments: tuple[object, ...] = get_args(annotation)
    if isinstance(annotation, type) and not arguments:
        yield annotation
    for argument in arguments:
        yield from classes_in(argument)
