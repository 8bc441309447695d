"""Bank statements read from CSV, CAMT.053 and MT940."""

from debt_adapters.bank.csv_lines import CsvLayout
from debt_adapters.bank.reading import StatementFormat, read_statements

__all__ = ["CsvLayout", "StatementFormat", "read_statements"]
