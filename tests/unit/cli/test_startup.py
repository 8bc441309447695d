"""What the program does not read before it is asked for something."""

import subprocess
import sys
from itertools import pairwise

import pytest
from typer.testing import CliRunner

from debt_adapters.cli.app import COMMANDS, app
from debt_adapters.cli.deferred import command_of
from tests.unit.cli.conftest import Run

HEAVY = ("debt_domain", "eventsourcing", "fpdf", "pandas", "pyarrow", "sqlalchemy")
PROGRAM = f"""
import sys
from debt_adapters.cli import main
try:
    main()
finally:
    print("brought:", sorted(set({HEAVY!r}) & set(sys.modules)))
"""


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_little_is_imported_for(asked: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, asked],
        capture_output=True,
        check=True,
        text=True,
    )
    assert "debt-domain" in result.stdout
    assert result.stdout.endswith("brought: []\n")


def test_a_report_brings_no_typesetting() -> None:
    program = PROGRAM.replace("main()", "main.__globals__['app']()", 1)
    result = subprocess.run(
        [sys.executable, "-c", program, "balance", "--store", "sqlite:///nowhere.db"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert result.returncode == 3, result.stderr
    for name in ("fpdf", "pandas", "pyarrow", "eventsourcing"):
        assert name not in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_program_s_help_says_what_the_command_s_does(name: str) -> None:
    deferred = COMMANDS[name]
    text = command_of(deferred.loaded()).help or ""
    assert text.partition("\n\n")[0] == deferred.says


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_breaks_its_lines_by_itself(name: str, debt_domain: Run) -> None:
    """A line that ends early is the last of its paragraph."""
    result = debt_domain(name, "--help")
    assert result.exit_code == 0, result.output
    prose = result.stdout.partition("╭")[0]
    lines = [line.strip() for line in prose.splitlines()]
    for line, following in pairwise(lines):
        if line and following:
            assert len(line) + len(following.split()[0]) >= 77, line


def test_a_misspelt_command_is_met_with_its_name() -> None:
    told = CliRunner().invoke(app, ["balence"]).stderr
    assert "'balance'" in " ".join(told.split())
