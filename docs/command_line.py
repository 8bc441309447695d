"""The commands on the page of the command line, taken from the program itself.

`python docs/command_line.py` writes them anew; a test holds the page to it.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from inspect import Parameter, getdoc, signature
from pathlib import Path
from typing import Annotated, Final, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from debt_adapters.cli.app import app

PAGE: Final = Path(__file__).parent / "pages" / "reference" / "command-line.md"
START: Final = "<!-- commands -->\n\n"
END: Final = "<!-- /commands -->"
EVERYWHERE: Final = frozenset({"store", "as_json"})
"""What all commands take; the page explains it once."""


def markdown() -> str:
    """Give a section for each command, in the order of `--help`."""
    return "\n".join(_program(app, "debt-domain"))


def _program(program: typer.Typer, name: str) -> Iterator[str]:
    for command in program.registered_commands:
        if command.callback:
            yield from _section(command.callback, f"{name} {command.name}")
    for group in program.registered_groups:
        if group.typer_instance:
            yield from _program(group.typer_instance, f"{name} {group.name}")


def _section(command: Callable[..., object], name: str) -> Iterator[str]:
    about, _, examples = (getdoc(command) or "").partition("[bold]Example")
    yield f"## `{name}`\n"
    yield f"{about.strip()}\n"
    if rows := tuple(_rows(command)):
        yield "| | |\n| --- | --- |"
        yield from rows
        yield ""
    yield "```console"
    yield from examples.split("\n\n")[1:]
    yield "```\n"


def _rows(command: Callable[..., object]) -> Iterator[str]:
    hints = get_type_hints(command, include_extras=True)
    for name, parameter in signature(command).parameters.items():
        if name not in EVERYWHERE:
            yield _row(name, hints[name], parameter.default is Parameter.empty)


def _row(name: str, hint: object, wanted: object) -> str:
    kind, info = _parts(hint)
    match info:
        case ArgumentInfo():
            return f"| `{info.metavar}` | {info.help} |"
        case OptionInfo():
            option = (info.param_decls or (f"--{name.replace('_', '-')}",))[0]
            value = f" {info.metavar or _value(kind)}".rstrip()
            required = " Required." if wanted else ""
            return f"| `{option}{value}` | {info.help}{required} |"
        case _:
            message = f"{name}: accepted is Annotated[..., typer.Option(...)]"
            raise TypeError(message)


def _parts(hint: object) -> tuple[object, object]:
    """Take apart `Annotated[kind, info]`."""
    kind, info, *_ = get_args(hint) if get_origin(hint) is Annotated else (hint, None)
    return kind, info


def _value(kind: object) -> str:
    """Name the value that an option takes; a flag takes none."""
    if kind is bool:
        return ""
    for part in (kind, *get_args(kind)):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return "\\|".join(part)
    return "TEXT"


if __name__ == "__main__":
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    after = rest.partition(END)[2]
    PAGE.write_text(before + START + markdown() + END + after, encoding="utf-8")
