from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.text import balances_text, entry_text
from tests.unit.case_ledger.ledger_text import REVENUE_SHARE, Books, books


def last_entry(ledger: Books) -> str:
    entries = [event for event in ledger.history if isinstance(event, EntryPosted)]
    return entry_text(entries[-1])


def test_an_entry_names_its_rule_and_day_and_has_its_books_apart() -> None:
    ledger = Books("950.00")
    ledger.adopt(REVENUE_SHARE)
    ledger.receive("P1", "1000.00")
    assert last_entry(ledger) == books("""
        receive:1, 2026-06-01, EUR
          claim
            Dr Recovered           950.00
            Cr Debtor:Principal    950.00
          settlement
            Dr Held:Platform     1,000.00
            Cr Due:Partner:A       570.00
            Cr Income:Share        380.00
            Cr Due:Debtor           50.00
        """)


def test_a_mirror_and_its_rounding_are_named() -> None:
    ledger = Books()
    ledger.adopt(REVENUE_SHARE)
    for number in (1, 2, 3):
        ledger.receive(f"P{number}", "100.01")
    ledger.reverse("P2", "100.01")
    assert last_entry(ledger) == books("""
        reverse:1, 2026-06-01, EUR
          claim
            Cr Recovered         100.01
            Dr Debtor:Principal  100.01
          settlement
            Dr Due:Partner:A      60.00 (mirror)
            Dr Income:Share       40.01 (mirror)
            Dr Due:Partner:A       0.01 (rounding)
            Cr Income:Share        0.01 (rounding)
            Cr Held:Platform     100.01
        """)


def test_amounts_have_the_decimals_of_their_currency() -> None:
    assert last_entry(Books("1000", currency="JPY")) == books("""
        open_claim:1, 2026-06-01, JPY
          claim
            Dr Debtor:Principal  1,000
            Cr Claimed           1,000
        """)


def test_balances_are_those_that_are_not_zero_by_account() -> None:
    ledger = Books("100.00")
    ledger.receive("P1", "30.00")
    ledger.reverse("P1", "30.00")
    assert balances_text(ledger.state.balances, ledger.state.currency) == books("""
        balances, EUR
          claim
            Cr Claimed           100.00
            Dr Debtor:Principal  100.00
        """)


def test_a_withdrawn_claim_leaves_no_balances() -> None:
    ledger = Books()
    ledger.withdraw()
    assert (
        balances_text(ledger.state.balances, ledger.state.currency) == "balances, EUR"
    )
