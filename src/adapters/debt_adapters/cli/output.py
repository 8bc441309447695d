"""What the commands print: for people, or as JSON for programs."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Final, TextIO, TypeAlias, assert_never

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from debt_domain.values.money import Money

PLAIN_WIDTH: Final = 80


def console(file: TextIO) -> Console:
    """Give a console: in colour on a terminal, else plain and 80 columns wide."""
    is_sized = file.isatty() or "COLUMNS" in os.environ
    return Console(
        file=file,
        width=None if is_sized else PLAIN_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
    )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that is broken into lines as wide as the console.

    Attributes:
        text: The text; a newline in front of it leaves a line of space.
        indent: How far its first line is indented.
        hanging: How far the others are indented.
        style: Such as `bold`.
        is_broken: Whether it is broken at all; what is to be copied is not.
    """

    text: str
    indent: int = 0
    hanging: int = 0
    style: str = ""
    is_broken: bool = True

    def wrapped(self, width: int) -> Text:
        """Give it broken into lines."""
        if not self.is_broken:
            return Text(" " * self.indent + printable(self.text), style=self.style)
        space = "\n" if self.text.startswith("\n") else ""
        lines = fill(
            printable(self.text.strip("\n")),
            width=width,
            initial_indent=" " * self.indent,
            subsequent_indent=" " * self.hanging,
            break_on_hyphens=False,
        )
        return Text(space + lines, style=self.style)


Part: TypeAlias = str | Paragraph | Table
"""What an answer for people is made of."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found.

    Attributes:
        document: As plain data; its keys are stable.
        parts: The same for people.
    """

    document: Mapping[str, object]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command prints its answer.

    Attributes:
        as_json: Whether programs read it.
    """

    as_json: bool

    def show(self, answer: Answer) -> None:
        """Print an answer, one way or the other."""
        if self.as_json:
            print_json(answer.document, indent=2)
        else:
            self.say(*answer.parts)

    def say(self, *parts: Part) -> None:
        """Print for people only."""
        if self.as_json:
            return
        answer = console(sys.stdout)
        for part in parts:
            match part:
                case Table():
                    answer.print(part)
                case str():
                    answer.print(Paragraph(part).wrapped(answer.width), soft_wrap=True)
                case Paragraph():
                    answer.print(part.wrapped(answer.width), soft_wrap=True)
                case _:
                    assert_never(part)


def print_json(document: object, *, indent: int | None = None) -> None:
    """Print plain data as JSON, on one line if not indented."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=indent) + "\n")
    sys.stdout.flush()


def printable(text: str) -> str:
    """Give a text without what would steer a terminal."""
    return "".join(x if x.isprintable() or x == "\n" else "\ufffd" for x in text)


def amount(amount_minor: int, currency: str | None) -> str:
    """Write an amount without its currency: 1,000.00."""
    return Money(amount_minor, currency or "").figure()


def heading(text: str) -> Paragraph:
    """Give a title with a line of space above it."""
    return Paragraph(f"\n{text}", style="bold")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Lay rows out; a column whose name starts with `>` is aligned to the right."""
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0)
    for column in columns:
        right = column.startswith(">")
        grid.add_column(
            column.removeprefix(">"),
            justify="right" if right else "left",
            overflow="fold",
        )
    for row in rows:
        grid.add_row(*(Text(printable(cell)) for cell in row))
    return grid
