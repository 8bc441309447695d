"""The chain from any figure to the events that it comes from."""

from debt_domain.reports.explain.cells import explain_cell
from debt_domain.reports.explain.entries import chain, explain_entry
from debt_domain.reports.explain.figures import Figure, parse_figure
from debt_domain.reports.explain.model import CellExplained, EntryExplained
from debt_domain.reports.explain.text import cell_text, entry_text

__all__ = [
    "CellExplained",
    "EntryExplained",
    "Figure",
    "cell_text",
    "chain",
    "entry_text",
    "explain_cell",
    "explain_entry",
    "parse_figure",
]
