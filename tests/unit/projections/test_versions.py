"""A read model whose rows change has another version: stored rows are read for long."""

import json
from pathlib import Path
from typing import Final, get_args

from pydantic import BaseModel

from debt_domain.projections import ALL

KNOWN: Final = Path(__file__).with_name("row_shapes.json")


def fields_of(row: type[BaseModel]) -> dict[str, list[str]]:
    """Give the fields of a row's class and of every class that it holds."""
    found = {row.__name__: sorted(row.model_fields)}
    for field in row.model_fields.values():
        for kind in classes_in(field.annotation):
            found |= fields_of(kind)
    return found


def classes_in(annotation: object) -> list[type[BaseModel]]:
    """Give the models that an annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [kind for part in get_args(annotation) for kind in classes_in(part)]


def test_rows_change_with_the_version_of_their_read_model_only() -> None:
    known = json.loads(KNOWN.read_text("utf-8"))
    shapes = {x.stored_name: fields_of(x.row) for x in ALL}
    assert shapes == known, "raise the projection's version, then write its new fields"
