from datetime import date
from pathlib import Path

import pytest

from debt_adapters.bank import CsvLayout, StatementFormat, read_statements
from debt_adapters.bank.errors import (
    MalformedStatementError,
    SeveralAccountsError,
    StatementUnbalancedError,
    UndecodableStatementError,
    UnknownStatementFormatError,
)
from debt_domain.reports.bank_lines import BankLine

FILE = Path(__file__).parents[2] / "data" / "bank" / "umsatz.csv"
GERMAN = CsvLayout(
    columns={
        "booked_on": "Buchungstag",
        "value_on": "Wertstellung",
        "amount": "Betrag",
        "currency": "Währung",
        "bank_reference": "Referenz",
        "end_to_end_id": "Kundenreferenz",
        "remittance": "Verwendungszweck",
        "counterparty": "Name",
        "balance": "Saldo",
    },
    decimal_comma=True,
)
PLAIN = "booked_on,amount\n2026-03-03,1000.00\n"


def lines(text: str, currency: str | None = None) -> tuple[BankLine, ...]:
    found = read_statements(text.encode(), file="x.csv", currency=currency)
    return found[0].lines


def test_a_banks_own_columns_are_mapped() -> None:
    (statement,) = read_statements(FILE.read_bytes(), file=FILE.name, layout=GERMAN)
    assert (statement.opening_minor, statement.closing_minor) == (10_234_50, 10_972_16)
    assert statement.lines[0] == BankLine(
        line_id="1/2",
        booked_on=date(2026, 3, 3),
        value_on=date(2026, 3, 3),
        amount_minor=1_000_00,
        currency="EUR",
        bank_reference="B4C12A34",
        end_to_end_id="P-1001",
        remittance="Aktenzeichen C-17; Rechnung 4711",
        counterparty="Müller & Söhne GmbH",
    )
    assert [x.amount_minor for x in statement.lines] == [1_000_00, -250_00, -12_34]


def test_our_own_columns_need_no_mapping() -> None:
    (line,) = lines(PLAIN)
    assert (line.amount_minor, line.currency) == (1_000_00, "EUR")
    assert line.value_on == line.booked_on
    assert lines(PLAIN.replace("1000.00", "1000"), "JPY")[0].amount_minor == 1000


def test_a_decimal_point_may_go_with_grouping() -> None:
    assert lines('booked_on;amount\n2026-03-03;"+1,234.50"\n')[0].amount_minor == 123450


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ("booked,amount\n", "line 1, no column|line 1: no column"),
        ("booked_on,amount\n2026-03-03\n", "line 2"),
        ("booked_on,amount\n2026-02-30,1\n", "line 2"),
        ("booked_on,amount\n2026-03-03,one\n", "line 2"),
        ("booked_on,amount\n2026-03-03,1.001\n", "line 2"),
        ("booked_on,amount,currency\n2026-03-03,1,XYZ\n", "line 2"),
        ('booked_on,amount\n2026-03-03,"1\n', "line 2"),
        ("booked_on,amount,balance\n2026-03-03,1,1\n2026-03-03,1,\n", "line 2"),
    ],
)
def test_what_is_malformed_is_refused_by_its_line(broken: str, place: str) -> None:
    with pytest.raises(MalformedStatementError, match=place) as refused:
        lines(broken)
    assert "accepted is" in str(refused.value)


def test_an_empty_file_has_no_header() -> None:
    with pytest.raises(MalformedStatementError, match="no header"):
        read_statements(b"", file="x.csv", form=StatementFormat.CSV)


def test_a_balance_that_does_not_follow_is_refused_by_its_line() -> None:
    text = "booked_on,amount,balance\n2026-03-03,1,10\n2026-03-03,2,13\n"
    with pytest.raises(StatementUnbalancedError, match="line 3"):
        lines(text)


def test_several_currencies_are_reconciled_one_at_a_time() -> None:
    text = "booked_on,amount,currency\n2026-03-03,1,EUR\n2026-03-03,2,USD\n"
    with pytest.raises(SeveralAccountsError, match="EUR, USD"):
        lines(text)
    assert lines(text, "USD")[0].amount_minor == 200


def test_an_unknown_format_is_refused_with_those_that_are_read() -> None:
    with pytest.raises(UnknownStatementFormatError, match=r"CAMT\.053"):
        read_statements(b"PDF-1.4 hello", file="x.pdf")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UndecodableStatementError, match="Windows-1252"):
        read_statements(b"booked_on,amount\n\x81\x8d", file="x.csv")
