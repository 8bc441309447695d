"""A statement as an HTML page that stands alone."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

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

_STYLE = (
    "body{font-family:sans-serif;max-width:60em;margin:2em auto}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{padding:.2em .6em;border-bottom:1px solid #ccc;text-align:left}"
    "td.amount,th.amount{text-align:right;font-variant-numeric:tabular-nums}"
)


def html_of(
    statement: Statement,
    differences: Sequence[Difference] = (),
    issuer: str = PLATFORM,
) -> str:
    """Give a statement as a page, with all text escaped."""
    return "\n".join((*_page(statement, differences, issuer), ""))


def _page(
    statement: Statement, differences: Sequence[Difference], issuer: str
) -> Iterator[str]:
    currency, heading = statement.currency, escape(title(statement))
    opening = Money(statement.opening_minor, currency).figure()
    closing = Money(statement.closing_minor, currency).figure()
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f"<title>{heading}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{heading}</h1>\n<p>{escape(period(statement))}</p>"
    yield f"<p>{escape(issued_by(statement, issuer))}</p>"
    yield f"<p>Opening balance: <strong>{opening}</strong></p>"
    for section in sections(statement):
        if section.heading:
            yield f"<h2>{escape(section.heading)}</h2>"
        yield from _table(COLUMNS, section.rows, amounts=2)
    yield f"<p>Closing balance: <strong>{closing}</strong></p>"
    yield from _table(("Kind", "Sum"), sums(statement), amounts=1)
    yield from (f"<p>{escape(note)}</p>" for note in notes(statement))
    if differences:
        yield "<h2>What differs from the statement that was issued</h2>"
        found = (difference(each, currency) for each in differences)
        yield from _table(("Date", "Case", "What", "Why", "Amount"), found, amounts=1)
    yield "</body></html>"


def _table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, amounts: int
) -> Iterator[str]:
    """Lay rows out; the last `amounts` columns are amounts."""
    yield "<table><thead>" + _row("th", columns, amounts) + "</thead><tbody>"
    yield from (_row("td", row, amounts) for row in rows)
    yield "</tbody></table>"


def _row(tag: str, values: Sequence[str], amounts: int) -> str:
    first_amount = len(values) - amounts
    return "".join(
        (
            "<tr>",
            *(
                f"<{tag}{' class=amount' if at >= first_amount else ''}>"
                f"{escape(value)}</{tag}>"
                for at, value in enumerate(values)
            ),
            "</tr>",
        )
    )
