"""`import` and `export`: submissions in, events out."""

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from debt_adapters.cli.failures import FaultsFoundError, refusal_document
from debt_adapters.cli.options import JsonOption, PersonalOption, StoreOption, opened
from debt_adapters.cli.output import Paragraph, console, print_json, printable
from debt_adapters.cli.progress import progress
from debt_adapters.interchange.exporting import events_as_jsonl
from debt_adapters.interchange.importing import LineResult, Outcome, import_lines
from debt_domain.values.actor import Actor, Role


def import_(
    *,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.jsonl",
            help="One submission on each line; - reads standard input.",
            exists=True,
            dir_okay=False,
            readable=True,
            allow_dash=True,
        ),
    ],
    as_partner: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Submit as this partner; else as the platform."
        ),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Submit a case for each line of a file; a result per line.

    A refused line stops no other; the exit code is then 1. Run it again after a
    crash, or once the bad lines are corrected: what is in already is left alone.
    The format: docs/pages/reference/jsonl.md.

    [bold]Examples[/bold]

    debt-domain import submissions.jsonl --store sqlite:///debt.db

    debt-domain import submissions.jsonl --as-partner atlas --json
    """
    counts = Counter[Outcome]()
    with (
        opened(store, create=True) as collection,
        _reading(file) as lines,
        progress("Importing lines", beside_answer=True) as advance,
    ):
        for result in import_lines(lines, collection, _importer(as_partner)):
            counts[result.outcome] += 1
            _tell(result, as_json=as_json)
            advance(result.line)
    _tell_sum(counts, as_json=as_json)
    if counts[Outcome.REFUSED]:
        raise FaultsFoundError


def _reading(file: Path) -> BinaryIO:
    return sys.stdin.buffer if str(file) == "-" else file.open("rb")


def _importer(partner_id: str | None) -> Actor:
    if partner_id is None:
        return Actor(actor_id="import", role=Role.PLATFORM)
    return Actor(actor_id="import", role=Role.SUBMITTER, party_id=partner_id)


def _tell(result: LineResult, *, as_json: bool) -> None:
    if as_json:
        print_json(_document(result))
        return
    answer = console(sys.stdout)
    case = f" case {result.case_id}" if result.case_id else ""
    answer.print(printable(f"line {result.line}:{case} {result.outcome}"))
    for refusal in result.refusals:
        why = Paragraph(f"{refusal.code}: {refusal}", 2, 4, "red")
        answer.print(why.wrapped(answer.width))


def _document(result: LineResult) -> dict[str, object]:
    return {
        "line": result.line,
        "outcome": result.outcome.name.lower(),
        "case_id": result.case_id,
        "position": result.position,
        "errors": [refusal_document(refusal) for refusal in result.refusals],
    }


def _tell_sum(counts: Mapping[Outcome, int], *, as_json: bool) -> None:
    if as_json:
        print_json({"summary": {x.name.lower(): counts[x] for x in Outcome}})
        return
    parts = ", ".join(f"{counts[x]} {x}" for x in Outcome)
    console(sys.stdout).print(f"\n{parts}")


def export(
    *,
    personal: PersonalOption = False,
    store: StoreOption = "",
    as_json: JsonOption = False,  # noqa: ARG001  it is JSON either way
) -> None:
    """Write every event of the log to standard output, as JSONL.

    Each line is an event as it is stored and hashed, personal texts sealed. For the
    entries of the ledgers see debt-domain journal.

    [bold]Examples[/bold]

    debt-domain export > events.jsonl

    debt-domain export --personal > events.jsonl
    """
    with opened(store) as collection:
        sys.stdout.writelines(events_as_jsonl(collection, personal=personal))
