"""`import` and `export`: submissions in, events out."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, TypeAlias, assert_never

import typer

from debt_adapters.cli.failures import FaultsFoundError, refusal_document
from debt_adapters.cli.options import JsonOption, PersonalOption, StoreOption, opened
from debt_adapters.cli.output import Paragraph, console, print_json, printable
from debt_adapters.cli.progress import progress
from debt_adapters.interchange.errors import LineRefusedError
from debt_adapters.interchange.exporting import events_as_jsonl
from debt_adapters.interchange.importing import Form as ItemForm
from debt_adapters.interchange.importing import Reading, as_it_is, import_items
from debt_adapters.interchange.platform_cases import PlatformCases
from debt_adapters.interchange.templates import read_template
from debt_domain.application import DebtCollection
from debt_domain.application.submissions import SubmissionOutcome, SubmissionResult
from debt_domain.application.template import SubmissionTemplate
from debt_domain.values.actor import Actor, Role


class Form(StrEnum):
    """How an item of a file is written."""

    OWN = "own"
    PLATFORM = "platform"


FileArgument: TypeAlias = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="One submission on each line, or one JSON array of them; - reads"
        " standard input.",
        exists=True,
        dir_okay=False,
        readable=True,
        allow_dash=True,
    ),
]

TemplateOption: TypeAlias = Annotated[
    typer.FileText | None,
    typer.Option(
        metavar="FILE",
        encoding="utf-8",
        help="A JSON file with a name, a version and the defaults that fill in what"
        " an item leaves out.",
    ),
]

FormOption: TypeAlias = Annotated[
    Form,
    typer.Option(
        "--format",
        help="The project's own fields, or the body of a platform's POST /cases with"
        " its invoices.",
    ),
]

ResultsOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write the result of each item to this file, as JSONL; what was in it"
        " is lost.",
        dir_okay=False,
        writable=True,
    ),
]

BatchOption: TypeAlias = Annotated[
    str,
    typer.Option(
        metavar="ID",
        help="What the batch is called; an item of another batch is another item.",
    ),
]

DryRunOption: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="Check all items; store nothing.")
]

PartnerOption: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Submit as this partner; else as the platform."),
]


def import_(  # noqa: PLR0913  each is an option of the command
    *,
    file: FileArgument,
    template: TemplateOption = None,
    form: FormOption = Form.OWN,
    results: ResultsOption = None,
    batch_id: BatchOption = "import",
    dry_run: DryRunOption = False,
    as_partner: PartnerOption = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Submit a case for each item of a file; a result per item.

    A result names the item, its case, what became of it, and why it was refused. A
    refused item stops no other; the exit code is then 1.

    Run it again with the same batch ID after a crash, or once the bad items are
    corrected: what is in already is left alone, and told as imported before.

    A template is {"name": "nordlys", "version": 1, "defaults": {...}}, with any fields
    of an item as defaults. Cases of a platform name no creditor: it comes from there.

    A dry run needs a store, and leaves it as it is.
    The formats: docs/pages/reference/jsonl.md and docs/pages/how-to/import-cases.md.

    [bold]Examples[/bold]

    debt-domain import submissions.jsonl --store sqlite:///debt.db

    debt-domain import submissions.jsonl --template nordlys.json --dry-run

    debt-domain import cases.json --format platform --template nordlys.json

    debt-domain import submissions.jsonl --as-partner atlas --results results.jsonl
    """
    counts = Counter[SubmissionOutcome]()
    filling = None if template is None else _template(template.read())
    with (
        opened(store, create=not dry_run) as collection,
        _reading(file) as items,
        _telling(results, as_json=as_json) as tell,
        progress("Importing", beside_answer=results is None) as advance,
    ):
        for result in import_items(
            items,
            collection,
            _importer(as_partner),
            reading=Reading(form=_form(form, collection), template=filling),
            batch_id=batch_id,
            dry_run=dry_run,
        ):
            counts[result.outcome] += 1
            tell(result)
            advance(result.submission.place)
    _tell_sum(counts, as_json=as_json, dry_run=dry_run)
    if counts[SubmissionOutcome.REFUSED]:
        raise FaultsFoundError


def _template(text: str) -> SubmissionTemplate:
    try:
        return read_template(text)
    except LineRefusedError as error:
        raise typer.BadParameter(str(error), param_hint="'--template'") from None


def _form(form: Form, collection: DebtCollection) -> ItemForm:
    match form:
        case Form.OWN:
            return as_it_is
        case Form.PLATFORM:
            return PlatformCases(
                digest=collection.digest, time_zone=collection.time_zone
            )
        case _:
            assert_never(form)


def _reading(file: Path) -> BinaryIO:
    return sys.stdin.buffer if str(file) == "-" else file.open("rb")


def _importer(partner_id: str | None) -> Actor:
    if partner_id is None:
        return Actor(actor_id="import", role=Role.PLATFORM)
    return Actor(actor_id="import", role=Role.SUBMITTER, party_id=partner_id)


Tell: TypeAlias = Callable[[SubmissionResult], None]


@contextmanager
def _telling(results: Path | None, *, as_json: bool) -> Generator[Tell]:
    """Tell results to a file as they come, else to standard output."""
    if results is None:
        yield _print_document if as_json else _print_words
        return
    with results.open("w", encoding="utf-8", buffering=1) as file:
        yield lambda result: print(
            json.dumps(_document(result), ensure_ascii=False), file=file
        )


def _print_document(result: SubmissionResult) -> None:
    print_json(_document(result))


def _print_words(result: SubmissionResult) -> None:
    answer = console(sys.stdout)
    case_id = result.submission.case_id
    case = f" case {case_id}" if case_id else ""
    place = result.submission.place
    answer.print(printable(f"item {place}:{case} {result.outcome}"))
    for refusal in result.refusals:
        why = Paragraph(f"{refusal.code}: {refusal}", 2, 4, "red")
        answer.print(why.wrapped(answer.width))
    if result.submission.not_kept:
        left = Paragraph(f"not kept: {', '.join(result.submission.not_kept)}", 2, 4)
        answer.print(left.wrapped(answer.width))


def _document(result: SubmissionResult) -> dict[str, object]:
    submission, receipt = result.submission, result.receipt
    return {
        "item": submission.place,
        "outcome": result.outcome.name.lower(),
        "case_id": submission.case_id,
        "command_id": None if receipt is None else receipt.command_id,
        "position": None if receipt is None else receipt.position,
        "template": submission.template,
        "not_kept": list(submission.not_kept),
        "errors": [refusal_document(refusal) for refusal in result.refusals],
    }


def _tell_sum(
    counts: Mapping[SubmissionOutcome, int], *, as_json: bool, dry_run: bool
) -> None:
    without = SubmissionOutcome.IMPORTED if dry_run else SubmissionOutcome.PASSED
    told = [x for x in SubmissionOutcome if x is not without]
    if as_json:
        print_json({"summary": {x.name.lower(): counts[x] for x in told}})
        return
    parts = ", ".join(f"{counts[x]} {x}" for x in told)
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
