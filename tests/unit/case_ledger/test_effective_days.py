"""No entry counts from a day on which its money was not there yet."""

from datetime import date

from debt_domain.accounting.events import EntryPosted
from tests.unit.case_ledger.ledger_text import HELD_BY_A, PLATFORM, REVENUE_SHARE, Books

APRIL = date(2026, 4, 20)
MAY_1, MAY_10, MAY_20 = date(2026, 5, 1), date(2026, 5, 10), date(2026, 5, 20)


def a_ledger() -> Books:
    ledger = Books()
    ledger.open("1000.00", on=APRIL)
    return ledger


def days(ledger: Books) -> list[tuple[str, date]]:
    entries = (x for x in ledger.history if isinstance(x, EntryPosted))
    return [(entry.rule, entry.effective_on) for entry in entries][1:]


def test_an_overpayment_is_not_reapplied_before_it_came() -> None:
    ledger = a_ledger()
    ledger.receive("P1", "800.00", on=MAY_1)
    ledger.receive("P2", "400.00", on=MAY_20)
    ledger.reverse("P1", "800.00", on=MAY_10)
    assert days(ledger)[2:] == [("reverse", MAY_10), ("reapply_overpayment", MAY_20)]
    between = ledger.as_of(date(2026, 5, 15))
    assert between["Debtor:Principal"] == 1_000_00
    assert between["Due:Debtor"] == 0


def test_terms_that_reach_back_split_no_money_before_it_came() -> None:
    ledger = a_ledger()
    ledger.receive("P1", "50.00", on=APRIL)
    ledger.receive("P2", "100.00", on=MAY_20)
    ledger.adopt(REVENUE_SHARE, on=MAY_1)
    assert days(ledger)[2:] == [("split_unsplit", MAY_1), ("split_unsplit", MAY_20)]
    assert ledger.as_of(MAY_10)["Due:Unsplit"] == 0
    assert ledger.as_of(MAY_10)["Due:Partner:A"] == -30_00


def test_money_from_before_the_submission_counts_from_the_submission() -> None:
    ledger = a_ledger()
    received_on = date(2026, 4, 1)
    ledger.receive("P1", "100.00", on=received_on)
    assert days(ledger) == [("receive", APRIL)]
    assert ledger.state.receipts["P1"].effective_on == received_on
    assert not any(ledger.as_of(received_on).values())


def test_a_claim_is_withdrawn_after_all_that_was_posted() -> None:
    ledger = a_ledger()
    ledger.receive("P1", "100.00", on=MAY_20)
    ledger.withdraw(on=MAY_1)
    assert days(ledger)[-1] == ("withdraw_claim", MAY_20)
    assert ledger.as_of(MAY_10) == {"Debtor:Principal": 1_000_00, "Claimed": -1_000_00}


def test_money_is_not_moved_before_there_was_a_case() -> None:
    ledger = a_ledger()
    ledger.receive("P1", "100.00", HELD_BY_A, on=MAY_1)
    ledger.transfer(HELD_BY_A, PLATFORM, "100.00", on=date(1999, 1, 1))
    assert days(ledger)[-1] == ("transfer_held", APRIL)


def test_later_facts_count_from_their_own_day() -> None:
    ledger = a_ledger()
    ledger.adopt(REVENUE_SHARE, on=APRIL)
    ledger.receive("P1", "100.00", on=MAY_1)
    ledger.reverse("P1", "100.00", on=MAY_10)
    assert days(ledger) == [("receive", MAY_1), ("reverse", MAY_10)]
