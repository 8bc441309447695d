from datetime import date

import pytest

from debt_domain.accounting.accounts import Book
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.model import Derivation, Line
from debt_domain.kernel.message import Event
from debt_domain.projections.trial_balance import (
    TRIAL_BALANCE,
    LedgerBalance,
    positions,
    trial_balance,
)
from debt_domain.values.holder import Holder
from debt_domain.values.rate_terms import RevenueModel
from tests.support import recorded
from tests.unit.projections.histories import PLATFORM, SUBMITTER, ledger_of


def rows(model: RevenueModel, holder: Holder, cases: int = 1) -> list[LedgerBalance]:
    facts: list[tuple[str, Event]] = [
        (f"ledger:case:C-{number}", event)
        for number in range(cases)
        for event in ledger_of(model, [(1_000_00, holder, 0)])
    ]
    return list(TRIAL_BALANCE.fold(recorded(*facts)).values())


@pytest.mark.parametrize("model", RevenueModel)
def test_each_book_sums_to_zero(model: RevenueModel) -> None:
    balance = trial_balance(rows(model, PLATFORM, cases=2))
    assert balance.balanced
    assert [total.book for total in balance.totals] == [Book.CLAIM, Book.SETTLEMENT]
    held = {line.account: line.amount_minor for line in balance.lines}["Held:Platform"]
    assert held == 2_000_00


@pytest.mark.parametrize(
    ("model", "holder", "position_minor"),
    [
        (RevenueModel.SERVICE_FEE, PLATFORM, 750_00),
        (RevenueModel.REVENUE_SHARE, PLATFORM, 600_00),
        (RevenueModel.HYBRID, PLATFORM, 475_00),
        (RevenueModel.SERVICE_FEE, SUBMITTER, -250_00),
        (RevenueModel.REVENUE_SHARE, SUBMITTER, -400_00),
        (RevenueModel.HYBRID, SUBMITTER, -525_00),
    ],
)
def test_positions_are_the_documented_ones(
    model: RevenueModel, holder: Holder, position_minor: int
) -> None:
    found = {x.party: x.amount_minor for x in positions(rows(model, holder))}
    assert found == {"PARTNER:P-1": position_minor, "PLATFORM": -position_minor}


def test_a_payment_and_its_reversal_leave_the_row_as_it_was() -> None:
    def row(*payments: tuple[int, Holder, int]) -> LedgerBalance:
        events = ledger_of(RevenueModel.HYBRID, payments)
        log = recorded(*(("ledger:case:C-1", event) for event in events))
        return TRIAL_BALANCE.fold(log)["ledger:case:C-1"]

    assert row((333_33, PLATFORM, 333_33)) == row()


def test_foreign_money_is_summed_in_its_own_currency() -> None:
    legs = (("Held:Platform", 108, "USD"), ("Conversion:USD", -108, "USD"))
    own = (("Conversion:EUR", 100, None), ("Due:Partner:A", -100, None))
    entry = EntryPosted(
        rule="receive",
        rule_version=1,
        cause=None,
        currency="EUR",
        effective_on=date(2026, 3, 1),
        booked_on=date(2026, 3, 1),
        lines=tuple(
            Line(
                account=account,
                amount_minor=minor,
                derivation=Derivation.AMOUNT,
                currency=currency,
            )
            for account, minor, currency in (*legs, *own)
        ),
    )
    log = recorded(("ledger:case:C-1", entry), ("ledger:case:C-1", entry))
    (row,) = TRIAL_BALANCE.fold(log).values()
    balance = trial_balance([row])
    assert balance.balanced
    assert {(x.currency, x.account): x.amount_minor for x in balance.lines} == {
        ("EUR", "Conversion:EUR"): 200,
        ("EUR", "Due:Partner:A"): -200,
        ("USD", "Conversion:USD"): -216,
        ("USD", "Held:Platform"): 216,
    }
    assert row.by_account == {"Conversion:EUR": 200, "Due:Partner:A": -200}
    assert {(x.currency, x.party) for x in positions([row])} == {
        ("EUR", "PARTNER:A"),
        ("EUR", "PLATFORM"),
    }


def test_a_ledger_is_as_old_as_its_first_event() -> None:
    first, second = rows(RevenueModel.HYBRID, PLATFORM, cases=2)
    assert 0 < first.since < second.since


def test_books_that_do_not_sum_to_zero_are_seen() -> None:
    (row,) = rows(RevenueModel.HYBRID, PLATFORM)
    broken = row.model_copy(update={"balances": row.balances[1:]})
    assert not trial_balance([broken]).balanced
