from debt_domain.reports.bank_postings import bank_postings
from tests.unit.reports.rows import entry

CASE, OWN = "ledger:case:C-1", "ledger:platform:EUR"


def test_a_movement_has_its_case_and_its_sign() -> None:
    (found,) = bank_postings(
        [entry(1, CASE, "receive", "Held:Platform 10.00, Due:Partner:A -10.00")], "EUR"
    )
    assert (found.posting_id, found.amount_minor) == ("ledger:case:C-1@1", 10_00)
    assert (found.case_id, found.rule, found.references) == ("C-1", "receive", ("C-1",))


def test_what_one_command_posts_back_and_forth_moved_nothing() -> None:
    back = entry(1, OWN, "match_receipt", "Suspense 5.00, Held:Platform -5.00", "cmd")
    forth = entry(2, CASE, "receive", "Held:Platform 5.00, Due:Partner:A -5.00", "cmd")
    assert not list(bank_postings([back, forth], "EUR"))


def test_two_commands_are_two_movements() -> None:
    first = entry(1, OWN, "bank_charge", "Expense:Bank 5.00, Held:Platform -5.00")
    second = entry(2, CASE, "receive", "Held:Platform 5.00, Due:Partner:A -5.00")
    found = [x.amount_minor for x in bank_postings([first, second], "EUR")]
    assert found == [-5_00, 5_00]


def test_other_currencies_and_other_accounts_are_left_out() -> None:
    elsewhere = entry(1, OWN, "x", "Held:Platform:Own 5.00, Due:Partner:A -5.00")
    here = entry(2, OWN, "x", "Held:Platform 5.00, Due:Partner:A -5.00")
    assert not list(bank_postings([elsewhere], "EUR"))
    assert not list(bank_postings([here], "USD"))
    assert not list(bank_postings([], "EUR"))
