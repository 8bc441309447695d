"""Pages that show what is typed at a prompt and what is printed below it."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from typer.testing import CliRunner

from debt_adapters.cli.app import app

_FENCE: Final = re.compile(
    r"^```(\w+)(?: title=\"(\S+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_ANY: Final = ".*"
_TYPED: Final = re.compile(r"^\$ ((?:.*(?:\\\n|'[^'\n]*\n[^']*'))*.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command, and what the page shows below it.

    `...` stands for any text in a line, and alone on a line for any lines.
    """

    command: str
    shown: str

    def is_shown(self, printed: str) -> bool:
        """Whether the page shows what was printed."""
        lines = (
            r"(?:.*\n)*" if line == "..." else f"{_ANY.join(map(re.escape, parts))}\n"
            for line in self.shown.splitlines()
            for parts in (line.split("..."),)
        )
        return re.fullmatch("".join(lines), trimmed(printed)) is not None


def trimmed(printed: str) -> str:
    """Give what was printed without what nobody sees: space at the edges."""
    lines = (line.rstrip() for line in printed.strip("\n").splitlines())
    return "".join(f"{line}\n" for line in lines)


def typed(markdown: str) -> Iterator[Typed]:
    """Give the commands of a page in order, with what it shows below each."""
    for language, _, text in _FENCE.findall(markdown):
        if language == "console":
            _, *parts = _TYPED.split(text)
            for command, shown in zip(parts[::2], parts[1::2], strict=True):
                yield Typed(command, shown)


def files(markdown: str) -> Iterator[tuple[str, str]]:
    """Give the files of a page: the fences with a title, which is the name."""
    return ((name, text) for _, name, text in _FENCE.findall(markdown) if name)


class Prompt:
    """A prompt that knows `export NAME=VALUE` and `debt-domain`."""

    def __init__(self) -> None:
        self._environment: dict[str, str] = {}

    def enter(self, command: str) -> str:
        """Carry a command out, in this process; give what it prints."""
        name, *arguments = shlex.split(command.replace("\\\n", ""))
        if name == "export":
            self._environment |= dict(x.split("=", 1) for x in arguments)
            return ""
        assert name == "debt-domain"
        program = CliRunner(env=self._environment)
        return program.invoke(app, arguments, catch_exceptions=False).output
