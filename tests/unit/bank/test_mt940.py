from datetime import date
from pathlib import Path

import pytest

from debt_adapters.bank import StatementFormat, read_statements
from debt_adapters.bank.errors import (
    MalformedStatementError,
    StatementGapError,
    StatementUnbalancedError,
)
from debt_domain.reports.bank_lines import BankLine

FILE = Path(__file__).parents[2] / "data" / "bank" / "sparkasse.sta"
TEXT = FILE.read_text(encoding="utf-8")


def lines(text: str, encoding: str = "utf-8") -> tuple[BankLine, ...]:
    found = read_statements(text.encode(encoding), file="x.sta")
    return tuple(x for statement in found for x in statement.lines)


def read(text: str) -> None:
    read_statements(text.encode(), file="bad.sta", form=StatementFormat.MT940)


def test_a_structured_line_has_its_references() -> None:
    assert lines(TEXT)[0] == BankLine(
        line_id="1/1",
        booked_on=date(2026, 3, 3),
        value_on=date(2026, 3, 3),
        amount_minor=1_000_00,
        currency="EUR",
        bank_reference="B4C12A34",
        end_to_end_id="P-1001",
        remittance="Aktenzeichen C-17 Müller GmbH",
        counterparty="Müller & Söhne GmbH",
    )


def test_a_reversal_of_a_credit_goes_out_and_of_a_debit_comes_in() -> None:
    _, credit, charge, debit, _ = lines(TEXT)
    assert (credit.amount_minor, credit.is_reversal) == (-250_00, True)
    assert (charge.amount_minor, charge.is_reversal) == (-12_34, False)
    assert (debit.amount_minor, debit.is_reversal) == (3_00, True)
    assert (credit.booked_on, credit.value_on) == (date(2026, 3, 5), date(2026, 3, 4))


def test_a_plain_line_has_its_text_and_the_customers_reference() -> None:
    plain = lines(TEXT)[4]
    assert plain.line_id == "2/1"
    assert plain.end_to_end_id == "KUNDE-77"
    assert plain.remittance == "Überweisung ohne Gliederung zweite Zeile"


def test_several_statements_of_a_file_follow_one_another() -> None:
    first, second = read_statements(FILE.read_bytes(), file=FILE.name)
    assert (first.statement_id, second.statement_id) == ("00045", "00046")
    assert first.closing_minor == second.opening_minor == 10_975_16
    assert first.account == "10020030/1234567"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert lines(TEXT, encoding)[0].counterparty == "Müller & Söhne GmbH"


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ("", "line 1"),
        ("hello", "line 1"),
        (TEXT.replace("2603030303C1000,00", "garbage", 1), "line 5"),
        (TEXT.replace(":60F:C260302EUR10234,50\n", "", 1), "opening balance"),
        (TEXT.replace(":62F:C260306EUR10975,17\n", "", 1), "closing balance"),
        (TEXT.replace("EUR", "XYZ"), "XYZ"),
        (TEXT.replace("C1000,00", "C1000,001", 1), "line 1"),
        (":20:X\n:25:Y\n:60F:C260302EUR1,00\n:62F:C260302EUR1,00\n:61:x", "line 5"),
    ],
)
def test_what_is_malformed_is_refused_by_its_place(broken: str, place: str) -> None:
    with pytest.raises(MalformedStatementError, match=place) as refused:
        read(broken)
    assert "accepted is" in str(refused.value)


def test_a_text_is_never_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.sta"
    secret.write_text(TEXT, encoding="utf-8")
    with pytest.raises(MalformedStatementError):
        read(str(secret))


def test_a_statement_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(StatementUnbalancedError, match="statement 00045"):
        read(TEXT.replace("D12,34", "D12,35"))


def test_a_statement_between_two_is_missed() -> None:
    later = TEXT.replace(":60F:C260305EUR10975,16", ":60F:C260305EUR10000,00")
    with pytest.raises(StatementGapError):
        read(later.replace("EUR10975,17", "EUR10000,01"))
