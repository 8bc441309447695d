"""A statement as a PDF."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Final

from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

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
from debt_domain.reports.statement import Difference, Statement
from debt_domain.values.money import Money

_WIDTHS: Final = (12, 18, 20, 22, 14, 14)
_SUM_WIDTHS: Final = (80, 20)
_DIFFERENCE_WIDTHS: Final = (13, 18, 27, 27, 15)
_BOLD: Final = FontFace(emphasis="BOLD")


def pdf_of(
    statement: Statement,
    differences: Sequence[Difference] = (),
    issuer: str = PLATFORM,
) -> bytes:
    """Give a statement as a PDF; the same statement gives the same bytes."""
    page, currency = _sheet(statement), statement.currency
    _say(page, title(statement), size=14)
    _say(page, period(statement))
    _say(page, issued_by(statement, issuer))
    _say(page, f"Opening balance: {Money(statement.opening_minor, currency).figure()}")
    for section in sections(statement):
        if section.heading:
            _say(page, section.heading, size=12)
        _table(page, COLUMNS, section.rows, _WIDTHS, amounts=2)
    _say(page, f"Closing balance: {Money(statement.closing_minor, currency).figure()}")
    _table(page, ("Kind", "Sum"), sums(statement), _SUM_WIDTHS, amounts=1)
    for note in notes(statement):
        _say(page, note)
    if differences:
        _say(page, "What differs from the statement that was issued", size=12)
        columns = ("Date", "Case", "What", "Why", "Amount")
        rows = (difference(found, currency) for found in differences)
        _table(page, columns, rows, _DIFFERENCE_WIDTHS, amounts=1)
    return bytes(page.output())


def _sheet(statement: Statement) -> FPDF:
    page = FPDF(format="A4")
    page.set_title(title(statement))
    page.set_creation_date(datetime.combine(statement.through_on, time(), tzinfo=UTC))
    page.set_font("Helvetica", size=9)
    page.add_page()
    return page


def _say(page: FPDF, text: str, *, size: int = 9) -> None:
    page.set_font_size(size)
    page.multi_cell(0, text=text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.ln(2)
    page.set_font_size(9)


def _table(
    page: FPDF,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    *,
    amounts: int,
) -> None:
    """Lay rows out; the last `amounts` columns are amounts."""
    texts = len(columns) - amounts
    with page.table(
        col_widths=tuple(widths),
        text_align=(Align.L,) * texts + (Align.R,) * amounts,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=_BOLD,
    ) as grid:
        for row in (columns, *rows):
            laid = grid.row()
            for value in row:
                laid.cell(value)
    page.ln(3)
