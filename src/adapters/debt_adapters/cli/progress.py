"""How far a long command is: on standard error, a bar only on a terminal."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import monotonic
from typing import Final, TypeAlias

from rich.progress import Progress

from debt_adapters.cli.output import console

Advance: TypeAlias = Callable[[int], None]
"""Told how much has been done so far."""

LINE_EVERY_SECONDS: Final = 5


@contextmanager
def progress(
    what: str, total: int | None = None, *, beside_answer: bool = False
) -> Generator[Advance]:
    """Show how far something is; elsewhere than on a terminal, a line now and then.

    Args:
        what: What is being done.
        total: How much there is to do, if known.
        beside_answer: Whether the answer is printed meanwhile; on a terminal it is
            progress enough.
    """
    if beside_answer and sys.stdout.isatty():
        yield lambda _: None
        return
    if not sys.stderr.isatty():
        yield _lines(what)
        return
    with Progress(console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)


def _lines(what: str) -> Advance:
    last = monotonic()

    def advance(done: int) -> None:
        nonlocal last
        if monotonic() - last >= LINE_EVERY_SECONDS:
            last = monotonic()
            sys.stderr.write(f"{what}: {done}\n")

    return advance
