"""The table of the stores in the docs is the one in the code."""

from pathlib import Path
from typing import Final

from debt_adapters.stores import (
    KURRENTDB,
    POSTGRESQL,
    SQLITE,
    Promise,
    markdown,
)

PAGE: Final = Path(__file__).parents[2] / "docs" / "pages" / "explanation" / "stores.md"


def test_the_page_has_the_table() -> None:
    _, rest = PAGE.read_text().split("<!-- stores -->\n\n")
    table, _ = rest.split("\n<!-- /stores -->")
    assert table == markdown()


def test_our_databases_give_nothing_up() -> None:
    assert not SQLITE.gives_up
    assert not POSTGRESQL.gives_up


def test_a_store_that_is_refused_promises_nothing() -> None:
    assert markdown((KURRENTDB,)).count("| refused |") == len(Promise) - 1
