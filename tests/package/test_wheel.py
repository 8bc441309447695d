"""What was built is what stands in the source, and it is what gets imported."""

import os
import sysconfig
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = {
    "debt_domain": ROOT / "src" / "debt_domain",
    "debt_adapters": ROOT / "src" / "adapters" / "debt_adapters",
}


@pytest.fixture(scope="module")
def shipped() -> set[str]:
    with ZipFile(os.environ["WHEEL"]) as wheel:
        names = wheel.namelist()
    return {name for name in names if ".dist-info/" not in name}


def test_top_level_names_are_the_two_packages(shipped: set[str]) -> None:
    assert {name.split("/")[0] for name in shipped} == set(SOURCES)


def test_both_packages_are_typed(shipped: set[str]) -> None:
    assert {f"{package}/py.typed" for package in SOURCES} <= shipped


def test_every_source_file_is_shipped_and_nothing_else(shipped: set[str]) -> None:
    files = {
        file.relative_to(source.parent).as_posix()
        for source in SOURCES.values()
        for file in source.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert shipped == files


@pytest.mark.parametrize("package", sorted(SOURCES))
def test_what_is_imported_is_what_was_installed(package: str) -> None:
    imported = import_module(package).__file__
    assert imported is not None
    assert Path(imported).is_relative_to(sysconfig.get_path("purelib"))


def test_the_command_can_be_loaded() -> None:
    (command,) = entry_points(group="console_scripts", name="debt-domain")
    assert callable(command.load())
