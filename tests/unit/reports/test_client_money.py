from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.projections.trial_balance import AccountBalance, LedgerBalance
from debt_domain.reports.client_money import (
    ClientMoney,
    claimant_of,
    client_money,
)
from tests.unit.reports.rows import row


def of(*rows: LedgerBalance) -> ClientMoney:
    (money,) = client_money(rows)
    return money


def should_hold(money: ClientMoney) -> dict[str, int]:
    return {x.claimant: x.should_hold_minor for x in money.claimants}


SPLIT = row(
    "ledger:case:C-1",
    "Held:Platform 1000.00, Due:Partner:A -600.00, Income:Share -400.00",
)
WITH_N = row(
    "ledger:case:C-2",
    "Held:Partner:N 1000.00, Due:Partner:A -600.00, Income:Share -400.00,"
    "Expense:Network 150.00, Due:Partner:N -150.00",
    since=2,
)


def test_income_is_withdrawn_and_the_rest_is_other_peoples() -> None:
    money = of(SPLIT)
    assert (money.holds_minor, money.should_hold_minor) == (1_000_00, 600_00)
    assert (money.withdrawable_minor, money.shortage_minor) == (400_00, 0)


def test_what_a_collector_has_not_paid_in_is_neither_held_nor_income_yet() -> None:
    money = of(SPLIT, WITH_N)
    assert should_hold(money) == {"PARTNER:A": 600_00, "PARTNER:N": 0}
    assert money.withdrawable_minor == 400_00
    assert [x.not_in_hand_minor for x in money.cases] == [0, 600_00]


def test_what_it_pays_in_is_the_others_first() -> None:
    paid = row(
        "ledger:partner:N:EUR", "Held:Platform 425.00, Held:Partner:N -425.00", 3
    )
    money = of(SPLIT, WITH_N, paid)
    assert should_hold(money)["PARTNER:A"] == 1_025_00
    assert money.withdrawable_minor == 400_00
    rest = row(
        "ledger:partner:N:EUR", "Held:Platform 850.00, Held:Partner:N -850.00", 3
    )
    money = of(SPLIT, WITH_N, rest)
    assert should_hold(money)["PARTNER:A"] == 1_200_00
    assert money.withdrawable_minor == 650_00


def test_what_it_pays_in_counts_for_its_oldest_cases_first() -> None:
    paid = row(
        "ledger:partner:N:EUR", "Held:Platform 850.00, Held:Partner:N -850.00", since=3
    )
    out = row(
        "ledger:platform:EUR", "Held:Platform:Own 250.00, Held:Platform -250.00", 4
    )
    newer = row(
        "ledger:case:C-3",
        "Held:Partner:N 1000.00, Due:Partner:A -800.00, Income:Share -200.00",
        since=5,
    )
    money = of(WITH_N, paid, out, newer)
    assert money.shortage_minor == money.withdrawable_minor == 0
    assert [x.not_in_hand_minor for x in money.cases] == [0, 800_00]


def test_a_partner_that_holds_money_sets_it_off_against_its_dues() -> None:
    with_a = row(
        "ledger:case:C-2",
        "Held:Partner:A 1000.00, Due:Partner:A -500.00, Due:Partner:L -200.00,"
        "Income:Share -300.00",
        since=2,
    )
    money = of(SPLIT, with_a)
    assert should_hold(money) == {"PARTNER:A": 100_00, "PARTNER:L": 200_00}
    assert money.withdrawable_minor == 700_00


def test_what_a_client_with_the_money_was_found_to_owe_is_not_in_hand() -> None:
    money = of(
        SPLIT,
        row(
            "ledger:case:C-2",
            "Receivable:Client:K 150.00, Due:Partner:A -90.00, Income:Share -60.00",
            since=2,
        ),
    )
    assert should_hold(money) == {"CLIENT:K": 0, "PARTNER:A": 600_00}
    assert money.withdrawable_minor == 400_00


def test_money_in_hand_that_is_invoiced_is_not_paid_in_yet() -> None:
    of_n = "Held:Partner:N 1000.00, Due:Partner:L -700.00, Income:Share -300.00"
    invoice = row(
        "ledger:partner:N:EUR",
        "Receivable:Partner:N 1000.00, Held:Partner:N -1000.00",
        3,
    )
    money = of(SPLIT, row("ledger:case:C-2", of_n, since=2), invoice)
    assert should_hold(money)["PARTNER:L"] == 0
    assert money.withdrawable_minor == 400_00


def test_what_a_partner_passes_on_to_its_clients_is_theirs() -> None:
    money = of(
        row(
            "ledger:case:C-1",
            "Held:Partner:A 1000.00, Due:Partner:A:ForClient -850.00,"
            "Due:Partner:A -90.00, Income:Share -60.00",
        )
    )
    assert should_hold(money) == {"PARTNER:A": 0, "PARTNER:A:CLIENTS": 0}
    assert money.withdrawable_minor == money.shortage_minor == 0


def test_overpayments_unsplit_unidentified_and_payouts_under_way_are_not_ours() -> None:
    money = of(
        row(
            "ledger:case:C-1",
            "Held:Platform 100.00, Due:Debtor -60.00, Due:Unsplit -40.00",
        ),
        row("ledger:platform:EUR", "Held:Platform 30.00, Suspense -30.00"),
        row(
            "ledger:partner:A:EUR", "Due:Partner:A 600.00, InTransit:Partner:A -600.00"
        ),
        SPLIT,
    )
    assert should_hold(money) == {
        "DEBTOR": 60_00,
        "IN_TRANSIT": 600_00,
        "UNIDENTIFIED": 30_00,
        "UNSPLIT": 40_00,
    }
    assert money.withdrawable_minor == 400_00


def test_a_fee_that_may_go_back_is_no_income_yet() -> None:
    fee = row("ledger:case:C-2", "Due:Partner:A 50.00, Deferred:Fee -50.00")
    money = of(SPLIT, fee)
    assert (money.deferred_minor, money.withdrawable_minor) == (50_00, 400_00)


def test_a_chargeback_after_the_payout_leaves_a_partner_overpaid() -> None:
    paid_out = row(
        "ledger:partner:A:EUR", "Due:Partner:A 600.00, Held:Platform -600.00"
    )
    money = of(paid_out)
    (claimant,) = money.claimants
    assert (claimant.owed_minor, claimant.overpaid_minor) == (-600_00, 600_00)
    assert (money.holds_minor, money.shortage_minor) == (-600_00, 600_00)


def test_a_fee_that_nobody_paid_is_no_overpayment() -> None:
    money = of(row("ledger:case:C-1", "Due:Partner:A 50.00, Income:Fee -50.00"))
    assert money.claimants[0].overpaid_minor == 0
    assert money.withdrawable_minor == money.shortage_minor == 0


def test_may_of_the_month_and_its_aftermath() -> None:
    money = of(
        row(
            "ledger:case:C2",
            "Held:Platform 2234.57, Held:Partner:A 500.01, Due:Partner:A -1430.74,"
            "Due:Partner:L -276.00, Income:Share -1027.84",
        ),
        row(
            "ledger:case:C3",
            "Held:Partner:A 583.33, Due:Partner:A -266.67, Income:Share -291.66,"
            "Income:Fee -25.00",
        ),
        row("ledger:case:C1", "Due:Partner:A 50.00, Income:Fee -50.00"),
        row(
            "ledger:partner:A:EUR",
            "Due:Partner:A 1833.34, Held:Partner:A -1083.34, Held:Platform -750.00",
        ),
    )
    assert money.shortage_minor == 0
    assert should_hold(money)["PARTNER:L"] == 276_00
    assert money.holds_minor - money.should_hold_minor == money.withdrawable_minor


def test_each_currency_has_its_account() -> None:
    foreign = LedgerBalance(
        ledger="ledger:case:C-9",
        currency="EUR",
        balances=(
            AccountBalance(account="Held:Platform", amount_minor=108, currency="USD"),
            AccountBalance(account="Conversion:USD", amount_minor=-108, currency="USD"),
            AccountBalance(account="Conversion:EUR", amount_minor=100),
            AccountBalance(account="Due:Partner:A", amount_minor=-100),
        ),
    )
    eur, usd = client_money([foreign])
    assert (eur.currency, eur.holds_minor, eur.shortage_minor) == ("EUR", 0, 100)
    assert (usd.currency, usd.holds_minor, usd.withdrawable_minor) == ("USD", 108, 108)


def test_an_account_of_the_claim_is_nobodys_money() -> None:
    assert claimant_of("Debtor:Principal") is None
    assert claimant_of("Held:Platform") is None


ACCOUNTS = (
    "Held:Platform",
    "Held:Partner:A",
    "Held:Partner:N",
    "Due:Partner:A",
    "Due:Partner:N",
    "Due:Partner:A:ForClient",
    "Due:Debtor",
    "Suspense",
    "Deferred:Fee",
    "Receivable:Partner:A",
)
LEDGERS = st.lists(
    st.dictionaries(st.sampled_from(ACCOUNTS), st.integers(-500, 500), max_size=6),
    max_size=5,
)


@given(LEDGERS, st.sampled_from(["case:C", "partner:A"]))
def test_it_always_adds_up(ledgers: Sequence[dict[str, int]], kind: str) -> None:
    rows = [
        LedgerBalance(
            ledger=f"ledger:{kind}-{at}:EUR",
            currency="EUR",
            since=at,
            balances=tuple(
                AccountBalance(account=account, amount_minor=minor)
                for account, minor in sorted(it.items())
            ),
        )
        for at, it in enumerate(ledgers)
    ]
    for money in client_money(rows):
        free = money.holds_minor - money.should_hold_minor
        assert money.shortage_minor == max(-free, 0)
        assert money.withdrawable_minor <= max(free, 0)
        assert money.should_hold_minor == sum(should_hold(money).values())
        for x in money.claimants:
            assert 0 <= x.should_hold_minor <= max(x.owed_minor, 0)
            assert x.not_in_hand_minor >= 0
            assert 0 <= x.overpaid_minor <= max(-x.owed_minor, 0)
        for case in money.cases:
            assert case.not_in_hand_minor <= max(
                case.owed_minor - max(case.holds_minor, 0), 0
            )
