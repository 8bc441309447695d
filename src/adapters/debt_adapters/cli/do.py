"""`do`: any command of the library, its fields as options or as JSON."""

import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from inspect import Parameter, Signature
from itertools import groupby
from types import GenericAlias
from typing import Annotated, Final, cast

import typer
from typer.core import TyperCommand
from typing_extensions import override

from debt_adapters.cli.asking import Asking, ask, asking_options
from debt_adapters.cli.choices import completes
from debt_adapters.cli.deferred import help_of
from debt_adapters.cli.failures import telling
from debt_adapters.cli.fields import (
    Field,
    about,
    fields_of,
    needed,
    sentence,
)
from debt_adapters.cli.forms import bare, choices, item
from debt_adapters.cli.options import JsonOption
from debt_adapters.cli.output import Answer, Output, Paragraph, Part, heading
from debt_adapters.cli.typed_command import command_of
from debt_domain.application import COMMANDS
from debt_domain.kernel.message import Command

PROGRAM: Final = "debt-domain do"
VALUE_OPTIONS: Final = (
    *("--fields", "--by", "--actor-id", "--command-id", "--approval", "--store"),
    *("--effective-on", "--decided-on"),
)
"""What a command takes beside its own fields, with a value."""


def short_names(names: Sequence[str]) -> Mapping[str, str]:
    """Leave what a command is about out of its name where no other is called so.

    >>> short_names(["case.accept", "case.close", "books.close"])
    {'case.accept': 'accept', 'case.close': 'case.close', 'books.close': 'books.close'}
    """
    last = {name: name.rpartition(".")[2] for name in names}
    count = Counter(last.values())
    return {name: last[name] if count[last[name]] == 1 else name for name in names}


SHORT: Final = short_names(tuple(COMMANDS))
_FULL: Final = {short: name for name, short in SHORT.items()}
_CALLED: Final = {**SHORT, **{name: name for name in SHORT.values()}}


def normal(token: str) -> str:
    """Bring a command's name, or an option's, into the form that is declared.

    >>> normal("case.accept-case"), normal("accept-case"), normal("case_id")
    ('accept_case', 'accept_case', 'case-id')
    """
    return _CALLED.get(token.replace("-", "_"), token.replace("_", "-"))


app = typer.Typer(context_settings={"token_normalize_func": normal})


def _after_the_name(given: object) -> None:
    if given:
        message = "options go after the command's name: debt-domain do NAME --preview"
        raise typer.BadParameter(message)


def do(
    ctx: typer.Context,
    *,
    _flag_too_early: Annotated[
        bool,
        typer.Option("--preview", "--create", hidden=True, callback=_after_the_name),
    ] = False,
    _value_too_early: Annotated[
        str,
        typer.Option(*VALUE_OPTIONS, hidden=True, callback=_after_the_name),
    ] = "",
    listed: Annotated[
        bool, typer.Option("--list", help="List all commands, by what they are about.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Carry out any command of the library, its fields as options or as JSON.

    A command is named with or without what it is about: case.record_payment
    or record_payment. Its own --help says what each field means.

    A value within a field has a dot: --claim.currency EUR. Amounts are written
    1,000.00EUR, holders of money PLATFORM, CLIENT:ID or PARTNER:ID, and texts
    about a person SUBJECT:TEXT. What may be repeated also takes JSON.

    [bold]Examples[/bold]

    debt-domain do --list

    debt-domain do record_payment --help

    debt-domain do verify_payment --case-id C-1 --payment-id P-1 --preview
    """
    if listed:
        Output(as_json).show(_list())
    elif ctx.invoked_subcommand is None:
        ctx.fail("name a command; debt-domain do --list lists them")


app.callback(invoke_without_command=True, help=help_of(do))(do)


def _list() -> Answer:
    parts: list[Part] = []
    for subject, names in groupby(sorted(COMMANDS, key=_subject), _subject):
        parts.append(heading(subject))
        for name in names:
            parts.append(Paragraph(SHORT[name], 2))
            parts.append(Paragraph(sentence(COMMANDS[name]), 6, 6))
    documents = [
        {
            "command": name,
            "says": sentence(kind),
            "fields": [_document(field) for field in fields_of(kind)],
        }
        for name, kind in COMMANDS.items()
    ]
    return Answer({"commands": documents}, tuple(parts))


def _subject(name: str) -> str:
    return name.rpartition(".")[0].replace("_", " ").capitalize()


def _document(field: Field) -> dict[str, object]:
    return {
        "option": field.option,
        "takes": field.form.metavar,
        "means": field.help,
        "required": field.required,
        "example": field.example,
    }


def _door(model: type[Command]) -> Callable[..., None]:
    """Give the function of a command, with an option for each of its fields."""
    fields = {_parameter(field): field for field in fields_of(model)}
    own_options = {field.option for field in fields.values()}
    shared = {x.parameter.name: x.parameter for x in asking_options(own_options)}

    def door(**given: object) -> None:
        said = {field.path: given[name] for name, field in fields.items()}
        asking_of = cast("Callable[..., Asking]", Asking)
        asking = asking_of(**{name: given[name] for name in shared})
        Output(asking.as_json).show(ask(command_of(model, said, asking.fields), asking))

    own = [_option(name, field) for name, field in fields.items()]
    door.__dict__["__signature__"] = Signature([*own, *shared.values()])
    return telling(door)


def example(name: str, model: type[Command]) -> Sequence[str]:
    """Give an example of a command: its arguments, all that it needs."""
    given = ((field.option, field.example) for field in needed(model))
    return SHORT[name], *(x for pair in given for x in pair)


def _parameter(field: Field) -> str:
    return "__".join(("field", *field.path))


_READ_AT_ONCE: Final[Mapping[object, type[object]]] = {int: int, bool: bool}
"""What the command line reads by itself; all else is read as text first."""


def _option(name: str, field: Field) -> Parameter:
    of = item(field.kind) or field.kind
    kind = str if field.many else _READ_AT_ONCE.get(bare(of), str)
    among = choices(of)
    option: object = typer.Option(
        None,
        field.option,
        help=field.help,
        show_default=False,
        autocompletion=completes(among) if among else None,
    )
    return Parameter(
        name,
        Parameter.KEYWORD_ONLY,
        default=option,
        annotation=GenericAlias(list, (kind,)) if field.many else kind,
    )


class _Door(TyperCommand):
    """A command whose help has a paragraph for each field, however long its option."""

    @override
    def format_help(self, ctx: object, formatter: object) -> None:
        name = _FULL[self.name or ""]
        Output(as_json=False).say(*_told(name, COMMANDS[name]))


def _told(name: str, model: type[Command]) -> Iterator[Part]:
    fields = tuple(fields_of(model))
    yield f"Usage: {PROGRAM} {SHORT[name]} [OPTIONS]"
    yield Paragraph(f"\n{about(model)}")
    yield heading("Fields")
    for field in fields:
        yield Paragraph(f"{field.option} {field.form.metavar}".rstrip(), 2, 2)
        yield Paragraph(field.help, 6, 6)
    yield heading("How it is asked")
    for option in asking_options({field.option for field in fields}):
        yield Paragraph(f"{option.name} {option.metavar}".rstrip(), 2, 2)
        yield Paragraph(option.help, 6, 6)
    yield heading("Example")
    words = " ".join(shlex.quote(x) for x in example(name, model))
    yield Paragraph(f"{PROGRAM} {words}", 2, 6)


for _name, _model in COMMANDS.items():
    app.command(
        SHORT[_name],
        cls=_Door,
        help=sentence(_model),
        rich_help_panel=_subject(_name),
    )(_door(_model))
