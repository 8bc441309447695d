"""Explanations as people read them."""

from fractions import Fraction

import pytest

from debt_domain.reports.explain import (
    cell_text,
    entry_text,
    explain_cell,
    explain_entry,
)
from debt_domain.reports.explain.figures import BalanceFigure, EntryFigure
from debt_domain.reports.explain.text import exact_text
from debt_domain.values.event_id import EventId
from tests.unit.reports.a_ledger import LEDGER, history

PART = """\
Cr Due:Partner:A  0.01 EUR
  ledger:case:C-1@5#Due:Partner:A
  SPLIT: the party's part of a running total
  the account in this ledger: -690.74 before, -690.75 after
  SUBMITTER has 3/5 of the running total terms:1
    before: 3/5 of 1,234.57 = 740.742, given 740.74
        = 0.03 of each 0.05, 24,691 times; 0.02 is left over and goes to
          SUBMITTER, PLATFORM, 0.01 at a time
    after: 3/5 of 1,234.58 = 740.748, given 740.75
        = 0.03 of each 0.05, 24,691 times; 0.03 is left over and goes to
          SUBMITTER, PLATFORM, SUBMITTER, 0.01 at a time
    part: 740.75 less 740.74 = 0.01
"""
POSITION = """\
position:PARTNER:A
  what the party is owed; below zero it owes

counts from  rule              amount     sum  EUR
2026-03-12   charge_case_fee   -50.00  -50.00
    ledger:case:C-1@3#Due:Partner:A
2026-03-12   receive           740.74  690.74
    ledger:case:C-1@4#Due:Partner:A
2026-03-12   receive             0.01  690.75
    ledger:case:C-1@5#Due:Partner:A
2026-04-09   reverse          -740.74  -49.99
    ledger:case:C-1@6#Due:Partner:A

= -49.99 EUR"""


def test_a_part_is_written_with_the_way_to_it() -> None:
    figure = EntryFigure(EventId(LEDGER, 5), "Due:Partner:A")
    assert PART in entry_text(explain_entry(figure, history()))


def test_a_cell_is_written_with_what_to_explain_next() -> None:
    assert cell_text(explain_cell(BalanceFigure("PARTNER:A"), history())) == POSITION


def test_no_line_is_wider_than_a_terminal() -> None:
    figures = [EntryFigure(EventId(LEDGER, version)) for version in (3, 4, 5, 6)]
    texts = [entry_text(explain_entry(figure, history())) for figure in figures]
    assert max(len(line) for text in texts for line in text.splitlines()) <= 80


@pytest.mark.parametrize(
    ("exact", "currency", "text"),
    [
        (Fraction("74074.2"), "EUR", "740.742"),
        (Fraction(-1, 2), "EUR", "-0.005"),
        (Fraction(123457), "JPY", "123,457"),
        (Fraction(1, 4), "JPY", "0.25"),
        (Fraction(2000, 3), "EUR", "6.66 + 2/3 of 0.01"),
    ],
)
def test_a_fraction_of_a_minor_unit_is_written_exactly(
    exact: Fraction, currency: str, text: str
) -> None:
    assert exact_text(exact, currency) == text
