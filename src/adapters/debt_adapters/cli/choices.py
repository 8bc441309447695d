"""What is one of a few values, as it is typed."""

from collections.abc import Callable
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

import typer

E = TypeVar("E", bound=Enum)


class NotAChoiceError(ValueError):
    """A text is none of the values; the message lists them."""

    def __init__(self, text: str, values: list[str]) -> None:
        near = get_close_matches(text.upper(), [x.upper() for x in values], n=1)
        meant = [x for x in values if x.upper() in near]
        said = f"; did you mean {meant[0]}?" if meant else ""
        super().__init__(f"{text!r} is not one of {', '.join(values)}{said}")


def chosen(kind: type[E], text: str) -> E:
    """Give the value that is meant, in whatever case it is typed.

    Raises:
        NotAChoiceError: It is none of them.

    >>> from debt_domain.case.model import CaseStatus
    >>> chosen(CaseStatus, "docs-requested").name
    'DOCS_REQUESTED'
    """
    typed = text.upper().replace("-", "_")
    for value in kind:
        if typed in {value.name, str(value.value).upper()}:
            return value
    raise NotAChoiceError(text, values_of(kind))


def values_of(kind: type[Enum]) -> list[str]:
    """List the values as they are typed."""
    return [str(x.value) for x in kind]


def metavar(kind: type[Enum]) -> str:
    """Give what stands for a value in the help."""
    return f"<{'|'.join(values_of(kind))}>"


def one_of(kind: type[E]) -> Callable[[str], E]:
    """Give what reads a value on the command line."""

    def read(text: str) -> E:
        try:
            return chosen(kind, text)
        except NotAChoiceError as error:
            raise typer.BadParameter(str(error)) from None

    return read


def completes(kind: type[Enum]) -> Callable[[str], list[str]]:
    """Give what completes a value on the command line."""

    def complete(incomplete: str) -> list[str]:
        wanted = incomplete.upper()
        return [x for x in values_of(kind) if x.upper().startswith(wanted)]

    return complete
