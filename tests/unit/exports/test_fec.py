"""The French audit file, held to its law by a reader that shares no code with it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from debt_adapters.exports.errors import NoRateError, SirenError
from debt_adapters.exports.fec import fec, fec_file_name
from debt_adapters.exports.journal import Journal
from tests.made_up_entries import (
    APRIL,
    MADE_UP,
    MARCH,
    MAY,
    NEXT_YEAR,
    journal_of,
    posted,
)

COLUMNS = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
]
NEVER_EMPTY = {
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "ValidDate",
}
RATES = {"JPY": Fraction("0.0061"), "BHD": Fraction("2.44"), "USD": Fraction("0.9")}
JOURNAL = journal_of(*MADE_UP)
CASE = "ledger:case:C-1"


def written(journal: Journal) -> str:
    return "".join(fec(journal, RATES))


def lines(text: str) -> list[dict[str, str]]:
    rows = [line.split("\t") for line in text.split("\r\n")]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:-1]]


def faults(text: str) -> Iterator[str]:
    """Check a file by the rules of article A47 A-1, each line and each entry."""
    if not text.isascii() or not text.endswith("\r\n"):
        yield "encoding"
    head, *body = text.removesuffix("\r\n").split("\r\n")
    if head.split("\t") != COLUMNS:
        yield "columns"
    if any(line.count("\t") != len(COLUMNS) - 1 for line in body):
        yield "fields"
        return
    rows = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in body]
    for row in rows:
        yield from _faults_of_a_line(row)
    yield from _faults_of_entries(rows)
    yield from _faults_of_labels(rows)


def _faults_of_a_line(row: dict[str, str]) -> Iterator[str]:
    if any(not row[name] for name in NEVER_EMPTY):
        yield "empty field"
    for name in ("EcritureDate", "PieceDate", "ValidDate"):
        if not _is_day(row[name]):
            yield "date"
    if not re.fullmatch("[1-9][0-9]{2,}", row["CompteNum"]):
        yield "account number"
    sides = row["Debit"], row["Credit"]
    if not all(re.fullmatch("(0|[1-9][0-9]*),[0-9]{2}", side) for side in sides):
        yield "amount"
    elif all(Decimal(side.replace(",", ".")) for side in sides):
        yield "both sides"
    if bool(row["CompAuxNum"]) != bool(row["CompAuxLib"]):
        yield "auxiliary account"
    if bool(row["Montantdevise"]) != bool(row["Idevise"]):
        yield "currency"
    if not re.fullmatch("([A-Z]{3})?", row["Idevise"]):
        yield "currency"


def _faults_of_entries(rows: list[dict[str, str]]) -> Iterator[str]:
    numbers = [int(row["EcritureNum"]) for row in rows]
    if numbers != sorted(numbers) or sorted({*numbers}) != [
        *range(1, max(numbers) + 1)
    ]:
        yield "numbers"
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    heads: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in rows:
        number, common = row["EcritureNum"], ("JournalCode", "EcritureDate", "PieceRef")
        sums[number] += Decimal(row["Debit"].replace(",", "."))
        sums[number] -= Decimal(row["Credit"].replace(",", "."))
        heads[number].add(tuple(row[name] for name in common))
    if any(sums.values()):
        yield "balance"
    if any(len(found) > 1 for found in heads.values()):
        yield "one entry, two heads"


def _faults_of_labels(rows: list[dict[str, str]]) -> Iterator[str]:
    for number, label in (
        ("JournalCode", "JournalLib"),
        ("CompteNum", "CompteLib"),
        ("CompAuxNum", "CompAuxLib"),
    ):
        pairs = {(row[number], row[label]) for row in rows}
        if len(pairs) != len({one for one, _ in pairs}):
            yield "two labels"


def _is_day(text: str) -> bool:
    try:
        return datetime.strptime(text, "%Y%m%d").strftime("%Y%m%d") == text  # noqa: DTZ007
    except ValueError:
        return False


@pytest.mark.parametrize("from_on", [None, APRIL, MAY, NEXT_YEAR])
def test_the_file_keeps_the_law(from_on: date | None) -> None:
    assert list(faults(written(replace(JOURNAL, from_on=from_on)))) == []


@pytest.mark.parametrize(
    ("pattern", "instead", "fault"),
    [
        ("Idevise", "Devise", "columns"),
        ("\t92,03\t", "\t92,04\t", "balance"),
        ("\t92,03\t", "\t92.03\t", "amount"),
        ("\t92,03\t0,00", "\t92,03\t0,01", "both sides"),
        ("\t20260331\t", "\t20260332\t", "date"),
        ("\t512100\t", "\t51\t", "account number"),
        ("\t512100\tBanque", "\t512100\tCaisse", "two labels"),
        ("DOS\tDossiers\t1\t", "DOS\tDossiers\t9\t", "numbers"),
        ("DOS\tDossiers\t1\t", "OD\tOperations\t1\t", "one entry, two heads"),
        ("\tUSD\r", "\t\r", "currency"),
        ("\tClient 7..up", "\t", "auxiliary account"),
        ("made_up", "", "empty field"),
        ("made_up", "reçu", "encoding"),
        ("\tBanque", "\t\tBanque", "fields"),
    ],
)
def test_the_reader_finds_what_is_against_it(
    pattern: str, instead: str, fault: str
) -> None:
    text = written(JOURNAL).replace("made_up case:M-1@1", "made_up")
    assert pattern in text
    assert fault in set(faults(text.replace(pattern, instead, 1)))


def test_an_entry_s_line_in_full() -> None:
    (row,) = (x for x in lines(written(JOURNAL)) if x["Credit"] == "90,00")
    assert row == {
        "JournalCode": "DOS",
        "JournalLib": "Dossiers",
        "EcritureNum": "4",
        "EcritureDate": "20260501",
        "CompteNum": "467220",
        "CompteLib": "Sommes dues aux partenaires",
        "CompAuxNum": "Partner-A.b_1",
        "CompAuxLib": "Partenaire A.b_1",
        "PieceRef": "ledger:case:M-2@1",
        "PieceDate": "20260430",
        "EcritureLib": "made_up case:M-1@1",
        "Debit": "0,00",
        "Credit": "90,00",
        "EcritureLet": "",
        "DateLet": "",
        "ValidDate": "20260601",
        "Montantdevise": "",
        "Idevise": "",
    }


def test_an_exchange_brings_its_own_rate() -> None:
    found = [x for x in lines(written(JOURNAL)) if x["Idevise"] == "USD"]
    assert [(x["Debit"], x["Credit"], x["Montantdevise"]) for x in found] == [
        ("92,03", "0,00", "100,01"),
        ("0,00", "92,03", "-100,01"),
    ]


def test_rounding_in_a_currency_stays_within_its_entry() -> None:
    shares = [(f"Due:Client:{x}", -1) for x in "abc"]
    entry = posted("JPY", [("Held:Platform", 3), *shares])
    half_a_cent = {"JPY": Fraction("0.005")}
    found = lines("".join(fec(journal_of((CASE, entry)), half_a_cent)))
    assert [(x["Debit"], x["Credit"]) for x in found] == [
        ("0,02", "0,00"),
        ("0,00", "0,01"),
        ("0,00", "0,01"),
        ("0,00", "0,00"),
    ]


def test_a_currency_without_a_rate_is_refused() -> None:
    with pytest.raises(NoRateError) as refused:
        list(fec(JOURNAL))
    assert refused.value.currency == "JPY"
    assert refused.value.entry == "ledger:case:M-1@1"


def test_the_year_opens_with_the_balance_sheet_and_earlier_results() -> None:
    earlier = posted(
        "EUR",
        [("Held:Platform", 1000), ("Income:Fee", -300), ("Due:Debtor", -700)],
        MARCH,
    )
    loss = posted("EUR", [("Expense:Bank", 500), ("Held:Platform", -500)], MARCH)

    def opening(*entries: str) -> dict[str, tuple[str, str]]:
        chosen = {"earlier": earlier, "loss": loss}
        journal = journal_of(*((CASE, chosen[x]) for x in entries))
        found = lines("".join(fec(replace(journal, from_on=MAY))))
        assert {x["JournalCode"] for x in found} == {"AN"}
        return {x["CompteNum"]: (x["Debit"], x["Credit"]) for x in found}

    assert opening("earlier") == {
        "467240": ("0,00", "7,00"),
        "512100": ("10,00", "0,00"),
        "110000": ("0,00", "3,00"),
    }
    assert opening("loss")["119000"] == ("5,00", "0,00")
    assert opening("earlier", "loss")["119000"] == ("2,00", "0,00")


def test_entries_without_lines_take_no_number() -> None:
    entries = (posted("EUR", []), posted("EUR", [("Vat", 1), ("Suspense", -1)]))
    text = "".join(fec(journal_of(*((CASE, x) for x in entries))))
    assert [x["EcritureNum"] for x in lines(text)] == ["1", "1"]


def test_the_file_has_the_name_of_the_law() -> None:
    assert fec_file_name("732829320", MARCH) == "732829320FEC20260331.txt"


@pytest.mark.parametrize(
    "siren", ["", "73282932", "732829321", "73282932a", "٧٣٢٨٢٩٣٢٠"]
)
def test_a_wrong_siren_is_refused(siren: str) -> None:
    with pytest.raises(SirenError):
        fec_file_name(siren, MARCH)
