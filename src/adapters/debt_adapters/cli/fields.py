"""The fields of a command as options, from the command's own model."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import getdoc
from typing import Final

from pydantic.fields import FieldInfo

from debt_adapters.cli.forms import (
    ACCOUNT_HOLDER,
    TEXT,
    Form,
    bare,
    choices,
    choices_say,
    form,
    item,
    nested,
)
from debt_domain.kernel.message import Message
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.personal import Personal
from debt_domain.values.resolved_terms import SplitParty

_UNITS: Final[Mapping[str, str]] = {"_minor": "minor units", "_bps": "basis points"}
_EXAMPLES: Final[Mapping[str, str]] = {
    "country": "DE",
    "currency": "EUR",
    "instructions_version": "2",
    "invoice_id": "statement.S-1",
    "language": "en",
    "sha256": "0" * 64,
    "revenue_model": "REVENUE_SHARE",
    "share": "1",
    "vat_id": "DE123456789",
}
"""For fields that take only some texts of their type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a command, or of a value in it.

    Attributes:
        path: The names that lead to it.
        kind: Its type.
        meaning: What its model's docstring says about it.
        required: Whether the command, or the value that it is in, needs it.
        default: What it is if it is not given, as text; "" for none.
    """

    path: tuple[str, ...]
    kind: object
    meaning: str
    required: bool
    default: str

    @property
    def option(self) -> str:
        """The option that gives it: `--claim.interest-minor`."""
        return option_of(self.path)

    @property
    def many(self) -> bool:
        """Whether the option may be repeated."""
        return item(self.kind) is not None

    @property
    def form(self) -> Form:
        """How a value of it is written, one of them if it takes many."""
        kind = item(self.kind) or self.kind
        has_account = bare(kind) is Holder and self.path[-1] == "party"
        return ACCOUNT_HOLDER if has_account else form(kind)

    @property
    def example(self) -> str:
        """A value that it takes, as one text."""
        if self.form is ACCOUNT_HOLDER:
            return ACCOUNT_HOLDER.example
        found = _sample(item(self.kind) or self.kind, self.path[-1])
        return found if isinstance(found, str) else json.dumps(found)

    @property
    def help(self) -> str:
        """What an option's help says: meaning, unit, form, default."""
        unit = next((_UNITS[x] for x in _UNITS if self.path[-1].endswith(x)), "")
        again = "may be repeated" if self.many else ""
        notes = "; ".join(filter(None, (unit, self.form.hint, again)))
        meaning = _plain(self.meaning) or _words(self.path)
        told = f"{meaning.rstrip('.')} ({notes})." if notes else meaning
        among = choices(item(self.kind) or self.kind)
        said = choices_say(among) if among else ""
        told = f"{told} {said}".rstrip()
        if self.required:
            return f"{told} Required."
        return f"{told} Default: {self.default}." if self.default else told


def option_of(path: tuple[str, ...]) -> str:
    """Name the option of a field.

    >>> option_of(("claim", "interest_minor"))
    '--claim.interest-minor'
    """
    return "--" + ".".join(path).replace("_", "-")


def fields_of(model: type[Message], path: tuple[str, ...] = ()) -> Iterator[Field]:
    """Give the fields of a model, each before those of the value that it holds."""
    meanings = attributes(model)
    for name, info in model.model_fields.items():
        field = Field(
            path=(*path, name),
            kind=info.annotation,
            meaning=meanings.get(name, ""),
            required=info.is_required(),
            default=_default(info),
        )
        yield field
        inner = nested(field.kind)
        if inner is not None:
            yield from fields_of(inner, field.path)


def sentence(model: type[Message]) -> str:
    """Give the first line of a model's docstring."""
    return _plain((getdoc(model) or "").partition("\n")[0])


def about(model: type[Message]) -> str:
    """Give what a model's docstring says before it comes to the fields."""
    text = (getdoc(model) or "").partition("\n\nAttributes:")[0]
    return _plain(" ".join(text.split()))


def attributes(model: type[Message]) -> Mapping[str, str]:
    """Give what a model's docstring says about its fields."""
    _, _, section = (getdoc(model) or "").partition("\nAttributes:\n")
    found = re.findall(r"(?m)^    (\w+): (.+(?:\n {8,}.+)*)", section)
    return {name: " ".join(text.split()) for name, text in found}


def example(model: type[Message]) -> Mapping[str, str]:
    """Give for each option that a command needs a value that it takes."""
    return {field.option: field.example for field in needed(model)}


def needed(model: type[Message], path: tuple[str, ...] = ()) -> Iterator[Field]:
    """Give the fields without which a command cannot be, in one text each."""
    for field in fields_of(model, path):
        if len(field.path) == len(path) + 1 and field.required:
            inner = nested(field.kind)
            if inner is None:
                yield field
            else:
                yield from tuple(needed(inner, field.path)) or (field,)


def options_of(command: Message, path: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Write a command's fields, but those left at their default, as options.

    >>> from debt_domain.case.commands import VerifyPayment
    >>> options_of(VerifyPayment(case_id="C-1", payment_id="P-1"))
    ('--case-id', 'C-1', '--payment-id', 'P-1')
    """
    given: list[str] = []
    for name, info in type(command).model_fields.items():
        value: object = getattr(command, name)
        if value == info.default and not info.is_required():
            continue
        option = option_of((*path, name))
        if isinstance(value, Message) and nested(info.annotation):
            given.extend(options_of(value, (*path, name)))
        elif value is True:
            given.append(option)
        else:
            given.extend((option, _written(value)))
    return tuple(given)


def _written(value: object) -> str:
    """Write a value as `form` reads it."""
    match value:
        case Money():
            return value.label().replace(" ", "")
        case Personal():
            return f"{value.subject_id}:{value.text}"
        case _:
            return str(value)


def _sample(kind: object, name: str) -> object:
    """Give a value of a type, as the JSON of a command may hold it."""
    of, model = item(kind), nested(kind)
    if of is not None:
        return [_sample(of, name)]
    if model is not None:
        return {
            inner: _sample(info.annotation, inner)
            for inner, info in model.model_fields.items()
            if info.is_required()
        }
    shape = form(kind)
    usual = SplitParty.SUBMITTER.value if bare(kind) is SplitParty else shape.example
    text = _EXAMPLES.get(name, usual)
    if name.endswith("_id") and text == TEXT.example:
        text = f"{name[0].upper()}-1"
    return text if shape.is_text else shape.read(text)


def _default(info: FieldInfo) -> str:
    default: object = info.default
    if info.is_required() or default is None or isinstance(default, tuple | Message):
        return ""
    return str(default).lower() if isinstance(default, bool) else str(default)


def _plain(meaning: str) -> str:
    """Put into a user's words what a docstring says in those of the code.

    >>> _plain("At most what is left; None: all. Costs are awarded by `AwardCosts`.")
    'At most what is left; if not given: all. Costs are awarded by award_costs.'
    """
    spoken = re.sub(r"\bNone(?=:)", "if not given", meaning)
    unquoted = re.sub(r"`([^`]+)`", lambda found: _typed(found[1]), spoken)
    return unquoted[:1].upper() + unquoted[1:]


def _typed(name: str) -> str:
    """Give a command's name as it is typed; other names stay."""
    if not re.fullmatch(r"([A-Z][a-z]+){2,}", name):
        return name
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _words(path: tuple[str, ...]) -> str:
    """Make of a field's name what there is to say about it."""
    words = path[-1].removesuffix("_minor").replace("_", " ")
    if words.endswith(" id"):
        return f"The {words.removesuffix(' id')}'s id."
    return f"The {words}."
