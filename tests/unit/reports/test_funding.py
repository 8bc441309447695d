"""What is due to a party, but is not in the platform's hands."""

from debt_domain.projections.trial_balance import AccountBalance, LedgerBalance
from debt_domain.reports.funding import unfunded_minor
from debt_domain.values.holder import Holder

A, L, N = Holder.partner("A"), Holder.partner("L"), Holder.partner("N")
DUE_A, DUE_L, DUE_N = "Due:Partner:A", "Due:Partner:L", "Due:Partner:N"
HELD_N, PLATFORM = "Held:Partner:N", "Held:Platform"
INCOME, NETWORK = "Income:Share", "Expense:Network"


def a_ledger(name: str, since: int = 1, **balances: int) -> LedgerBalance:
    """Give a ledger of client K in EUR; a debit is above zero."""
    return LedgerBalance(
        ledger=name,
        client_id="K",
        currency="EUR",
        since=since,
        balances=tuple(
            AccountBalance(account=account, amount_minor=minor)
            for account, minor in balances.items()
        ),
    )


def held_by_collector(case_id: str, since: int) -> LedgerBalance:
    balances = {HELD_N: 1_000, DUE_A: -600, INCOME: -400, NETWORK: 150, DUE_N: -150}
    return a_ledger(f"ledger:case:{case_id}", since, **balances)


def account_of_collector(held: int, due: int, platform: int) -> LedgerBalance:
    balances = {HELD_N: held, DUE_N: due, PLATFORM: platform}
    return a_ledger("ledger:partner:N:EUR", 99, **balances)


def test_money_at_the_platform_funds_what_is_due_out_of_it() -> None:
    balances = {PLATFORM: 1_000, DUE_A: -600, INCOME: -400}
    ledgers = [a_ledger("ledger:case:C1", **balances)]
    assert unfunded_minor(ledgers, A, "EUR") == 0
    assert unfunded_minor(ledgers, A, "USD") == 0
    assert unfunded_minor(ledgers, L, "EUR") == 0


def test_money_at_a_collector_funds_nothing_until_it_is_handed_over() -> None:
    case = held_by_collector("C1", 1)
    assert unfunded_minor([case], A, "EUR") == 600
    netted = account_of_collector(held=-150, due=150, platform=0)
    assert unfunded_minor([case, netted], A, "EUR") == 600
    remitted = account_of_collector(held=-1_000, due=150, platform=850)
    assert unfunded_minor([case, remitted], A, "EUR") == 0


def test_what_is_handed_over_funds_the_oldest_case_first() -> None:
    younger, older = held_by_collector("C1", 2), held_by_collector("C2", 1)
    handed_over = account_of_collector(held=-1_000, due=150, platform=850)
    ledgers = [younger, older, handed_over]
    assert unfunded_minor(ledgers, A, "EUR") == 600
    rest = account_of_collector(held=-1_750, due=300, platform=1_450)
    assert unfunded_minor([younger, older, rest], A, "EUR") == 0


def test_what_was_only_invoiced_is_not_handed_over() -> None:
    case = held_by_collector("C1", 1)
    balances = {HELD_N: -1_000, DUE_N: 150, "Receivable:Partner:N": 850}
    invoiced = a_ledger("ledger:partner:N:EUR", 9, **balances)
    assert unfunded_minor([case, invoiced], A, "EUR") == 600


def test_parties_of_a_case_stand_in_proportion_the_platform_last() -> None:
    balances = {PLATFORM: 400, HELD_N: 600, DUE_A: -500, DUE_L: -300, INCOME: -200}
    ledgers = [a_ledger("ledger:case:C1", **balances)]
    funded = (
        500 - unfunded_minor(ledgers, A, "EUR"),
        300 - unfunded_minor(ledgers, L, "EUR"),
    )
    assert funded == (250, 150)


def test_a_client_that_owes_what_it_holds_has_not_handed_it_over() -> None:
    balances = {"Receivable:Client:K": 150, DUE_A: -90, INCOME: -60}
    ledgers = [a_ledger("ledger:case:C1", **balances)]
    assert unfunded_minor(ledgers, A, "EUR") == 90
    paid = a_ledger(
        "ledger:client:K:EUR",
        9,
        **{"Receivable:Client:K": -150, "Held:Platform:Own": 150},
    )
    assert unfunded_minor([*ledgers, paid], A, "EUR") == 0
