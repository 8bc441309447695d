"""Bank lines from CSV: a header, then a line for each booking.

The columns are `booked_on`, `value_on`, `amount`, `currency`, `bank_reference`,
`end_to_end_id`, `remittance`, `counterparty` and `balance` (after the line); the first
and `amount` are needed. A bank's own names are mapped to these.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Final

from debt_adapters.bank.errors import StatementUnbalancedError
from debt_adapters.bank.place import Place
from debt_domain.reports.bank_lines import BankLine, BankStatement
from debt_domain.values.money import Money

COLUMNS: Final = (
    "booked_on",
    "value_on",
    "amount",
    "currency",
    "bank_reference",
    "end_to_end_id",
    "remittance",
    "counterparty",
    "balance",
)
_NEEDED: Final = ("booked_on", "amount")
_DELIMITERS: Final = ";,\t|"


def _as_named() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvLayout:
    """How a bank writes its CSV.

    Attributes:
        columns: The bank's name of a column by ours, such as `amount` to `Betrag`;
            columns without an entry are called as we call them.
        decimal_comma: Amounts are written 1.234,56 instead of 1,234.56.
    """

    columns: Mapping[str, str] = field(default_factory=_as_named)
    decimal_comma: bool = False

    def amount(self, text: str) -> str:
        """Give an amount with a decimal point and no grouping."""
        grouping, point = (".", ",") if self.decimal_comma else (",", ".")
        plain = text.replace("\u00a0", "").replace(" ", "").removeprefix("+")
        return plain.replace(grouping, "").replace(point, ".")


def csv_statement(
    text: str, *, file: str, layout: CsvLayout, currency: str
) -> BankStatement:
    """Read a statement.

    Args:
        text: The whole file.
        file: Its name, for errors.
        layout: How the bank writes it.
        currency: Of lines that do not say theirs.

    Raises:
        MalformedStatementError: A column is missing, or a line is not as it should be.
        StatementUnbalancedError: A balance is not the one before it and the line.
    """
    rows = _rows(text, file, layout)
    lines = tuple(_line(row, place, layout, currency) for place, row in rows)
    balances = [
        place.amount_minor(layout.amount(row["balance"]), line.currency)
        for (place, row), line in zip(rows, lines, strict=True)
        if row["balance"]
    ]
    _require_running(lines, balances, [place for place, _ in rows])
    first = balances[0] - lines[0].amount_minor if balances else None
    return BankStatement(
        statement_id="1",
        account="",
        currency=lines[0].currency if lines else currency,
        opening_minor=first,
        closing_minor=balances[-1] if balances else None,
        lines=lines,
    )


def _rows(
    text: str, file: str, layout: CsvLayout
) -> Sequence[tuple[Place, Mapping[str, str]]]:
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text), strict=True)
    found: list[tuple[Place, Mapping[str, str]]] = []
    header: dict[str, int] | None = None
    try:
        for cells in reader:
            place = Place(file, f"line {reader.line_num}")
            if header is None:
                header = _header(cells, place, layout)
            elif any(cell.strip() for cell in cells):
                found.append((place, _cells(cells, header, place)))
    except csv.Error as error:
        place = Place(file, f"line {reader.line_num}")
        raise place.malformed(str(error), "CSV with closed quotes") from None
    if header is None:
        raise Place(file, "line 1").malformed("no header", _accepted(layout))
    return found


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _header(cells: Sequence[str], place: Place, layout: CsvLayout) -> dict[str, int]:
    names = [cell.strip().removeprefix("\ufeff") for cell in cells]
    wanted = {column: layout.columns.get(column, column) for column in COLUMNS}
    missing = [
        wanted[column]
        for column in COLUMNS
        if wanted[column] not in names
        and (column in _NEEDED or column in layout.columns)
    ]
    if missing:
        raise place.malformed(
            f"no column {', '.join(missing)} among {', '.join(names)}",
            _accepted(layout),
        )
    return {c: names.index(name) for c, name in wanted.items() if name in names}


def _accepted(layout: CsvLayout) -> str:
    needed = " and ".join(layout.columns.get(column, column) for column in _NEEDED)
    return f"a header with at least {needed}; --columns maps a bank's own names"


def _cells(
    cells: Sequence[str], header: Mapping[str, int], place: Place
) -> Mapping[str, str]:
    if len(cells) <= max(header.values()):
        found = f"{len(cells)} cells"
        raise place.malformed(found, f"at least {max(header.values()) + 1} cells")
    return {
        column: cells[header[column]].strip() if column in header else ""
        for column in COLUMNS
    }


def _line(
    row: Mapping[str, str], place: Place, layout: CsvLayout, currency: str
) -> BankLine:
    code = place.currency(row["currency"] or currency)
    booked_on = place.day(row["booked_on"])
    return BankLine(
        line_id=f"1/{place.where.removeprefix('line ')}",
        booked_on=booked_on,
        value_on=place.day(row["value_on"]) if row["value_on"] else booked_on,
        amount_minor=place.amount_minor(layout.amount(row["amount"]), code),
        currency=code,
        bank_reference=row["bank_reference"] or None,
        end_to_end_id=row["end_to_end_id"] or None,
        remittance=row["remittance"],
        counterparty=row["counterparty"] or None,
    )


def _require_running(
    lines: Sequence[BankLine], balances: Sequence[int], places: Sequence[Place]
) -> None:
    if balances and len(balances) != len(lines):
        found = f"{len(balances)} of {len(lines)} lines have a balance"
        raise places[0].malformed(found, "a balance on each line, or on none")
    for before, after, line, place in _steps(lines, balances, places):
        if before + line.amount_minor != after:
            raise StatementUnbalancedError(
                file=place.file,
                place=place.where,
                opening=Money(before, line.currency),
                turnover=Money(line.amount_minor, line.currency),
                closing=Money(after, line.currency),
            )


def _steps(
    lines: Sequence[BankLine], balances: Sequence[int], places: Sequence[Place]
) -> Iterator[tuple[int, int, BankLine, Place]]:
    return zip(balances, balances[1:], lines[1:], places[1:], strict=False)
