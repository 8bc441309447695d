from datetime import date
from pathlib import Path

import pytest

from debt_adapters.bank import read_statements
from debt_adapters.bank.errors import (
    EmptyStatementError,
    MalformedStatementError,
    StatementGapError,
    StatementUnbalancedError,
    UnsafeXmlError,
)
from debt_domain.reports.bank_lines import BankLine

FOLDER = Path(__file__).parents[2] / "data" / "bank"
GERMAN = (FOLDER / "sparkasse.camt.053.001.02.xml").read_bytes()
SWISS = (FOLDER / "zkb.camt.053.001.08.xml").read_bytes()

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
 <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
]>
<Document>&lol3;</Document>"""
OUTSIDE = b"""<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<Document>&f;</Document>"""
ELSEWHERE = b'<!DOCTYPE Document SYSTEM "http://example.org/x.dtd"><Document/>'
ENTRY = b'<Amt Ccy="EUR">1000.00</Amt>'


def lines(data: bytes) -> tuple[BankLine, ...]:
    return tuple(x for it in read_statements(data, file="x.xml") for x in it.lines)


def test_a_transfer_has_its_references_and_its_text_in_any_script() -> None:
    assert lines(GERMAN)[0] == BankLine(
        line_id="1/1",
        booked_on=date(2026, 3, 3),
        value_on=date(2026, 3, 3),
        amount_minor=1_000_00,
        currency="EUR",
        bank_reference="2026030310471212000",
        end_to_end_id="P-1001",
        remittance="Aktenzeichen C-17, Rechnung 4711 vielen Dank für die Geduld",
        counterparty="Müller & Söhne GmbH",
    )


def test_a_batch_becomes_a_line_for_each_transaction() -> None:
    _, first, second, *_ = lines(GERMAN)
    assert (first.amount_minor, second.amount_minor) == (600_01, 250_00)
    assert (first.end_to_end_id, second.end_to_end_id) == ("RATE-2026-03-A", None)
    assert first.remittance == "RF18539007547034"
    assert second.counterparty == "Δημήτρης Παπαδόπουλος"
    assert first.bank_reference == second.bank_reference == "2026030411002347000"


def test_a_batch_whose_parts_say_no_amounts_stays_one_line() -> None:
    silent = GERMAN.replace(b'<TxAmt><Amt Ccy="EUR">250.00</Amt></TxAmt>', b"")
    assert [x.amount_minor for x in lines(silent)][:2] == [1_000_00, 850_01]


def test_a_returned_debit_goes_out_and_is_known_as_a_reversal() -> None:
    returned = lines(GERMAN)[3]
    assert (returned.amount_minor, returned.is_reversal) == (-250_00, True)
    assert (returned.booked_on, returned.value_on) == (
        date(2026, 3, 5),
        date(2026, 3, 4),
    )
    assert returned.counterparty == "Jürgen Groß"


def test_a_charge_has_the_banks_text_alone() -> None:
    charge = lines(GERMAN)[4]
    assert (charge.amount_minor, charge.remittance) == (-12_34, "Kontoführung Februar")
    assert charge.bank_reference is None


def test_what_is_pending_is_no_line() -> None:
    assert len(lines(GERMAN)) == 5


def test_version_8_with_prefixes_and_an_overdrawn_account_is_read() -> None:
    first, second = read_statements(SWISS, file="zkb.xml")
    assert (first.account, first.currency) == ("CH9300762011623852957", "CHF")
    assert (first.opening_minor, first.closing_minor) == (-50_00, 949_95)
    (line,) = first.lines
    assert line.bank_reference == "T2603100815"
    assert line.remittance == "210000000003139471430009017"
    assert line.counterparty == "Crèmerie Zürich AG"
    assert line.booked_on == date(2026, 3, 10)
    assert (second.statement_id, second.lines) == ("71", ())


@pytest.mark.parametrize("bomb", [BOMB, OUTSIDE, ELSEWHERE])
def test_document_types_and_entities_are_refused(bomb: bytes) -> None:
    with pytest.raises(UnsafeXmlError, match="DOCTYPE"):
        read_statements(bomb, file="bomb.xml")


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (GERMAN[:-20], "line 115"),
        (b"<Document/>", "its first element"),
        (GERMAN.replace(b"CLBD", b"FWAV"), "statement 1"),
        (GERMAN.replace(b"PRCD", b"FWAV"), "statement 1"),
        (GERMAN.replace(ENTRY, b'<Amt Ccy="EUR">1,000.00</Amt>', 1), "entry 1"),
        (GERMAN.replace(ENTRY, b'<Amt Ccy="EUR">1000.001</Amt>', 1), "entry 1"),
        (GERMAN.replace(ENTRY, b'<Amt Ccy="USD">1000.00</Amt>', 1), "entry 1"),
        (GERMAN.replace(ENTRY, b'<Amt Ccy="XYZ">1000.00</Amt>', 1), "entry 1"),
        (GERMAN.replace(ENTRY, b"<Amt>1000.00</Amt>", 1), "entry 1"),
        (GERMAN.replace(b"<Sts>BOOK</Sts>", b"", 1), "entry 1"),
        (GERMAN.replace(b"<BookgDt><Dt>2026-03-03</Dt></BookgDt>", b""), "entry 1"),
        (GERMAN.replace(b"<BookgDt><Dt>2026-03-03", b"<BookgDt><Dt>2026-13-03"), "en"),
        (GERMAN.replace(b"<CdtDbtInd>DBIT", b"<CdtDbtInd>DEBIT", 1), "entry 3"),
    ],
)
def test_what_is_malformed_is_refused_by_its_place(broken: bytes, place: str) -> None:
    with pytest.raises(MalformedStatementError, match=place) as refused:
        read_statements(broken, file="bad.xml")
    assert "accepted is" in str(refused.value)
    assert refused.value.file == "bad.xml"


def test_a_statement_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(StatementUnbalancedError, match="statement 45") as refused:
        read_statements(GERMAN.replace(b"11822.17", b"11822.18"), file="x.xml")
    assert refused.value.closing.amount_minor == 11_822_18
    assert "11,822.17 EUR" in refused.value.accepted


def test_a_statement_between_two_is_missed() -> None:
    head, tail = SWISS.rsplit(b"<camt:Id>STM-2026-071", 1)
    later = tail.replace(b"949.95", b"950.00")
    with pytest.raises(StatementGapError, match="is one missing"):
        read_statements(head + b"<camt:Id>STM-2026-071" + later, file="x.xml")


def test_a_file_without_a_booked_line_is_refused() -> None:
    with pytest.raises(EmptyStatementError):
        read_statements(SWISS, file="x.xml", currency="EUR")
