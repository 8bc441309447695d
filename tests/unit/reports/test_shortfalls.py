from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from debt_domain.accounting.events import EntryPosted
from debt_domain.projections.trial_balance import LedgerBalance, posted
from debt_domain.reports.client_money import ClientMoney, client_money
from debt_domain.reports.shortfalls import Shortfall, shortfalls
from debt_domain.wire.recorded import Recorded
from tests.unit.reports.rows import entry

NOTHING = ClientMoney(
    currency="EUR",
    holds_minor=0,
    should_hold_minor=0,
    shortage_minor=0,
    deferred_minor=0,
    withdrawable_minor=0,
    claimants=(),
    cases=(),
)
CASE, PARTNER, OWN = "ledger:case:C-1", "ledger:partner:A:EUR", "ledger:platform:EUR"
RECEIVE = "Held:Platform 1000.00, Due:Partner:A -800.00, Income:Share -200.00"
REVERSE = "Held:Platform -1000.00, Due:Partner:A 800.00, Income:Share 200.00"
PAYOUT = "Due:Partner:A 800.00, Held:Platform -800.00"


def money_of(entries: Sequence[Recorded[EntryPosted]]) -> ClientMoney:
    rows: dict[str, LedgerBalance] = {}
    for x in entries:
        row = rows.get(x.id.stream) or LedgerBalance(ledger=x.id.stream)
        rows[x.id.stream] = posted(row, x.event)
    return next(iter(client_money(rows.values())), NOTHING)


def found(*entries: Recorded[EntryPosted]) -> list[Shortfall]:
    return list(shortfalls(money_of(entries), entries))


def test_a_chargeback_after_the_payout_is_named_with_its_case() -> None:
    (shortfall,) = found(
        entry(1, CASE, "receive", RECEIVE),
        entry(2, PARTNER, "confirm_payout", PAYOUT),
        entry(3, CASE, "reverse", REVERSE),
    )
    assert shortfall.entry == "ledger:case:C-1@3"
    assert shortfall.cause == "chargeback or reversal after payout"
    assert (shortfall.party, shortfall.amount_minor) == ("PARTNER:A", 800_00)


def test_a_chargeback_before_the_payout_is_none() -> None:
    assert not found(
        entry(1, CASE, "receive", RECEIVE), entry(2, CASE, "reverse", REVERSE)
    )


def test_later_entitlements_make_it_good() -> None:
    again = "Held:Platform 500.00, Due:Partner:A -500.00"
    (shortfall,) = found(
        entry(1, CASE, "receive", RECEIVE),
        entry(2, PARTNER, "confirm_payout", PAYOUT),
        entry(3, CASE, "reverse", REVERSE),
        entry(4, "ledger:case:C-2", "receive", again),
    )
    assert (shortfall.entry, shortfall.amount_minor) == ("ledger:case:C-1@3", 300_00)


def test_of_more_debt_than_was_paid_out_the_latest_counts() -> None:
    fee = "Due:Partner:A 20.00, Income:Fee -20.00"
    found_ = found(
        entry(1, CASE, "receive", "Held:Platform 100.00, Due:Partner:A -100.00"),
        entry(
            2, PARTNER, "confirm_payout", "Due:Partner:A 50.00, Held:Platform -50.00"
        ),
        entry(3, CASE, "reverse", "Held:Platform -100.00, Due:Partner:A 100.00"),
        entry(4, "ledger:case:C-2", "charge_case_fee", fee),
    )
    assert [(x.rule, x.amount_minor) for x in found_ if x.party != "PLATFORM"] == [
        ("charge_case_fee", 20_00),
        ("reverse", 30_00),
    ]


def test_income_taken_before_the_chargeback_lacks_too() -> None:
    history = (
        entry(1, CASE, "receive", RECEIVE),
        entry(
            2, OWN, "withdraw_income", "Held:Platform:Own 200.00, Held:Platform -200.00"
        ),
        entry(3, CASE, "reverse", REVERSE),
    )
    assert money_of(history).shortage_minor == 200_00
    (shortfall,) = found(*history)
    assert (shortfall.party, shortfall.rule) == ("PLATFORM", "reverse")
    assert shortfall.amount_minor == 200_00


def test_a_charge_on_the_client_account_is_named() -> None:
    (shortfall,) = found(
        entry(1, CASE, "receive", "Held:Platform 9.00, Due:Partner:A -9.00"),
        entry(2, OWN, "bank_charge", "Expense:Bank 2.50, Held:Platform -2.50"),
    )
    assert (shortfall.cause, shortfall.amount_minor) == ("bank charge", 2_50)


def test_a_rule_without_words_is_named_as_it_is() -> None:
    (shortfall,) = found(entry(1, OWN, "odd_rule", "Vat 1.00, Held:Platform -1.00"))
    assert shortfall.cause == "odd rule"


def test_an_account_that_lacks_nothing_has_no_causes() -> None:
    assert not found(entry(1, CASE, "receive", RECEIVE))


STEPS = st.lists(
    st.tuples(
        st.sampled_from([CASE, "ledger:case:C-2", PARTNER, OWN]),
        st.sampled_from(
            ["Due:Partner:A", "Held:Partner:A", "Income:Share", "Suspense"]
        ),
        st.integers(-300, 300).filter(bool),
    ),
    min_size=1,
    max_size=8,
)


@given(STEPS)
def test_causes_reach_the_shortage_and_what_parties_were_overpaid(
    steps: Sequence[tuple[str, str, int]],
) -> None:
    entries = [
        entry(at, stream, "rule", f"{account} {-minor}.00, Held:Platform {minor}.00")
        for at, (stream, account, minor) in enumerate(steps, 1)
    ]
    money = money_of(entries)
    sums = Counter[str]()
    for x in shortfalls(money, entries):
        assert x.amount_minor > 0
        sums[x.party] += x.amount_minor
    overpaid = {x.claimant: x.overpaid_minor for x in money.claimants}
    assert all(sums[party] >= minor for party, minor in overpaid.items())
    assert sums.total() >= money.shortage_minor
