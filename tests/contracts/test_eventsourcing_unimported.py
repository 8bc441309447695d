"""Who does not ask for `eventsourcing` does not get it: it patches `dataclasses`."""

import ast
from pathlib import Path
from typing import Final

import pytest

import debt_adapters
from debt_adapters import sqlalchemy
from tests.contracts.importing import factory_found_after_import, is_imported_with

ROOT: Final = Path(debt_adapters.__file__).parent
THOSE_WHO_NEED_IT: Final = {
    "eventsourcing",
    "sqlalchemy/factory.py",
    "sqlalchemy/recorders.py",
    "sqlalchemy/subscription.py",
    "sqlalchemy/translation.py",
}


@pytest.mark.parametrize(
    "module",
    [
        "debt_domain.application",
        "debt_adapters.assembly",
        "debt_adapters.cli.demo",
        "debt_adapters.cli.do",
        "debt_adapters.memory",
        "debt_adapters.sqlalchemy.log",
        "debt_adapters.stores",
    ],
)
def test_a_host_without_it_stays_without_it(module: str) -> None:
    assert not is_imported_with(module)


def test_the_factory_brings_it() -> None:
    assert is_imported_with("debt_adapters.sqlalchemy", "SqlFactory")


def test_the_factory_is_found_in_a_module_that_was_imported_without_it(
    sqlite_url: str,
) -> None:
    assert factory_found_after_import(sqlite_url)


def test_the_module_has_no_other_attribute() -> None:
    assert not hasattr(sqlalchemy, "SqlFactori")


def test_nobody_else_names_it() -> None:
    naming = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if "eventsourcing" in imported_roots(path)
    }
    package = {name for name in naming if name.startswith("eventsourcing/")}
    assert package
    assert naming - package <= THOSE_WHO_NEED_IT


def imported_roots(path: Path) -> set[str]:
    """Give the top-level packages that a file imports, anywhere in it."""
    roots: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Import(names=names):
                roots.update(alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module)):
                roots.add(module.partition(".")[0])
            case _:
                pass
    return roots
