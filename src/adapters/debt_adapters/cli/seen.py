"""A case as one reader sees it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, TypeAlias, cast

import typer
from pydantic import ValidationError
from pydantic_core import to_jsonable_python

from debt_adapters.cli.forms import in_words
from debt_adapters.cli.output import Answer, Part, heading, table
from debt_domain.reports.hand_over import HandOver
from debt_domain.reports.visibility import CaseFor
from debt_domain.values.actor import Actor, Role
from debt_domain.values.personal import Erased, Personal, Sealed


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
    for name, value in fields.items():
        if value not in (None, ()):
            yield name, _text(_plain(value))


def _text(plain: object) -> str:
    match plain:
        case None:
            return "(sealed)"
        case dict():
            pairs = cast("Mapping[str, object]", plain).items()
            return ", ".join(f"{name} {_text(x)}" for name, x in pairs)
        case list():
            return "; ".join(_text(each) for each in cast("Sequence[object]", plain))
        case _:
            return str(plain)


def _fact(entry: Mapping[str, object]) -> tuple[str, str]:
    note = entry.get("note")
    said = f' Note: "{_text(_plain(note))}"' if note else ""
    return str(entry["effective_on"]), f"{entry['sentence']}{said}"
