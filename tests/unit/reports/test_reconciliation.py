from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.case.commands import RecordPayment, ReversePayment
from debt_domain.party_ledger.commands import ConfirmPayout
from debt_domain.party_ledger.events import (
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
)
from debt_domain.platform_ledger.commands import (
    RecordBankCharge,
    RecordUnidentifiedReceipt,
)
from debt_domain.platform_ledger.model import BankAccount
from debt_domain.reports.bank_lines import BankLine, BankStatement
from debt_domain.reports.bank_postings import BankPosting
from debt_domain.reports.client_money import client_money
from debt_domain.reports.proposals import command_document, pending_payouts
from debt_domain.reports.reconciliation import Reconciliation, reconcile
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.support import recorded
from tests.unit.reports.rows import row

DAY = date(2026, 3, 10)
MONEY = client_money(
    [
        row(
            "ledger:case:C-1",
            "Held:Platform 9.00, Due:Partner:A -6.00, Income:Share -3.00",
        )
    ]
)[0]


def line(at: int, amount_minor: int, text: str = "", **more: object) -> BankLine:
    fields = {
        "line_id": f"1/{at}",
        "booked_on": DAY,
        "value_on": DAY,
        "amount_minor": amount_minor,
        "currency": "EUR",
        "remittance": text,
    }
    return BankLine.model_validate(fields | more)


def statement(*lines: BankLine, opening_minor: int | None = 0) -> BankStatement:
    turnover = sum(x.amount_minor for x in lines)
    return BankStatement(
        statement_id="1",
        account="DE02",
        currency="EUR",
        opening_minor=opening_minor,
        closing_minor=None if opening_minor is None else opening_minor + turnover,
        lines=lines,
    )


def posting(at: int, amount_minor: int, day: int = 0) -> BankPosting:
    return BankPosting(
        posting_id=f"ledger:case:C-1@{at}",
        effective_on=DAY + timedelta(days=day),
        amount_minor=amount_minor,
        currency="EUR",
        rule="receive",
        case_id="C-1",
        payment_id="P-1",
        references=("P-1", "C-1"),
    )


def of(*lines: BankLine, postings: Sequence[BankPosting] = ()) -> Reconciliation:
    return reconcile(
        [statement(*lines)], postings, MONEY, case_ids=frozenset({"C-1", "C-2"})
    )


def test_the_three_ways_agree() -> None:
    found = of(line(1, 9_00, "C-1"), postings=[posting(1, 9_00)])
    assert found.agrees
    totals = found.totals
    assert (totals.bank_closing_minor, totals.books_closing_minor) == (9_00, 9_00)
    assert (totals.owed_minor, totals.own_minor) == (6_00, 3_00)


def test_a_bank_that_has_less_than_is_owed_does_not_agree() -> None:
    found = of(line(1, 5_00), postings=[posting(1, 5_00)])
    assert found.totals.own_minor == -1_00
    assert not found.agrees


def test_money_in_of_nobody_waits_until_it_is_known_whose_it_is() -> None:
    (found,) = of(line(1, 7_00, "hello", bank_reference="B4 C12")).proposals
    assert found.command == RecordUnidentifiedReceipt(
        receipt_id="bank-B4-C12",
        amount=Money(7_00, "EUR"),
        received_on=DAY,
        reference="B4 C12",
    )
    assert found.command is not None
    assert command_document(found.command)["received_on"] == "2026-03-10"


def test_money_in_that_names_a_case_is_a_payment_on_it() -> None:
    (found,) = of(line(1, 7_00, "Rate zu c-2")).proposals
    assert found.command == RecordPayment(
        case_id="C-2",
        payment_id="bank-20260310-1-1-700",
        amount=Money(7_00, "EUR"),
        received_on=DAY,
        holder=Holder.platform(),
        verified=True,
    )
    assert "C-2" in found.why


def test_money_in_that_names_two_cases_is_nobodys() -> None:
    (found,) = of(line(1, 7_00, "C-1 and C-2")).proposals
    assert isinstance(found.command, RecordUnidentifiedReceipt)


def test_money_out_that_names_a_payment_takes_it_back() -> None:
    back = line(2, -9_00, "AC04", end_to_end_id="P-1")
    (found,) = of(line(1, 9_00, "P-1"), back, postings=[posting(1, 9_00)]).proposals
    assert isinstance(found.command, ReversePayment)
    assert (found.command.case_id, found.command.payment_id) == ("C-1", "P-1")
    assert found.command.amount == Money(9_00, "EUR")


def test_other_money_out_is_a_charge_on_the_client_account() -> None:
    (found,) = of(line(1, -2_50, "Entgelt")).proposals
    assert isinstance(found.command, RecordBankCharge)
    assert found.command.account is BankAccount.CLIENT


def test_money_out_that_names_a_payout_confirms_it_on_its_day() -> None:
    payout = PayoutInstructed(
        party=Holder.partner("A"),
        currency="EUR",
        payout_id="PO-1",
        amount_minor=6_00,
        instructed_on=DAY,
    )
    out, other = line(1, -6_00, "payout PO-1"), line(2, -5_00, "payout PO-1")
    found = reconcile([statement(out, other)], [], MONEY, payouts=[payout]).proposals
    assert found[0].command == ConfirmPayout(
        party=Holder.partner("A"), currency="EUR", payout_id="PO-1"
    )
    assert found[0].effective_on == DAY
    assert isinstance(found[1].command, RecordBankCharge)


def test_a_payout_is_pending_until_it_is_confirmed_or_failed() -> None:
    told = [
        PayoutInstructed(
            party=Holder.partner("A"),
            currency="EUR",
            payout_id=f"PO-{number}",
            amount_minor=6_00,
            instructed_on=DAY,
        )
        for number in (1, 2, 3)
    ]
    done = (
        PayoutConfirmed(payout_id="PO-1"),
        PayoutFailed(payout_id="PO-3", reason="x"),
    )
    events = recorded(*(("ledger:partner:A:EUR", event) for event in (*told, *done)))
    assert pending_payouts(events) == (told[1],)


def test_a_reversal_of_no_known_payment_is_left_to_people() -> None:
    (found,) = of(line(1, -2_50, "AC04", is_reversal=True)).proposals
    assert found.command is None
    assert "find it" in found.why


def test_a_posting_of_other_days_is_another_statements_unless_it_matches() -> None:
    before, after = posting(1, 4_00, day=-3), posting(2, 9_00, day=2)
    found = of(line(1, 9_00), postings=[before, after])
    assert found.other_days == ("ledger:case:C-1@1",)
    assert found.matching.postings == ()
    assert found.totals.other_days_minor == 9_00
    assert found.totals.books_opening_minor == 4_00


def test_a_file_without_balances_starts_from_the_books() -> None:
    unknown = statement(line(1, 9_00), opening_minor=None)
    found = reconcile([unknown], [posting(1, 4_00, -9), posting(2, 9_00)], None)
    assert found.totals.bank_opening_minor == found.totals.books_opening_minor == 4_00
    assert found.agrees


MOVES = st.lists(
    st.tuples(st.sampled_from([-300, -100, 100, 200, 300]), st.integers(-9, 9)),
    max_size=7,
)


@given(MOVES.filter(bool), MOVES, st.integers(-500, 500), st.integers(0, 6))
def test_the_difference_is_always_explained(
    at_bank: Sequence[tuple[int, int]],
    in_books: Sequence[tuple[int, int]],
    opening_minor: int,
    days: int,
) -> None:
    lines = [
        line(at, minor, booked_on=DAY + timedelta(days=day))
        for at, (minor, day) in enumerate(at_bank)
    ]
    postings = [posting(at, minor, day) for at, (minor, day) in enumerate(in_books)]
    statements = [statement(*lines, opening_minor=opening_minor)]
    found = reconcile(statements, postings, MONEY, within_days=days)
    x = found.totals
    assert x.difference_minor == (
        x.opening_difference_minor
        + x.open_lines_minor
        - x.open_postings_minor
        + x.other_days_minor
    )
    assert x.bank_closing_minor == x.owed_minor + x.own_minor
    assert {y.line for y in found.proposals} == set(found.matching.lines)
    placed = (
        *found.matching.postings,
        *found.other_days,
        *(y for it in found.matching.matches for y in it.postings),
        *(y for it in found.matching.ambiguities for y in it.postings),
    )
    assert sorted(placed) == sorted(y.posting_id for y in found.postings)
