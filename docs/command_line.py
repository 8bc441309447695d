"""The commands on the page of the command line, taken from the program itself.

`python docs/command_line.py` writes them anew; a test holds the page to it.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from inspect import getdoc
from pathlib import Path
from typing import Final, get_args

import typer
from typer.models import ArgumentInfo, OptionInfo
from typer.utils import get_params_from_function

from debt_adapters.cli import do
from debt_adapters.cli.app import COMMANDS
from debt_adapters.cli.asking import Asking

PAGE: Final = Path(__file__).parent / "pages" / "reference" / "command-line.md"
START: Final = "<!-- commands -->\n\n"
END: Final = "<!-- /commands -->"
EVERYWHERE: Final = frozenset({"store", "as_json"})
"""What all commands take; the page explains it once."""


def markdown() -> str:
    """Give a section for each command, in the order of `--help`."""
    return "\n".join(_program())


def _program() -> Iterator[str]:
    for name, deferred in COMMANDS.items():
        loaded = deferred.loaded()
        if loaded is do.app:
            yield from _section(do.do, f"debt-domain {name}", Asking)
        elif isinstance(loaded, typer.Typer):
            for command in loaded.registered_commands:
                if command.callback:
                    title = f"debt-domain {name} {command.name}"
                    yield from _section(command.callback, title)
        else:
            yield from _section(loaded, f"debt-domain {name}")


def _section(
    command: Callable[..., object],
    name: str,
    beside: Callable[..., object] | None = None,
) -> Iterator[str]:
    about, _, examples = (getdoc(command) or "").partition("[bold]Example")
    yield f"## `{name}`\n"
    yield f"{about.strip()}\n"
    if rows := (*_rows(command), *(_rows(beside) if beside else ())):
        yield "| given | means |\n| --- | --- |"
        yield from rows
        yield ""
    yield "```console"
    yield from examples.split("\n\n")[1:]
    yield "```\n"


def _rows(command: Callable[..., object]) -> Iterator[str]:
    for name, param in get_params_from_function(command).items():
        is_hidden = isinstance(param.default, OptionInfo) and param.default.hidden
        is_told = name not in EVERYWHERE and param.annotation is not typer.Context
        if is_told and not is_hidden:
            yield _row(name, param.annotation, param.default)


def _row(name: str, kind: object, info: object) -> str:
    match info:
        case ArgumentInfo():
            return f"| `{info.metavar}` | {info.help} |"
        case OptionInfo():
            option = (info.param_decls or (f"--{name.replace('_', '-')}",))[0]
            choices = _choices(kind)
            named = name.upper() if choices else info.metavar or name.upper()
            value = "" if kind is bool else f" {named}"
            required = " Required." if info.default is ... else ""
            return f"| `{option}{value}` | {info.help}{choices}{required} |"
        case _:
            message = f"{name}: accepted is Annotated[..., typer.Option(...)]"
            raise TypeError(message)


def _choices(kind: object) -> str:
    """Name the values of an option that takes no other."""
    for part in (kind, *get_args(kind)):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return f" One of {', '.join(f'`{choice}`' for choice in part)}."
    return ""


if __name__ == "__main__":
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    after = rest.partition(END)[2]
    PAGE.write_text(before + START + markdown() + END + after, encoding="utf-8")
