"""A bank's file, of whatever format, as statements that add up."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from debt_adapters.bank.camt053 import camt053_statements
from debt_adapters.bank.csv_lines import CsvLayout, csv_statement
from debt_adapters.bank.errors import (
    EmptyStatementError,
    SeveralAccountsError,
    StatementGapError,
    StatementUnbalancedError,
    UndecodableStatementError,
    UnknownStatementFormatError,
)
from debt_adapters.bank.mt940_statements import mt940_statements
from debt_domain.reports.bank_lines import BankStatement
from debt_domain.values.money import Money

_ENCODINGS: Final = ("utf-8-sig", "cp1252")
_BEGINNING: Final = 4096


class StatementFormat(StrEnum):
    """The formats of a bank's file; AUTO finds out by how it begins."""

    AUTO = "auto"
    CSV = "csv"
    CAMT = "camt"
    MT940 = "mt940"


def read_statements(
    data: bytes,
    *,
    file: str,
    form: StatementFormat = StatementFormat.AUTO,
    currency: str | None = None,
    layout: CsvLayout | None = None,
) -> tuple[BankStatement, ...]:
    """Read the statements of one account.

    Args:
        data: The whole file.
        file: Its name, for errors.
        form: Its format.
        currency: Only statements in this currency, and that of a CSV which says none.
        layout: How a CSV is written; our own names and a decimal point if not given.

    Raises:
        RejectedError: The file cannot be read, is not whole, or has several accounts;
            each reason has a class of its own in `debt_adapters.bank.errors`.
    """
    found = _parsed(data, file, form, currency or "EUR", layout or CsvLayout())
    chosen = [x for x in found if currency in (None, x.currency)]
    if not any(statement.lines for statement in chosen):
        raise EmptyStatementError(file=file)
    accounts = dict.fromkeys(f"{x.account} {x.currency}".strip() for x in chosen)
    if len(accounts) > 1:
        raise SeveralAccountsError(file=file, accounts=tuple(accounts))
    for statement in chosen:
        _require_balanced(statement, file)
    _require_consecutive(chosen, file)
    return tuple(chosen)


def _parsed(
    data: bytes, file: str, form: StatementFormat, currency: str, layout: CsvLayout
) -> tuple[BankStatement, ...]:
    match _recognised(data, file) if form is StatementFormat.AUTO else form:
        case StatementFormat.CAMT:
            return camt053_statements(data, file=file)
        case StatementFormat.MT940:
            return mt940_statements(_decoded(data, file), file=file)
        case _:
            text = _decoded(data, file)
            found = csv_statement(text, file=file, layout=layout, currency=currency)
            return _by_currency(found)


def _recognised(data: bytes, file: str) -> StatementFormat:
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return StatementFormat.CAMT
    if b":20:" in beginning:
        return StatementFormat.MT940
    first = beginning.partition(b"\n")[0]
    if any(mark in first for mark in (b";", b",", b"\t", b"|")):
        return StatementFormat.CSV
    raise UnknownStatementFormatError(file=file)


def _decoded(data: bytes, file: str) -> str:
    fault: UnicodeDecodeError | None = None
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            fault = error
    raise UndecodableStatementError(file=file, byte=0 if fault is None else fault.start)


def _by_currency(statement: BankStatement) -> tuple[BankStatement, ...]:
    """Part the lines of a CSV of several currencies; such a one has no balances."""
    currencies = dict.fromkeys(line.currency for line in statement.lines)
    if len(currencies) <= 1:
        return (statement,)
    return tuple(
        statement.model_copy(
            update={
                "currency": currency,
                "opening_minor": None,
                "closing_minor": None,
                "lines": tuple(x for x in statement.lines if x.currency == currency),
            }
        )
        for currency in currencies
    )


def _require_balanced(statement: BankStatement, file: str) -> None:
    opening, closing = statement.opening_minor, statement.closing_minor
    if opening is None or closing is None:
        return
    if opening + statement.turnover_minor != closing:
        raise StatementUnbalancedError(
            file=file,
            place=f"statement {statement.statement_id}",
            opening=Money(opening, statement.currency),
            turnover=Money(statement.turnover_minor, statement.currency),
            closing=Money(closing, statement.currency),
        )


def _require_consecutive(statements: Sequence[BankStatement], file: str) -> None:
    for earlier, later in pairwise(statements):
        before, opening = earlier.closing_minor, later.opening_minor
        if before is not None and opening is not None and before != opening:
            raise StatementGapError(
                file=file,
                statement_id=later.statement_id,
                opening=Money(opening, later.currency),
                before=Money(before, later.currency),
            )
