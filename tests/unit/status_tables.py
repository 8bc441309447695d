"""The pages that say which command fits which status."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

REFERENCE: Final = Path(__file__).parents[2] / "docs/pages/reference"

S = TypeVar("S", bound=StrEnum)


def read_table(page: str, kind: type[S]) -> Mapping[str, Mapping[S, str]]:
    """Read a page's only table: what happens by command and status."""
    lines = (REFERENCE / page).read_text("utf-8").splitlines()
    cells = [
        [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    ]
    statuses = [kind(name) for name in cells[0][1:]]
    return {name: dict(zip(statuses, row, strict=True)) for name, *row in cells[2:]}
