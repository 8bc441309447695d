"""A month and its aftermath, to the cent, with entries written by hand."""

from datetime import date

import pytest

from debt_domain.accounting.events import EntryPosted
from debt_domain.application.gathering import Account
from debt_domain.application.reading import recorded_batches
from debt_domain.application.statements import (
    month_of,
    statement_as_issued,
    statement_as_now_known,
)
from debt_domain.party_ledger.commands import (
    ConfirmPayout,
    InstructPayout,
    IssueStatement,
    RecordInvoicePayment,
    RecordRemittance,
)
from debt_domain.party_ledger.model import EntryKind, RemittanceKind
from debt_domain.reports.statement import Cause
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.party_accounts import HandMadeLedgers, hand_made_ledgers

A = Holder.partner("A")
ACCOUNT = Account(A, "EUR")
TERMS = AccountTerms(minimum_payouts=(Money(100_00, "EUR"),))
MARCH_CLOSES = 1_099_08


def day(month: int, of_month: int) -> date:
    return date(2026, month, of_month)


def statement(statement_id: str, through_on: date) -> IssueStatement:
    return IssueStatement(
        party=A, currency="EUR", statement_id=statement_id, through_on=through_on
    )


def march(books: HandMadeLedgers) -> None:
    fee, receive = "charge_case_fee", "receive"
    books.at(day(3, 20))
    books.post("C1", fee, day(3, 2), Due__Partner__A=50_00, Income__Fee=-50_00)
    books.post("C3", fee, day(3, 4), Due__Partner__A=25_00, Income__Fee=-25_00)
    books.post(
        "C1",
        receive,
        day(3, 10),
        Held__Platform=1_000_00,
        Due__Partner__A=-800_00,
        Income__Share=-200_00,
    )
    books.post(
        "C2",
        receive,
        day(3, 12),
        Held__Platform=1_234_57,
        Due__Partner__A=-740_74,
        Income__Share=-493_83,
    )
    books.post(
        "C3",
        receive,
        day(3, 16),
        Held__Partner__A=333_33,
        Due__Partner__A=-166_67,
        Income__Share=-166_66,
    )
    books.post(
        "C2",
        receive,
        day(3, 20),
        Held__Partner__A=500_01,
        Due__Partner__A=-300_01,
        Income__Share=-200_00,
    )


def april(books: HandMadeLedgers) -> None:
    books.at(day(4, 7))
    amount, payout_id = Money(MARCH_CLOSES, "EUR"), "PO-1"
    books.do(
        InstructPayout(
            party=A,
            currency="EUR",
            payout_id=payout_id,
            amount=amount,
            instructed_on=day(4, 7),
        )
    )
    books.do(ConfirmPayout(party=A, currency="EUR", payout_id=payout_id))
    books.at(day(4, 9))
    books.post(
        "C1",
        "reverse",
        day(4, 9),
        Held__Platform=-1_000_00,
        Due__Partner__A=800_00,
        Income__Share=200_00,
    )
    books.post(
        "C2",
        "adjust_split",
        day(4, 14),
        Due__Partner__A=50_00,
        Income__Share=50_00,
        Due__Partner__L=-100_00,
    )
    books.post(
        "C2",
        "advance_cost",
        day(4, 15),
        CostAdvance=120_00,
        Held__Platform__Own=-120_00,
    )
    books.post(
        "C2",
        "receive",
        day(4, 17),
        Held__Platform=1_000_00,
        CostAdvance=-120_00,
        Due__Partner__A=-440_00,
        Income__Share=-264_00,
        Due__Partner__L=-176_00,
    )
    books.at(day(4, 20))
    books.post(
        "C3",
        "receive",
        day(3, 28),
        Held__Partner__A=250_00,
        Due__Partner__A=-125_00,
        Income__Share=-125_00,
    )
    books.at(day(4, 22))
    books.do(
        RecordRemittance(
            party=A,
            currency="EUR",
            remittance_id="R-1",
            amount=Money(333_33, "EUR"),
            received_on=day(3, 30),
            kind=RemittanceKind.COMBINED,
        )
    )


def may(books: HandMadeLedgers) -> None:
    books.at(day(5, 8))
    books.do(
        RecordInvoicePayment(
            party=A,
            currency="EUR",
            invoice_id="statement.2026-04",
            payment_id="P-1",
            amount=Money(100_00, "EUR"),
            received_on=day(5, 8),
        )
    )


@pytest.fixture(name="books", scope="module")
def _books() -> HandMadeLedgers:
    books = hand_made_ledgers("A", terms=TERMS)
    march(books)
    books.at(day(4, 1))
    books.do(statement("2026-03", day(3, 31)))
    april(books)
    books.at(day(5, 1))
    books.do(statement("2026-04", day(4, 30)))
    may(books)
    books.at(day(6, 1))
    books.do(statement("2026-05", day(5, 31)))
    return books


def test_each_month_opens_where_the_last_one_closed(books: HandMadeLedgers) -> None:
    found = [(x.opening_minor, x.closing_minor) for x in books.statements(ACCOUNT)]
    assert found == [(0, 1_099_08), (1_099_08, -201_67), (-201_67, -101_67)]
    assert books.position(A) == -101_67
    assert books.position(Holder.partner("L")) == 276_00


def test_the_costs_advanced_are_recovered_in_full(books: HandMadeLedgers) -> None:
    through = books.log.head().position
    lines = [
        line.amount_minor
        for recorded in recorded_batches(books.log, until=through)
        for each in recorded
        if isinstance(each.event, EntryPosted)
        for line in each.event.lines
        if line.account == "CostAdvance"
    ]
    assert lines == [120_00, -120_00]


def test_ranges_are_consecutive(books: HandMadeLedgers) -> None:
    march, april, may = books.statements(ACCOUNT)
    assert march.after_position == 0
    assert march.through_position == april.after_position
    assert april.through_position == may.after_position


def test_what_follows_falls_into_the_next_range(books: HandMadeLedgers) -> None:
    first, second, third = (
        statement_as_issued(books.log, ACCOUNT, x) for x in books.statements(ACCOUNT)
    )
    assert [line.kind for line in second.lines] == [
        EntryKind.NETTING,
        EntryKind.PAYOUT,
        EntryKind.PAYOUT,
        EntryKind.REVERSAL,
        EntryKind.ADJUSTMENT,
        EntryKind.SHARE,
        EntryKind.SHARE,
        EntryKind.REMITTANCE,
    ]
    late = [line.amount_minor for line in second.lines if line.is_adjustment]
    assert late == [-125_00, 333_33]
    assert [line.balance_minor for line in third.lines] == [-201_67, -101_67]
    references = [line.reference for line in third.lines]
    assert references == ["invoice 1", "invoice 1"]
    assert first.follows is not None
    assert first.follows.payout_due
    assert second.follows is not None
    assert second.follows.invoice is not None
    assert second.follows.invoice.amount_minor == 201_67
    assert all(x.is_unchanged for x in (first, second, third))


def test_as_now_known_march_has_what_came_late_and_says_so(
    books: HandMadeLedgers,
) -> None:
    issued = books.statements(ACCOUNT)[0]
    days = issued.from_on, issued.through_on
    known, found = statement_as_now_known(books.log, ACCOUNT, days, issued)
    assert (known.opening_minor, known.closing_minor) == (0, 1_307_41)
    assert [(x.cause, x.line.amount_minor) for x in found] == [
        (Cause.LATE, -125_00),
        (Cause.LATE, 333_33),
    ]
    assert all(days[0] <= line.effective_on <= days[1] for line in known.lines)


def test_what_a_month_now_opens_with_is_no_longer_a_line_of_it(
    books: HandMadeLedgers,
) -> None:
    issued = books.statements(ACCOUNT)[1]
    known, found = statement_as_now_known(
        books.log, ACCOUNT, (issued.from_on, issued.through_on), issued
    )
    assert known.opening_minor - issued.opening_minor == -125_00 + 333_33
    assert known.closing_minor == issued.closing_minor
    assert [(x.cause, x.line.amount_minor) for x in found] == [
        (Cause.EARLIER, -125_00),
        (Cause.EARLIER, 333_33),
    ]


def test_as_now_known_a_month_opens_with_all_that_counts_from_before_it(
    books: HandMadeLedgers,
) -> None:
    april, may = month_of(2026, 4), month_of(2026, 5)
    known, _ = statement_as_now_known(books.log, ACCOUNT, april)
    assert (known.opening_minor, known.closing_minor) == (1_307_41, -201_67)
    known, _ = statement_as_now_known(books.log, ACCOUNT, may)
    assert known.closing_minor == -101_67
