"""`authority`: what clients have signed, and until when it is in force."""

from datetime import date
from typing import Annotated, assert_never

import typer

from debt_adapters.cli.options import (
    JsonOption,
    PersonalOption,
    StoreOption,
    day,
    opened,
)
from debt_adapters.cli.output import Answer, Output, heading, table
from debt_adapters.clock import system_clock
from debt_domain.reports.authority import SignedPaper
from debt_domain.values.personal import Erased, Personal, PersonalText, Sealed


def authority(
    *,
    client_id: Annotated[
        str | None,
        typer.Argument(
            metavar="CLIENT", help="Only this client's papers.", show_default=False
        ),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", metavar="D", parser=day, help="The day to look from, else today."
        ),
    ] = None,
    expiring_by: Annotated[
        date | None,
        typer.Option(
            metavar="D",
            parser=day,
            help="Only those in force whose last day comes by this one.",
        ),
    ] = None,
    personal: PersonalOption = False,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what clients have signed so that others act for them, and its last day.

    IN_FORCE is what counts on the day; REPLACED is in force too, below a higher
    version. For who recorded it and when see debt-domain history --authority.

    [bold]Examples[/bold]

    debt-domain authority havehuset

    debt-domain authority --expiring-by 2026-12-31

    debt-domain authority havehuset --on 2026-08-31 --personal --json
    """
    today = on or system_clock().date()
    with opened(store) as collection:
        questions = collection.questions()
        found = questions.authority(today, client_id, expiring_by=expiring_by)
        if personal:
            found = tuple(questions.revealed(paper) for paper in found)
    columns = ("Client", "Paper", ">Version", "Standing", "Signed on", "Last day", "By")
    parts = (heading(f"Papers, as of {today}"), table(columns, map(_cells, found)))
    document = {"on": today.isoformat(), "papers": [_document(x) for x in found]}
    Output(as_json).show(Answer(document, parts))


def _document(paper: SignedPaper) -> dict[str, object]:
    return {
        **paper.model_dump(mode="json", exclude={"signer"}),
        "last_on": paper.last_on and paper.last_on.isoformat(),
        "signer_id": paper.signer.subject_id,
        "signer": _name(paper.signer),
    }


def _cells(paper: SignedPaper) -> tuple[str, ...]:
    return (
        paper.client_id,
        paper.kind,
        str(paper.version),
        paper.standing,
        paper.signed_on.isoformat(),
        str(paper.last_on or ""),
        f"{paper.signer.subject_id}: {_name(paper.signer) or '(sealed)'}",
    )


def _name(signer: PersonalText) -> str | None:
    match signer:
        case Personal(text=text):
            return text
        case Sealed():
            return None
        case Erased():
            return "(erased)"
        case _:
            assert_never(signer)
