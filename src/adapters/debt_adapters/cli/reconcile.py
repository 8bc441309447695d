"""`reconcile`: the bank's statements against the books, against what is owed."""

import shlex
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from debt_adapters.bank import CsvLayout, StatementFormat, read_statements
from debt_adapters.cli.choices import completes, metavar, one_of
from debt_adapters.cli.failures import FaultsFoundError
from debt_adapters.cli.fields import options_of
from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import (
    Answer,
    Output,
    Paragraph,
    Part,
    amount,
    heading,
    table,
)
from debt_domain.application import Questions
from debt_domain.reports.bank_lines import BankLine, BankStatement
from debt_domain.reports.bank_postings import BankPosting
from debt_domain.reports.proposals import Proposal, command_document
from debt_domain.reports.reconciliation import WITHIN_DAYS, Reconciliation, reconcile


def _columns(text: str) -> Mapping[str, str]:
    """Read `amount=Betrag,booked_on=Buchungstag`."""
    pairs = [pair.partition("=") for pair in text.split(",") if pair]
    if any(not sign or not theirs for _, sign, theirs in pairs):
        message = f"{text!r}; accepted is such as booked_on=Buchungstag,amount=Betrag"
        raise typer.BadParameter(message)
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


FileArgument: TypeAlias = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The bank's statements of the client account; - reads standard input.",
        exists=True,
        dir_okay=False,
        readable=True,
        allow_dash=True,
    ),
]

FormOption: TypeAlias = Annotated[
    StatementFormat,
    typer.Option(
        "--format",
        metavar=metavar(StatementFormat),
        parser=one_of(StatementFormat),
        autocompletion=completes(StatementFormat),
        help="The file's format.",
    ),
]


def reconcile_(
    *,
    file: FileArgument,
    form: FormOption = StatementFormat.AUTO,
    currency: Annotated[
        str | None,
        typer.Option(help="Only this currency; also that of a CSV which names none."),
    ] = None,
    columns: Annotated[
        str,
        typer.Option(
            metavar="OURS=THEIRS,...", help="How the bank's CSV calls the columns."
        ),
    ] = "",
    decimal_comma: Annotated[
        bool, typer.Option("--decimal-comma", help="The CSV writes 1.234,56.")
    ] = False,
    days: Annotated[
        int,
        typer.Option(min=0, max=60, help="How far a posting may lie from its line."),
    ] = WITHIN_DAYS,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Compare a bank's statements with the books, and propose what to post.

    Nothing is posted: each proposal names the command to send. Reads CAMT.053, MT940
    and CSV (columns booked_on, value_on, amount, currency, bank_reference,
    end_to_end_id, remittance, counterparty, balance). The exit code is 1 where
    something is open.

    [bold]Examples[/bold]

    debt-domain reconcile statement.xml

    debt-domain reconcile umsatz.csv --decimal-comma --columns
    booked_on=Buchungstag,amount=Betrag
    """
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    layout = CsvLayout(columns=_columns(columns), decimal_comma=decimal_comma)
    statements = read_statements(
        data, file=file.name, form=form, currency=currency, layout=layout
    )
    with opened(store) as collection:
        found = _reconciled(statements, collection.questions(), days)
    Output(as_json).show(answer_of(found))
    if not found.agrees:
        raise FaultsFoundError


def _reconciled(
    statements: tuple[BankStatement, ...], questions: Questions, days: int
) -> Reconciliation:
    currency = statements[0].currency
    money = {x.currency: x for x in questions.client_money()}
    return reconcile(
        statements,
        questions.bank_postings(currency),
        money.get(currency),
        case_ids=frozenset(x.case_id for x in questions.cases() if not x.is_test),
        payouts=questions.pending_payouts(),
        within_days=days,
    )


def answer_of(found: Reconciliation) -> Answer:
    """Give a reconciliation as plain data, and for people."""
    document = {
        **found.model_dump(mode="json", exclude={"proposals"}),
        "difference_minor": found.totals.difference_minor,
        "agrees": found.agrees,
        "proposals": [_document(x) for x in found.proposals],
    }
    return Answer(document, tuple(_parts(found)))


def _document(proposal: Proposal) -> dict[str, object]:
    command = proposal.command
    day = proposal.effective_on
    return {
        "line": proposal.line,
        "command": None if command is None else command.command_name,
        "fields": None if command is None else command_document(command),
        "effective_on": day and day.isoformat(),
        "send": to_send(proposal),
        "why": proposal.why,
    }


def to_send(proposal: Proposal) -> str | None:
    """Give the command line that sends what is proposed."""
    command, day = proposal.command, proposal.effective_on
    if command is None:
        return None
    options = options_of(command)
    if day is not None:
        options += ("--effective-on", day.isoformat())
    return shlex.join(("debt-domain", "do", command.command_name, *options))


def _parts(found: Reconciliation) -> Iterator[Part]:
    lines = {x.line_id: x for x in found.lines}
    postings = {x.posting_id: x for x in found.postings}
    yield heading(f"{found.from_on} to {found.through_on}, {found.currency}")
    yield table(("", ">Bank", ">Books", ">Difference"), _totals(found))
    yield table(("", f">{found.currency}"), _owed(found))
    if found.matching.matches:
        yield heading("Matched")
        yield table(("Lines", "Postings", ">Amount", "Reason"), _matched(found, lines))
    if found.matching.ambiguities:
        yield heading("Ambiguous: look at these")
        columns = ("Lines", "Postings", "Reasons")
        yield table(columns, _ambiguous(found))
    if found.matching.postings:
        yield heading("In the books, not at the bank")
        rows = (_posting(postings[x]) for x in found.matching.postings)
        yield table(("Posting", "Day", ">Amount", "Rule"), rows)
    if found.proposals:
        yield heading("At the bank, not in the books")
        for x in found.proposals:
            yield f"\n{_described(lines[x.line])}: {x.why}"
            if send := to_send(x):
                yield Paragraph(send, indent=2, is_broken=False)
    yield f"\n{_verdict(found)}"


def _totals(found: Reconciliation) -> Iterator[tuple[str, ...]]:
    x, code = found.totals, found.currency
    for name, bank, books in (
        ("before", x.bank_opening_minor, x.books_opening_minor),
        ("of these days", x.bank_lines_minor, x.books_postings_minor),
        ("after", x.bank_closing_minor, x.books_closing_minor),
    ):
        minors = (bank, books, bank - books)
        yield name, *(amount(minor, code) for minor in minors)


def _owed(found: Reconciliation) -> Iterator[tuple[str, str]]:
    x, code = found.totals, found.currency
    yield "owed to others now", amount(x.owed_minor, code)
    yield "left for the platform at the bank", amount(x.own_minor, code)


def _matched(
    found: Reconciliation, lines: Mapping[str, BankLine]
) -> Iterator[tuple[str, ...]]:
    for x in found.matching.matches:
        total = sum(lines[key].amount_minor for key in x.lines)
        apart = f", {x.days} days" if x.days else ""
        reason = x.reason.replace("_", " ").lower() + apart
        written = amount(total, found.currency)
        yield " ".join(x.lines), "\n".join(x.postings), written, reason


def _ambiguous(found: Reconciliation) -> Iterator[tuple[str, ...]]:
    for x in found.matching.ambiguities:
        reasons = ", ".join(x.reasons).replace("_", " ").lower()
        yield "\n".join(x.lines), "\n".join(x.postings), reasons


def _posting(x: BankPosting) -> tuple[str, ...]:
    day = x.effective_on.isoformat()
    return x.posting_id, day, amount(x.amount_minor, x.currency), x.rule


def _described(line: BankLine) -> str:
    who = f", {line.counterparty}" if line.counterparty else ""
    text = f", {line.remittance}" if line.remittance else ""
    written = f"{amount(line.amount_minor, line.currency)} {line.currency}"
    return f"{line.line_id}, {line.booked_on}, {written}{who}{text}"


def _verdict(found: Reconciliation) -> str:
    if found.agrees:
        return "bank and books agree, and hold what is owed to others"
    missing = found.totals.own_minor < 0
    short = "; the bank has less than is owed to others" if missing else ""
    return f"something is open: nothing was posted{short}"
