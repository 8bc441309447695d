"""The page of the command line says what the program takes."""

import re

from debt_adapters.cli.failures import ExitCode
from docs.command_line import END, PAGE, START, markdown
from tests.unit.cli.conftest import Run


def test_the_page_has_the_commands_and_options_that_exist() -> None:
    _, rest = PAGE.read_text(encoding="utf-8").split(START)
    assert rest.partition(END)[0] == markdown(), "run: python docs/command_line.py"


def test_every_command_of_the_help_has_a_section(debt_domain: Run) -> None:
    told = debt_domain("--help").stdout.partition("Commands")[2]
    names = re.findall(r"(?m)^│ ([a-z-]+) ", told)
    sections = re.findall(r"(?m)^## `debt-domain ([a-z-]+)", markdown())
    assert names == list(dict.fromkeys(sections))


def test_the_page_has_the_exit_codes() -> None:
    before, _ = PAGE.read_text(encoding="utf-8").split(START)
    usage_of_typer = 2
    told = {int(code) for code in re.findall(r"(?m)^\| (\d+) \|", before)}
    assert told == {*ExitCode, usage_of_typer}
