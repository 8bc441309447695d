"""A statement as CSV, HTML, PDF and plain data."""

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from typing import Final

from debt_adapters.statements.html import html_of
from debt_adapters.statements.pdf import pdf_of
from debt_adapters.statements.plain import csv_of, document_of
from debt_adapters.statements.wording import notes, sections
from debt_domain.party_ledger.events import InvoiceIssued, StatementIssued
from debt_domain.party_ledger.model import (
    AccountAmount,
    EntryKind,
    Gathered,
    GatheredEntry,
    KindSum,
)
from debt_domain.reports.statement import Statement, as_issued, differences
from debt_domain.values.holder import Holder

DIGEST: Final = "ab" * 32
ENTRIES: Final = tuple(
    GatheredEntry(
        entry_id=f"ledger:case:C-{number}@1",
        position=number,
        effective_on=date(2026, month, 28),
        booked_on=date(2026, month, 28),
        recorded_at=datetime(2026, 4, 30, tzinfo=UTC),
        rule="receive",
        case_id=f"C-{number}",
        payment_id="<P&1>",
        lines=(AccountAmount(account="Due:Partner:A", amount_minor=-minor),),
    )
    for number, month, minor in ((1, 3, -125_00), (2, 4, 1_440_00), (3, 4, 5))
)
ISSUED: Final = StatementIssued(
    party=Holder.partner("A"),
    currency="EUR",
    statement_id="2026-04",
    number=1,
    after_position=0,
    through_position=2,
    from_on=date(2026, 4, 1),
    through_on=date(2026, 4, 30),
    opening_minor=0,
    closing_minor=1_315_00,
    sums=(KindSum(kind=EntryKind.SHARE, amount_minor=1_315_00),),
    accounts=(AccountAmount(account="Due:Partner:A:ForClient", amount_minor=-850_00),),
    supplied_minor=50_00,
    vat_bps=1900,
    vat_minor=9_50,
    reverse_charge=False,
    payable_minor=1_305_50,
    payout_due=True,
    payout_on=date(2026, 5, 4),
    owing_since=None,
    entries_digest=DIGEST,
    entry_count=2,
)
PAYABLE: Final = (
    "Payable: 1,305.50 EUR, as far as money in hand covers it; the day of payout is"
    " 2026-05-04."
)
INVOICE: Final = InvoiceIssued(
    invoice_id="statement.2026-04",
    number=7,
    amount_minor=201_67,
    vat_minor=0,
    net_minor=0,
    due_on=date(2026, 5, 14),
    reverse_charge=False,
)


def shown(
    invoice: InvoiceIssued | None = None, digest: str = DIGEST, **changed: object
) -> Statement:
    range_ = Gathered(through_position=2, entries=ENTRIES[:2], digest=digest)
    return as_issued(ISSUED.model_copy(update=changed), range_, invoice)


def test_csv_has_a_row_for_each_line_with_exact_amounts() -> None:
    rows = list(csv.DictReader(StringIO(csv_of(shown()))))
    assert [(x["amount"], x["balance"]) for x in rows] == [
        ("-125.00", "-125.00"),
        ("1440.00", "1315.00"),
    ]
    assert [x["adjustment"] for x in rows] == ["yes", "no"]


def test_plain_data_is_in_minor_units_and_names_what_differs() -> None:
    found = differences(ISSUED, ENTRIES)
    document = json.loads(json.dumps(document_of(shown(), found)))
    assert document["closing_minor"] == 1_315_00
    assert document["lines"][0]["kind"] == "SHARE"
    assert [x["line"]["amount_minor"] for x in document["differences"]] == [
        5,
        -125_00,
    ]


def test_html_escapes_what_it_is_given() -> None:
    page = html_of(shown(), differences(ISSUED, ENTRIES))
    assert "payment &lt;P&amp;1&gt;" in page
    assert "<P&1>" not in page
    assert "recorded after the statement" in page
    assert page.count("<tr>") == 8


def test_a_pdf_is_one_and_the_same_for_the_same_statement() -> None:
    found = differences(ISSUED, ENTRIES)
    first, second = pdf_of(shown(), found), pdf_of(shown(), found)
    assert first.startswith(b"%PDF-")
    assert first == second
    assert first != pdf_of(shown(INVOICE))


def test_it_says_what_stands_beside_the_balance_and_what_follows() -> None:
    assert list(notes(shown())) == [
        "Besides, to be passed on to the client: 850.00 EUR.",
        "VAT of 19 % on 50.00 EUR: 9.50 EUR, in the next statement.",
        PAYABLE,
    ]
    assert list(notes(shown(INVOICE, accounts=(), reverse_charge=True))) == [
        "Reverse charge: the recipient owes the tax.",
        "Invoice 7 of 201.67 EUR follows, due on 2026-05-14.",
    ]
    unpaid = shown(accounts=(), vat_minor=0, payout_due=False)
    assert list(notes(unpaid)) == ["The balance is carried forward."]


def test_it_says_when_the_entries_are_no_longer_those_stated() -> None:
    (_, warning, *_) = notes(shown(digest="cd" * 32))
    assert warning.startswith("THE ENTRIES ARE NO LONGER THOSE THAT WERE STATED")


AHEAD: Final = replace(
    ENTRIES[0],
    entry_id="ledger:case:C-9@1",
    effective_on=date(2026, 5, 3),
    case_id="C-9",
)
KEPT: Final = replace(
    ENTRIES[1],
    lines=(
        AccountAmount(account="Due:Partner:A", amount_minor=-800_00),
        AccountAmount(account="Held:Partner:A", amount_minor=1_000_00),
    ),
)
NETTED: Final = replace(
    ENTRIES[1],
    entry_id="ledger:partner:A:EUR@2",
    rule="net_held",
    case_id=None,
    payment_id=None,
    lines=(
        AccountAmount(account="Due:Partner:A", amount_minor=800_00),
        AccountAmount(account="Held:Partner:A", amount_minor=-800_00),
    ),
)


def of_all() -> Statement:
    """Give a statement with a line dated after it between two others."""
    entries = ENTRIES[0], AHEAD, NETTED, KEPT
    return as_issued(ISSUED, Gathered(through_position=2, entries=entries))


def test_what_is_dated_after_the_last_day_has_a_heading_of_its_own() -> None:
    within, ahead = sections(of_all())
    assert within.heading == ""
    assert ahead.heading == "Dated after 2026-04-30, posted before it was issued"
    assert [row[0] for row in ahead.rows] == ["2026-05-03"]
    balances = [row[-1] for row in (*within.rows, *ahead.rows)]
    assert balances == ["-125.00", "675.00", "-325.00", "-450.00"]
    assert within.rows[-1][-1] != ahead.rows[-1][-1]


def test_a_share_of_money_held_is_shown_by_its_parts() -> None:
    within, _ = sections(of_all())
    assert [row[3:5] for row in within.rows] == [
        ("share, of an earlier period", "-125.00"),
        ("share: due", "800.00"),
        ("share: held", "-1,000.00"),
    ]


def test_netting_changes_no_balance_and_has_no_row_but_a_note() -> None:
    shown_ = of_all()
    assert sum(len(section.rows) for section in sections(shown_)) == 4
    assert "Netted: 800.00 EUR that was held, against what was due." in notes(shown_)
    rows = list(csv.DictReader(StringIO(csv_of(shown_))))
    assert [(x["due"], x["held"], x["after_period"]) for x in rows] == [
        ("-125.00", "0.00", "no"),
        ("-125.00", "0.00", "yes"),
        ("800.00", "-1000.00", "no"),
    ]


def test_it_names_its_issuer() -> None:
    page = html_of(shown(), issuer="Atlas & Co")
    assert "From Atlas &amp; Co to PARTNER:A, number 1" in page
    assert pdf_of(shown(), issuer="Atlas & Co") != pdf_of(shown())
