"""How what is to be explained is named."""

import pytest

from debt_domain.reports.explain import Figure, parse_figure
from debt_domain.reports.explain.errors import UnknownFigureError
from debt_domain.reports.explain.figures import (
    BalanceFigure,
    EntryFigure,
    SplitFigure,
    StatementFigure,
)
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder

ENTRY = EventId("ledger:case:C-1", 7)
A = Holder.partner("A")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("ledger:case:C-1@7", EntryFigure(ENTRY)),
        ("ledger:case:C-1@7#2", EntryFigure(ENTRY, "2")),
        ("ledger:case:C-1@7#Due:Partner:A", EntryFigure(ENTRY, "Due:Partner:A")),
        ("balance:Due:Partner:A:EUR", BalanceFigure("Due:Partner:A:EUR")),
        ("position:PARTNER:A", BalanceFigure("PARTNER:A")),
        ("split:C-1:2026-03:fee", SplitFigure("C-1", "2026-03", "fee")),
        ("split:C-1::fee", SplitFigure("C-1", "", "fee")),
        ("statement:PARTNER:A:2", StatementFigure(A, "", 2)),
        ("statement:PARTNER:A:EUR:2", StatementFigure(A, "EUR", 2)),
        ("statement:PARTNER:A:EUR:2:5", StatementFigure(A, "EUR", 2, 5)),
        ("statement:PARTNER:A:2:5", StatementFigure(A, "", 2, 5)),
    ],
)
def test_a_figure_is_read(text: str, figure: Figure) -> None:
    assert parse_figure(text) == figure


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C-1",
        "ledger:case:C-1",
        "balance:",
        "split:C-1",
        "split:C-1:2026-13:fee",
        "statement:A:2",
        "statement:PARTNER:A",
        "statement:PARTNER:A:EUR",
        "statement:PARTNER:A:2:5:7",
        "statement:PARTNER:A:EUR:2:x",
        "statement:PLATFORM:A:1",
    ],
)
def test_anything_else_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(UnknownFigureError, match="ledger:case:C-1@7") as refusal:
        parse_figure(text)
    assert refusal.value.figure == text
