"""A cell is taken apart into what makes it, each with what to explain next."""

import pytest

from debt_domain.accounting.model import Derivation
from debt_domain.reports.explain import CellExplained, explain_cell, parse_figure
from debt_domain.reports.explain.errors import NoSuchFigureError
from debt_domain.reports.explain.figures import EntryFigure
from tests.support import recorded
from tests.unit.reports.a_ledger import LEDGER, MARCH, entry, history, line


def explained(figure: str) -> CellExplained:
    cell = parse_figure(figure)
    assert not isinstance(cell, EntryFigure)
    return explain_cell(cell, history())


def sums(found: CellExplained) -> dict[str, int]:
    return {x.currency: x.amount_minor for x in found.sums}


def test_a_position_is_the_sum_of_a_partys_lines() -> None:
    found = explained("position:PARTNER:A")
    assert [x.amount_minor for x in found.lines] == [-50_00, 740_74, 1, -740_74]
    assert [x.sum_minor for x in found.lines][-1] == -49_99
    assert sums(found) == {"EUR": -49_99}


def test_each_line_says_what_to_explain_next() -> None:
    found = explained("balance:PARTNER:A")
    assert found.lines[1].explain == f"{LEDGER}@4#Due:Partner:A"
    assert (found.lines[1].rule, found.lines[1].account) == ("receive", "Due:Partner:A")


def test_an_account_counts_debits_above_zero() -> None:
    assert sums(explained("balance:Held:Platform:EUR")) == {"EUR": 1}


def test_all_parties_but_the_platform_owe_what_it_is_owed() -> None:
    assert sums(explained("position:PLATFORM")) == {"EUR": 49_99}


@pytest.mark.parametrize("figure", ["position:PARTNER:B", "balance:Due:Partner:A:USD"])
def test_a_name_without_postings_is_told(figure: str) -> None:
    with pytest.raises(NoSuchFigureError, match=r"Due:Partner:A|PARTNER:A"):
        explained(figure)


def test_a_figure_of_the_split_is_the_sum_of_the_lines_that_it_needs() -> None:
    found = explained("split:C-1:2026-03:submitter")
    assert [(x.explain, x.amount_minor) for x in found.lines] == [
        (f"{LEDGER}@4#Due:Partner:A", 740_74),
        (f"{LEDGER}@5#Due:Partner:A", 1),
    ]


def test_a_figure_of_several_accounts_names_the_lines_of_each() -> None:
    found = explained("split:C-1:2026-03:partner_net")
    assert found.lines[0].explain == f"{LEDGER}@3#Due:Partner:A"
    assert sums(found) == {"EUR": 690_75}


def test_a_figure_that_no_single_line_makes_names_the_entry() -> None:
    moved = entry(
        "adjust_split",
        MARCH,
        line("Due:Partner:A", 300_01, Derivation.SPLIT),
        line("Income:Share", 200_00, Derivation.SPLIT),
        line("Due:Partner:A", -250_01, Derivation.SPLIT),
        line("Income:Share", -150_00, Derivation.SPLIT),
        line("Due:Partner:L", -100_00, Derivation.SPLIT),
    )
    cell = parse_figure("split:C-1:2026-03:adjusted")
    assert not isinstance(cell, EntryFigure)
    found = explain_cell(cell, recorded((LEDGER, moved)))
    assert [(x.explain, x.amount_minor) for x in found.lines] == [
        (f"{LEDGER}@1", 100_00)
    ]


def test_all_months_of_the_split_together() -> None:
    assert sums(explained("split:C-1::collected_minor")) == {"EUR": 1}


@pytest.mark.parametrize("figure", ["split:C-9::collected", "split:C-1::profit"])
def test_a_figure_that_the_split_has_not(figure: str) -> None:
    with pytest.raises(NoSuchFigureError):
        explained(figure)


def test_a_statement_begins_with_the_last_ones_balance() -> None:
    found = explained("statement:PARTNER:A:2")
    assert found.lines[0].explain == "statement:PARTNER:A:EUR:1"
    assert [x.amount_minor for x in found.lines] == [690_74, 1, -740_74]
    assert sums(found) == {"EUR": -49_99}


def test_the_first_statement_begins_with_nothing() -> None:
    found = explained("statement:PARTNER:A:EUR:1")
    assert (found.lines[0].explain, found.lines[0].amount_minor) == ("", 0)
    assert sums(found) == {"EUR": 690_74}


def test_a_line_of_a_statement_is_an_entry() -> None:
    found = explained("statement:PARTNER:A:EUR:1:2")
    assert [x.explain for x in found.lines] == [f"{LEDGER}@4#Due:Partner:A"]


@pytest.mark.parametrize(
    "figure",
    ["statement:PARTNER:A:3", "statement:PARTNER:B:1", "statement:PARTNER:A:1:9"],
)
def test_a_statement_or_line_that_is_not_there(figure: str) -> None:
    with pytest.raises(NoSuchFigureError):
        explained(figure)
