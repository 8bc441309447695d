"""A case as one reader sees it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Final, TypeAlias, cast

import typer
from pydantic import ValidationError
from pydantic_core import to_jsonable_python

from debt_adapters.cli.forms import in_words
from debt_adapters.cli.output import Answer, Part, amount, heading, table
from debt_domain.reports.hand_over import HandOver
from debt_domain.reports.visibility import CaseFor
from debt_domain.values.actor import Actor, Role
from debt_domain.values.personal import Erased, Personal, Sealed

_SEALED: Final = "(sealed)"


def reader(text: str) -> Actor:
    """Read who looks at something."""
    role, _, party_id = text.partition(":")
    try:
        return Actor(
            actor_id="command-line", role=Role(role.upper()), party_id=party_id or None
        )
    except ValidationError as error:
        raise typer.BadParameter(in_words(error.errors()[0])) from None
    except ValueError:
        message = f"{role!r} is no role; accepted are {', '.join(Role)}"
        raise typer.BadParameter(message) from None


AsOption: TypeAlias = Annotated[
    Actor | None,
    typer.Option(
        "--as",
        metavar="ROLE[:PARTY]",
        parser=reader,
        help="Only what this one sees, such as CLIENT:havehuset.",
        show_default=False,
    ),
]


def seen(case: CaseFor) -> Answer:
    """Show the fields that a reader sees, under the names of the table."""
    timeline = [_document(entry) for entry in case.timeline]
    document = {"seen_as": case.reader.value, **_document(case.fields)}
    if case.hand_over is not None:
        document["hand_over"] = _plain(case.hand_over)
    return Answer(
        {**document, "timeline": timeline},
        (
            f"Seen as {case.reader}",
            table(("Field", "Value"), _rows(case.fields)),
            *_handed_over(case.hand_over),
            heading("What happened"),
            table(("Counts from", "Fact"), map(_fact, case.timeline)),
        ),
    )


def _handed_over(summary: HandOver | None) -> Iterable[Part]:
    if summary is not None:
        yield heading("Handed over")
        yield from summary.sentences()


def _document(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: object) -> object:
    match value:
        case Personal():
            return value.text
        case Sealed():
            return None
        case Erased():
            return "(erased)"
        case _:
            plain: object = to_jsonable_python(value)
            return plain


def _rows(fields: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    currency = fields["currency"]
    for name, value in fields.items():
        if value not in (None, ()):
            yield _written(name, _plain(value), str(currency))


def _written(name: str, plain: object, currency: str) -> tuple[str, str]:
    """Write a field, an amount in the case's currency and under its name alone."""
    if isinstance(plain, int) and name.endswith("_minor"):
        return name.removesuffix("_minor"), amount(plain, currency)
    return name, _text(plain, currency)


def _text(plain: object, currency: str) -> str:
    match plain:
        case None:
            return _SEALED
        case dict():
            pairs = cast("Mapping[str, object]", plain).items()
            known = (_written(*x, currency) for x in pairs if x[1] is not None)
            return ", ".join(f"{name} {value}" for name, value in known)
        case list():
            each = cast("Sequence[object]", plain)
            return "; ".join(_text(one, currency) for one in each)
        case _:
            return str(plain)


def _fact(entry: Mapping[str, object]) -> tuple[str, str]:
    note = entry.get("note")
    said = f' Note: "{_plain(note) or _SEALED}"' if note else ""
    return str(entry["effective_on"]), f"{entry['sentence']}{said}"
