"""Commands whose modules are imported once they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from typing import cast

import typer
from typer.core import TyperCommand, TyperGroup
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Deferred:
    """Where a command is, and what the program's help says about it.

    Attributes:
        module: Its module, in this package.
        says: The first paragraph of its own help.
        attribute: Its function there, or the program of its own commands; as the
            module if not given.
    """

    module: str
    says: str
    attribute: str = ""

    def loaded(self) -> Callable[..., None] | typer.Typer:
        """Import the module, and give the function or the program."""
        module = import_module(f"debt_adapters.cli.{self.module}")
        found: object = getattr(module, self.attribute or self.module)
        return cast("Callable[..., None] | typer.Typer", found)


class DeferredCommand(TyperCommand):
    """Stands for a command in the program's help, and for the command once it runs."""

    deferred: Deferred

    @override
    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: object = None,
        **extra: object,
    ) -> typer.Context:
        command = command_of(self.deferred.loaded())
        before = cast("typer.Context | None", parent)
        context = command.make_context(info_name, args, before, **extra)
        return cast("typer.Context", context)


def deferred_command(deferred: Deferred) -> type[DeferredCommand]:
    """Give the class of a command that is imported later."""
    return type("_Deferred", (DeferredCommand,), {"deferred": deferred})


def command_of(loaded: Callable[..., None] | typer.Typer) -> TyperCommand | TyperGroup:
    """Make a command of a function, or of a program one with commands of its own."""
    if isinstance(loaded, typer.Typer):
        return typer.main.get_group(loaded)
    from debt_adapters.cli.failures import telling  # noqa: PLC0415  brings SQLAlchemy

    program = typer.Typer(add_completion=False)
    program.command(help=help_of(loaded))(telling(loaded))
    return cast("TyperCommand", typer.main.get_command(program))


def help_of(function: Callable[..., object]) -> str:
    """Give a function's docstring with each paragraph on one line.

    Typer breaks all paragraphs but the first where the source does.
    """
    paragraphs = (getdoc(function) or "").split("\n\n")
    return "\n\n".join(" ".join(x.split()) for x in paragraphs)
