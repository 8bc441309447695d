"""One demo for all tests that only read, and a way to run commands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from debt_adapters.cli.app import app

Run = Callable[..., Result]


def run(*arguments: str) -> Result:
    """Run the program in this process."""
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture(name="debt_domain", scope="session")
def _debt_domain() -> Run:
    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Result]:
    """Run the demo once: the store's URL, and what was printed."""
    folder: Path = tmp_path_factory.mktemp("demo")
    store = f"sqlite:///{folder}/demo.db"
    return store, run("demo", "--store", store)


@pytest.fixture
def store(demo: tuple[str, Result]) -> str:
    """Give the demo's store, for reading."""
    return demo[0]


@pytest.fixture
def own_store(demo: tuple[str, Result], tmp_path: Path) -> str:
    """Give a copy of the demo's store, for writing."""
    original = Path(demo[0].removeprefix("sqlite:///"))
    for suffix in ("", ".key"):
        source = original.with_name(original.name + suffix)
        (tmp_path / source.name).write_bytes(source.read_bytes())
    return f"sqlite:///{tmp_path}/demo.db"
