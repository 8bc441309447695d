"""How the values of a command are written on a command line."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from inspect import getdoc
from types import NoneType, UnionType
from typing import Annotated, Final, Union, cast, get_args, get_origin

from pydantic import AwareDatetime
from pydantic_core import ErrorDetails

from debt_adapters.cli.choices import chosen, values_of
from debt_domain.kernel.message import Message
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.money import Money
from debt_domain.values.personal import Personal
from debt_domain.values.text import Country, DocumentId, Identifier, Sha256

_AMOUNT: Final = re.compile(
    r"(?P<amount>-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?) ?(?P<currency>[A-Z]{3})"
)
_PERCENT: Final = re.compile(r"(?P<percent>\d{1,3}(\.\d{1,16})?) ?%")
ACCOUNT_HOLDERS: Final = "PARTNER:ID, CLIENT:ID, or a partner's id alone"
_HOLDERS: Final = f"PLATFORM, {ACCOUNT_HOLDERS}"


class UnreadableError(ValueError):
    """A text is not what its field takes; the message says what would be accepted."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of value is written.

    Attributes:
        metavar: What stands for it in the help.
        hint: How it is written, where that does not go without saying.
        example: One such value.
        read: Gives what JSON would hold for it.
        is_text: Whether it is written as a text in JSON too.
    """

    metavar: str
    hint: str
    example: str
    read: Callable[[str], object] = str
    is_text: bool = True


def _amount(text: str) -> object:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        message = f"{text!r} is no amount; accepted is such as 1,000.00EUR"
        raise UnreadableError(message)
    money = Money.parse(found["amount"].replace(",", ""), found["currency"])
    return {"amount_minor": money.amount_minor, "currency": money.currency}


def holder_fields(text: str) -> Mapping[str, str | None]:
    """Read PLATFORM, CLIENT:ID, PARTNER:ID, in any case, or a partner's id alone.

    >>> holder_fields("atlas")
    {'kind': 'PARTNER', 'party_id': 'atlas'}

    Raises:
        UnreadableError: It is none of them.
    """
    kind, colon, party_id = text.partition(":")
    if not colon and kind.upper() not in tuple(HolderKind):
        kind, party_id = HolderKind.PARTNER, text
    is_platform = kind.upper() == HolderKind.PLATFORM
    if kind.upper() not in tuple(HolderKind) or is_platform == bool(party_id):
        message = f"{text!r} is no holder; accepted is {_HOLDERS}"
        raise UnreadableError(message)
    return {"kind": HolderKind(kind.upper()).value, "party_id": party_id or None}


def _share(text: str) -> object:
    found = _PERCENT.fullmatch(text)
    return str(Fraction(found["percent"]) / 100) if found else text


def _personal(text: str) -> object:
    subject_id, colon, said = text.partition(":")
    if not colon:
        message = f"{text!r} names nobody; accepted is such as D-1:Jane Doe"
        raise UnreadableError(message)
    return {"subject_id": subject_id, "text": said}


def _choice(kind: type[Enum]) -> Callable[[str], object]:
    return lambda text: chosen(kind, text).value


def read_json(text: str) -> object:
    """Read JSON.

    Raises:
        UnreadableError: The text is none.
    """
    try:
        return json.loads(text)
    except ValueError as error:
        message = f"no JSON: {error}"
        raise UnreadableError(message) from None


TEXT: Final = Form("TEXT", "", "some-text")
WHOLE: Final = Form("JSON", "as JSON", "{}", read_json, is_text=False)
FORMS: Final[Mapping[object, Form]] = {
    str: TEXT,
    int: Form("N", "", "1", int, is_text=False),
    bool: Form("", "", "true", read_json, is_text=False),
    date: Form("DAY", "such as 2026-08-31", "2026-08-31"),
    AwareDatetime: Form(
        "INSTANT", "such as 2026-08-31T12:00:00Z", "2026-08-31T12:00:00Z"
    ),
    Fraction: Form("SHARE", "such as 3/5 or 60%", "1/2", _share),
    Money: Form("AMOUNT", "such as 1,000.00EUR", "1,000.00EUR", _amount),
    Holder: Form("HOLDER", _HOLDERS, "PLATFORM", holder_fields),
    Personal: Form(
        "SUBJECT:TEXT", "whose text it is, then the text", "D-1:Text", _personal
    ),
}


ACCOUNT_HOLDER: Final = Form("PARTY", ACCOUNT_HOLDERS, "PARTNER:P-1", holder_fields)
"""Who has an account: any holder of money but the platform."""


def bare(kind: object) -> object:
    """Give a field's type without its constraints and without None.

    A union that has personal text in it is `Personal`: the rest is not for people.
    """
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        among = [bare(x) for x in get_args(kind) if x is not NoneType]
        if Personal in among:
            return Personal
        return among[0] if len(among) == 1 else kind
    return kind


def item(kind: object) -> object | None:
    """Give what a field is many of; None: it is one value."""
    kind = bare(kind)
    arguments: tuple[object, ...] = get_args(kind)
    return bare(arguments[0]) if get_origin(kind) in (tuple, frozenset) else None


def nested(kind: object) -> type[Message] | None:
    """Give the message that a value is made as; None: it is written in one text."""
    kind = bare(kind)
    if kind in FORMS or not isinstance(kind, type) or not issubclass(kind, Message):
        return None
    return kind


def choices(kind: object) -> type[Enum] | None:
    """Give the enumeration that a value is one of; None: it is of none."""
    kind = bare(kind)
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else None


def choices_say(kind: type[Enum]) -> str:
    """Give what an enumeration's docstring says about its values; "": nothing."""
    _, _, more = (getdoc(kind) or "").partition("\n\n")
    names_them = any(value in more for value in values_of(kind))
    return " ".join(more.split()) if names_them else ""


def in_words(detail: ErrorDetails) -> str:
    """Say what is wrong with a value, and what would be right."""
    pattern = detail.get("ctx", {}).get("pattern")
    accepted = _PATTERNS.get(str(pattern))
    if accepted:
        return f"accepted is {accepted}"
    if detail["type"].startswith("datetime_"):
        return f"accepted is {FORMS[AwareDatetime].hint}"
    return detail["msg"].removeprefix("Value error, ")


def _pattern(kind: object) -> str:
    return next(str(x.pattern) for x in get_args(kind) if hasattr(x, "pattern"))


_PATTERNS: Final[Mapping[str, str]] = {
    _pattern(
        Identifier
    ): "1 to 80 of: letters A to Z and a to z, digits, '.', '_', '-'",
    _pattern(DocumentId): "a kind and an id, such as statement.2026-03",
    _pattern(Country): "a country's two capital letters, such as DE",
    _pattern(Sha256): "64 digits of 0 to 9 and a to f",
}


def form(kind: object) -> Form:
    """Tell how a value of a type is written."""
    kind = bare(kind)
    found = choices(kind)
    if found is not None:
        names = values_of(found)
        return Form("CHOICE", f"one of {', '.join(names)}", names[0], _choice(found))
    return FORMS.get(kind, WHOLE)


def plain(kind: object, given: object) -> object:
    """Give what the model reads as JSON for a value as it was written.

    Args:
        kind: The field's type.
        given: A text, or JSON that may hold such texts.

    Raises:
        UnreadableError: A text is not what the type takes.
        RejectedError: The same, by a rule of the value itself.
    """
    of, model = item(kind), nested(kind)
    if isinstance(given, str):
        read = WHOLE if of or model else form(kind)
        written = read.read(given)
        return plain(kind, written) if read is WHOLE and (of or model) else written
    if of is not None and isinstance(given, list):
        return [plain(of, one) for one in cast("list[object]", given)]
    if model is not None and isinstance(given, dict):
        fields = cast("dict[str, object]", given)
        return {name: _of_field(model, name, x) for name, x in fields.items()}
    return given


def _of_field(model: type[Message], name: str, given: object) -> object:
    field = model.model_fields.get(name)
    return given if field is None else plain(field.annotation, given)
