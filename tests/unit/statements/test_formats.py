"""A statement as CSV, HTML, PDF and plain data."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO
from typing import Final

from debt_adapters.statements.html import html_of
from debt_adapters.statements.pdf import pdf_of
from debt_adapters.statements.plain import csv_of, document_of
from debt_adapters.statements.wording import notes
from debt_domain.party_ledger.events import InvoiceIssued, StatementIssued
from debt_domain.party_ledger.model import (
    AccountAmount,
    Gathered,
    GatheredEntry,
    KindSum,
    LineKind,
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
    sums=(KindSum(kind=LineKind.SHARE, amount_minor=1_315_00),),
    accounts=(AccountAmount(account="Due:Partner:A:ForClient", amount_minor=-850_00),),
    supplied_minor=50_00,
    vat_bps=1900,
    vat_minor=9_50,
    reverse_charge=False,
    payable_minor=1_305_50,
    payout_due=True,
    owing_since=None,
    entries_digest=DIGEST,
    entry_count=2,
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
    assert [x["line"]["amount_minor"] for x in document["differences"]] == [5]


def test_html_escapes_what_it_is_given() -> None:
    page = html_of(shown(), differences(ISSUED, ENTRIES))
    assert "payment &lt;P&amp;1&gt;" in page
    assert "<P&1>" not in page
    assert "recorded after the statement" in page
    assert page.count("<tr>") == 7


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
        "A payout of 1,305.50 EUR follows.",
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
