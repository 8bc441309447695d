"""The figures of `tests/vectors/money.json`, and how they are compared."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

import pytest
from pydantic import BaseModel, JsonValue

from debt_domain.kernel.errors import RejectedError

Figures: TypeAlias = Mapping[str, object]


class Vector(BaseModel, frozen=True):
    id: str
    rule: str
    input: dict[str, JsonValue]
    expected: dict[str, JsonValue]

    def comes_out_of(self, run: Callable[[Figures], Figures]) -> None:
        if self.expected == {"error": True}:
            with pytest.raises(RejectedError):
                run(self.input)
        else:
            assert json.loads(json.dumps(run(self.input))) == self.expected


class VectorFile(BaseModel, frozen=True):
    format: Literal[1]
    vectors: tuple[Vector, ...]


VECTORS: Final = VectorFile.model_validate_json(
    (Path(__file__).parent / "vectors" / "money.json").read_bytes()
).vectors
