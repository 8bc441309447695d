"""`statement`: what a partner or client is owed, line by line."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, TypeAlias, assert_never

import typer

from debt_adapters.cli.falling_due import standing_now
from debt_adapters.cli.forms import ACCOUNT_HOLDERS
from debt_adapters.cli.options import JsonOption, StoreOption, opened, party_of
from debt_adapters.cli.output import Answer, Output, Part, heading, table
from debt_adapters.clock import system_clock
from debt_adapters.statements.html import html_of
from debt_adapters.statements.plain import csv_of, document_of
from debt_adapters.statements.wording import (
    COLUMNS,
    PLATFORM,
    difference,
    issued_by,
    notes,
    period,
    sections,
    sums,
    title,
)
from debt_domain.application.falling_due import FallingDue, falling_due
from debt_domain.application.gathering import Account
from debt_domain.application.questions import Questions
from debt_domain.application.statements import (
    issued_statements,
    month_of,
    statement_as_issued,
    statement_as_now_known,
)
from debt_domain.kernel.ports import EventLog
from debt_domain.party_ledger.events import StatementIssued
from debt_domain.projections.trial_balance import LedgerBalance
from debt_domain.reports.falling_due import account_holders
from debt_domain.reports.statement import Difference, Statement
from debt_domain.values.holder import Holder, HolderKind
from debt_domain.values.money import Money

ISSUER_VARIABLE: Final = "DEBT_DOMAIN_ISSUER"
"""Who issues statements, by name and address."""


DEFAULT_CURRENCY: Final = "EUR"


class Format(StrEnum):
    """What a statement is written as."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, and how it differs from the one that was issued.

    Attributes:
        statement: The statement.
        differences: How it differs.
        is_last: Whether it is the last one that was issued, as issued.
        now: What falls due on the account, by the last one.
    """

    statement: Statement
    differences: tuple[Difference, ...] = ()
    is_last: bool = False
    now: FallingDue | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month, by its first and its last day."""

    first: date
    last: date


def month(text: str) -> Month:
    """Read a month."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        message = f"{text!r} is no month; accepted is YYYY-MM, such as 2026-03"
        raise typer.BadParameter(message) from None
    return Month(*month_of(first.year, first.month))


MonthOption: TypeAlias = Annotated[
    Month | None,
    typer.Option(
        "--period",
        metavar="M",
        parser=month,
        help="The month, such as 2026-03; if not given, the last statement's period.",
    ),
]


AsNowKnownOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--as-now-known/--as-issued",
        help="All that counts from the period's days, or what was stated.",
    ),
]


def statement(
    party_id: Annotated[
        str,
        typer.Argument(metavar="PARTY", help=f"Whose: {ACCOUNT_HOLDERS}."),
    ],
    *,
    currency: Annotated[
        str,
        typer.Option(
            "--currency",
            metavar="CUR",
            help="The account's currency; else its only one, or EUR.",
        ),
    ] = "",
    in_month: MonthOption = None,
    as_now_known: AsNowKnownOption = False,
    written_as: Annotated[
        Format, typer.Option("--format", help="What it is written as.")
    ] = Format.TEXT,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to; needed for a PDF."),
    ] = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show a partner's or client's statement.

    As issued, it has what was posted since the statement before it. As now known, it
    has all that counts from its days, and says what differs from what was issued.

    DEBT_DOMAIN_ISSUER names who issues it. To a client of white-labelled cases it comes
    from the partner that submitted them.

    [bold]Examples[/bold]

    debt-domain statement P-1 --period 2026-03

    debt-domain statement P-1 --as-now-known --format html --out march.html
    """
    kind = Format.JSON if as_json else written_as
    issuer = os.environ.get(ISSUER_VARIABLE, PLATFORM)
    _require_place(kind, out)
    with opened(store) as collection:
        ledgers = tuple(collection.questions().trial_balance())
        account = _account(party_of(party_id), currency.upper(), ledgers)
        found = _found(collection.log, account, in_month, now=as_now_known)
        issuer = _issuer(collection.questions(), found.statement, issuer)
        if found.is_last:
            today = system_clock().date()
            now = falling_due(collection.log, ledgers, today, (account,))
            found = replace(found, now=now)
    if out is not None:
        out.write_bytes(_bytes(found, kind, issuer))
    elif kind is Format.TEXT:
        Output(as_json=False).show(_answer(found, issuer))
    else:
        sys.stdout.write(_bytes(found, kind, issuer).decode())


def _issuer(questions: Questions, shown: Statement, issuer: str) -> str:
    """Name the partners under whose name a client sees the cases, if there are any."""
    if shown.party.kind is not HolderKind.CLIENT:
        return issuer
    cases = {line.case_id for line in shown.lines if line.case_id is not None}
    views = (questions.case(case_id) for case_id in sorted(cases))
    partners = {view.provider.party_id for view in views if view is not None}
    return ", ".join(sorted(x for x in partners if x is not None)) or issuer


def _account(party: Holder, currency: str, ledgers: Sequence[LedgerBalance]) -> Account:
    """Give the account asked for; else the only one, or that in euro."""
    known = [each for holder, each in account_holders(ledgers) if holder == party]
    if currency in known:
        return Account(party, currency)
    if not currency and (len(known) == 1 or DEFAULT_CURRENCY in known):
        return Account(party, known[0] if len(known) == 1 else DEFAULT_CURRENCY)
    if not known:
        message = (
            f"{party} has no entry in any account; accepted is a party that has one"
        )
        raise typer.BadParameter(message)
    has = f"no account in {currency}" if currency else "several accounts"
    message = f"{party} has {has}; accepted is --currency {' or '.join(known)}"
    raise typer.BadParameter(message)


def _require_place(kind: Format, out: Path | None) -> None:
    if kind is Format.PDF and out is None:
        message = "a PDF is not for a terminal; accepted is --out FILE"
        raise typer.BadParameter(message)
    if kind is Format.TEXT and out is not None:
        message = "text is for a terminal; accepted is another --format"
        raise typer.BadParameter(message)


def _found(
    log: EventLog, account: Account, in_month: Month | None, *, now: bool
) -> Found:
    known = issued_statements(log, account)
    issued = _chosen(known, in_month)
    if issued is not None:
        if not now:
            shown = statement_as_issued(log, account, issued)
            return Found(shown, is_last=issued is known[-1])
        # A statement's own days need not be a month's.
        days = issued.from_on, issued.through_on
        return Found(*statement_as_now_known(log, account, days, issued))
    if now and in_month is not None:
        days = in_month.first, in_month.last
        return Found(*statement_as_now_known(log, account, days))
    message = (
        f"no statement of {account.party} in {account.currency} was issued"
        f" {'yet' if in_month is None else 'for that month'}; accepted is another"
        " --period, or --as-now-known with a --period"
    )
    raise typer.BadParameter(message)


def _chosen(
    issued: tuple[StatementIssued, ...], in_month: Month | None
) -> StatementIssued | None:
    """Give the last statement, of those whose last day is within the month if given."""
    fitting = [
        x
        for x in issued
        if in_month is None or in_month.first <= x.through_on <= in_month.last
    ]
    return fitting[-1] if fitting else None


def _bytes(found: Found, kind: Format, issuer: str) -> bytes:
    match kind:
        case Format.CSV:
            return csv_of(found.statement).encode()
        case Format.HTML:
            return html_of(found.statement, found.differences, issuer).encode()
        case Format.PDF:
            from debt_adapters.statements.pdf import (  # noqa: PLC0415  brings fpdf
                pdf_of,
            )

            return pdf_of(found.statement, found.differences, issuer)
        case Format.TEXT | Format.JSON:
            document = _document(found, issuer)
            return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            assert_never(kind)


def _document(found: Found, issuer: str) -> Mapping[str, object]:
    now = None if found.now is None else found.now.model_dump(mode="json")
    document = document_of(found.statement, found.differences)
    return {"issuer": issuer, **document, "now": now}


def _answer(found: Found, issuer: str) -> Answer:
    shown, currency = found.statement, found.statement.currency
    parts: list[Part] = [
        heading(title(shown)),
        issued_by(shown, issuer),
        period(shown),
        f"Opening balance {Money(shown.opening_minor, currency).figure()}",
        *_lines(shown),
        f"Closing balance {Money(shown.closing_minor, currency).figure()}",
        heading("Sums"),
        table(("Kind", ">Sum"), sums(shown)),
        *notes(shown),
    ]
    if found.now is not None:
        parts += standing_now(found.now, f"PO-{shown.statement_id}")
    if found.differences:
        rows = [difference(each, currency) for each in found.differences]
        parts += [
            heading("What differs from the statement that was issued"),
            table(("Date", "Case", "What", "Why", ">Amount"), rows),
        ]
    return Answer(_document(found, issuer), tuple(parts))


def _lines(shown: Statement) -> Iterator[Part]:
    *texts, amount, balance = COLUMNS
    for section in sections(shown):
        if section.heading:
            yield heading(section.heading)
        yield table((*texts, f">{amount}", f">{balance}"), section.rows)
