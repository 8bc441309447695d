"""The page of all processes: which event leads to which commands.

`python docs/processes.py` writes it anew from the code; a test holds the page to it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, cast, get_args, get_type_hints

from debt_domain.kernel.message import Command, Event
from debt_domain.processes.order import ALL
from debt_domain.processes.process import AnyProcess, Process

PAGE: Final = Path(__file__).parent / "pages" / "reference" / "processes.md"
ABOUT: Final = """# Processes

A process is one sentence of the business: an event of one aggregate leads to commands for
another. All of them run in the transaction of the command that came first, so that either
all of it happens or nothing. The table has them in the order in which they answer the
same event; each is a module of that name in `debt_domain.processes`.

A partner case is settled *behind* the statements and by no process: see `Settler` and
[`debt-domain settle`](command-line.md)."""


def markdown() -> str:
    """Give the whole page: a picture of each aggregate's events, then the table."""
    aggregates = dict.fromkeys(_aggregate(x.listens_to.stored_name) for x in ALL)
    pictures = (_picture(aggregate) for aggregate in aggregates)
    return "\n\n".join((ABOUT, *pictures, "## All of them", _table())) + "\n"


def commands_of(process: AnyProcess) -> Sequence[type[Command]]:
    """Give the commands that a process may lead to, as its function says."""
    react = cast("Process[Event, object]", process).react
    answer = get_args(get_type_hints(react)["return"])[0]
    return cast("Sequence[type[Command]]", get_args(answer) or (answer,))


def _picture(aggregate: str) -> str:
    title = aggregate.replace("_", " ").capitalize()
    return "\n".join(
        (f"## {title}\n", "```mermaid", "flowchart LR", *_arrows(aggregate), "```")
    )


def _arrows(aggregate: str) -> Iterator[str]:
    found = dict[str, None]()
    for process in ALL:
        event = process.listens_to
        if _aggregate(event.stored_name) == aggregate:
            for command in commands_of(process):
                target = _aggregate(command.command_name)
                node = f"{command.__name__}[{target}: {command.__name__}]"
                found[f"    {event.__name__}([{event.__name__}]) --> {node}"] = None
    yield from found


def _table() -> str:
    rows = (
        f"| {process.name.replace('_', ' ')} | `{process.listens_to.stored_name}` |"
        f" {', '.join(f'`{x.command_name}`' for x in commands_of(process))} |"
        for process in ALL
    )
    return "\n".join(("| sentence | event | commands |", "| --- | --- | --- |", *rows))


def _aggregate(name: str) -> str:
    return name.partition(".")[0]


if __name__ == "__main__":
    PAGE.write_text(markdown(), encoding="utf-8")
