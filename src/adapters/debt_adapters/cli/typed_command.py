"""A command, made of what was typed."""

import json
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Final, TypeVar, cast

import typer
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from debt_adapters.cli.fields import Field, fields_of, option_of
from debt_adapters.cli.forms import in_words, item, nested, plain, read_json
from debt_domain.kernel.message import Command, Message

C = TypeVar("C", bound=Command)
Fields = dict[str, object]

STANDARD_INPUT: Final = "-"


def command_of(
    model: type[C], given: Mapping[tuple[str, ...], object], whole: str = ""
) -> C:
    """Make a command of options and JSON; an option wins over the JSON.

    Args:
        model: The command's class.
        given: What the options say, by the path of the field; None: nothing.
        whole: JSON of some or all fields, `@FILE` or `-` for standard input; "": none.

    Raises:
        typer.BadParameter: They make no such command.
    """
    tree = _whole(model, whole) if whole else {}
    for field in fields_of(model):
        value = given.get(field.path)
        if value is not None:
            _put(tree, field.path, _read(field, value))
    try:
        return model.model_validate_json(json.dumps(tree))
    except ValidationError as error:
        raise typer.BadParameter(_told(model, error)) from None


def _whole(model: type[Message], whole: str) -> Fields:
    try:
        found = plain(model, read_json(_text(whole)))
    except (OSError, ValueError) as error:
        message = f"{error}"
        raise typer.BadParameter(message, param_hint="'--fields'") from None
    if not isinstance(found, dict):
        message = "accepted is a JSON object of the command's fields"
        raise typer.BadParameter(message, param_hint="'--fields'")
    return cast("Fields", found)


def _text(whole: str) -> str:
    if whole == STANDARD_INPUT:
        return sys.stdin.read()
    is_file = whole.startswith("@")
    return Path(whole[1:]).read_text(encoding="utf-8") if is_file else whole


def _read(field: Field, value: object) -> object:
    given = cast("Sequence[object]", value) if field.many else (value,)
    try:
        read = [_one(field, x.value if isinstance(x, Enum) else x) for x in given]
    except ValueError as error:
        hint = f"'{field.option}'"
        raise typer.BadParameter(str(error), param_hint=hint) from None
    if not field.many:
        return read[0]
    return [x for one in read for x in _each(one)]


def _each(read: object) -> list[object]:
    return cast("list[object]", read) if isinstance(read, list) else [read]


def _one(field: Field, given: object) -> object:
    """Read one of many as itself, or as JSON of some of them."""
    of = item(field.kind)
    is_list = isinstance(given, str) and given.lstrip().startswith("[")
    return plain(field.kind if of is None or is_list else of, given)


def _put(tree: Fields, path: tuple[str, ...], value: object) -> None:
    for name in path[:-1]:
        inner = tree.get(name)
        if not isinstance(inner, dict):
            inner = tree[name] = {}
        tree = cast("Fields", inner)
    tree[path[-1]] = value


def _told(model: type[Message], error: ValidationError) -> str:
    """Say for each option what is wrong with it; of a union, only the first."""
    options = {field.path for field in fields_of(model)}
    found: dict[str, str] = {}
    for detail in error.errors(include_url=False, include_input=False):
        names = tuple(x for x in detail["loc"] if isinstance(x, str))
        known = max((x for x in _starts(names) if x in options), key=len, default=())
        option = option_of(known) if known else "the command"
        found.setdefault(option, _what(model, known, detail))
    return "; ".join(f"{option} {what}" for option, what in found.items())


def _starts(names: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
    return [names[:length] for length in range(1, len(names) + 1)]


def _what(model: type[Message], known: tuple[str, ...], detail: ErrorDetails) -> str:
    kind, name = detail["type"], str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "missing" and known and known[-1] == name:
        return "is missing"
    if kind == "extra_forbidden":
        return f"has no field {name!r}{_nearest(name, _names(model, known))}"
    where = "".join(_step(x) for x in detail["loc"][len(known) :])
    message = in_words(detail)
    return f"at {where.lstrip('.')}: {message}" if where else f"is wrong: {message}"


def _step(place: int | str) -> str:
    return f"[{place}]" if isinstance(place, int) else f".{place}"


def _names(model: type[Message], path: tuple[str, ...]) -> Sequence[str]:
    inner: type[Message] | None = model
    for name in path:
        kind = inner.model_fields[name].annotation if inner else None
        inner = nested(item(kind) or kind)
    return list(inner.model_fields) if inner else []


def _nearest(name: str, names: Sequence[str]) -> str:
    near = get_close_matches(name, names)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; accepted are {', '.join(names)}" if names else ""
