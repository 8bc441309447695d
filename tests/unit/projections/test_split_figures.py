"""What the split says of every kind of entry, and that it says what was posted."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from debt_domain.accounting.accounts import advanced as advanced_by
from debt_domain.accounting.accounts import due
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.kernel.errors import RejectedError
from debt_domain.projections.revenue_split import REVENUE_SPLIT, SplitBy, revenue_split
from debt_domain.projections.split_figures import SplitFigures
from debt_domain.projections.trial_balance import TRIAL_BALANCE, trial_balance
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import LegalFeePayer, NetworkPaidBy
from debt_domain.values.resolved_terms import ResolvedTerms
from tests.support import recorded
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_CLIENT,
    HELD_BY_N,
    LEGAL,
    NORMAL,
    PLATFORM,
    REVENUE_SHARE,
    Books,
)

LEDGER: Final = "ledger:case:C-1"
HOLDERS: Final = (PLATFORM, HELD_BY_A, HELD_BY_CLIENT, HELD_BY_N)


def split_of(history: Sequence[CaseLedgerEvent]) -> SplitFigures:
    rows = REVENUE_SPLIT.fold(recorded(*((LEDGER, x) for x in history))).values()
    groups = revenue_split(rows, SplitBy.CASE)
    return groups[0].figures if groups else SplitFigures()


def balances_of(history: Sequence[CaseLedgerEvent]) -> Counter[str]:
    """Give the trial balance of the case's own currency, by account."""
    rows = TRIAL_BALANCE.fold(recorded(*((LEDGER, x) for x in history))).values()
    lines = trial_balance(rows).lines
    return Counter({x.account: x.amount_minor for x in lines if x.currency == "EUR"})


def test_costs_are_recovered_before_the_parts_and_the_legal_partner_has_its_own() -> (
    None
):
    books = Books("5000.00")
    books.adopt(REVENUE_SHARE)
    books.adjust(LEGAL, TODAY)
    books.advance("K-1", "120.00")
    books.receive("P-1", "1000.00")
    assert split_of(books.history) == SplitFigures(
        collected_minor=1_000_00,
        applied_minor=1_000_00,
        costs_advanced_minor=120_00,
        costs_recovered_minor=120_00,
        submitter_minor=440_00,
        platform_minor=264_00,
        legal_minor=176_00,
    )


@pytest.mark.parametrize("payer", [HELD_BY_A, HELD_BY_CLIENT], ids=str)
def test_costs_that_a_party_gets_back_are_no_part_of_it(payer: Holder) -> None:
    books = Books("5000.00")
    books.adopt(REVENUE_SHARE)
    books.adjust(LEGAL, TODAY)
    books.advance("K-1", "120.00", payer)
    books.receive("P-1", "1000.00")
    found = split_of(books.history)
    assert (found.costs_recovered_minor, found.submitter_minor) == (120_00, 440_00)
    assert (found.client_minor, found.submitter_fee_minor) == (0, 0)


def test_a_reversal_finds_the_legal_partner_again() -> None:
    books = Books()
    books.adopt(REVENUE_SHARE)
    books.adjust(LEGAL, TODAY)
    books.receive("P-1", "100.00")
    books.reverse("P-1", "100.00")
    assert split_of(books.history) == SplitFigures(reversed_minor=100_00)


def test_backdated_terms_move_money_from_one_to_another() -> None:
    books = Books("5000.00")
    books.adopt(REVENUE_SHARE)
    books.receive("P-1", "500.00")
    books.adjust(LEGAL, TODAY)
    found = split_of(books.history)
    assert (found.adjusted_minor, found.legal_minor) == (100_00, 100_00)
    assert (found.submitter_minor, found.platform_minor) == (250_00, 150_00)


def test_network_pay_is_beside_the_split() -> None:
    for paid_by, by_submitter in (
        (NetworkPaidBy.PLATFORM, 0),
        (NetworkPaidBy.SUBMITTER, 150_00),
    ):
        books = Books()
        books.adopt(REVENUE_SHARE)
        books.engage("AS-1", paid_by=paid_by)
        books.receive("P-1", "1000.00", HELD_BY_N)
        found = split_of(books.history)
        assert found == SplitFigures(
            collected_minor=1_000_00,
            applied_minor=1_000_00,
            submitter_minor=600_00,
            platform_minor=400_00,
            network_minor=150_00,
            submitter_network_minor=by_submitter,
        )
        assert found.submitter_net_minor == 600_00 - by_submitter


def test_a_collector_that_the_terms_name_has_a_part() -> None:
    books = Books()
    books.adopt(NORMAL, submitter_id=None, collector_id="N")
    books.receive("P-1", "1000.00")
    assert split_of(books.history) == SplitFigures(
        collected_minor=1_000_00,
        applied_minor=1_000_00,
        client_minor=850_00,
        collector_minor=100_00,
        platform_minor=50_00,
    )


def test_the_legal_fee_is_shared_and_charged_to_whom_the_terms_say() -> None:
    for paid_by, by_submitter, by_client in (
        (LegalFeePayer.SUBMITTER, 100_00, 0),
        (LegalFeePayer.CLIENT, 0, 100_00),
    ):
        books = Books()
        books.adopt(REVENUE_SHARE)
        books.charge_for_court("100.00", Fraction(3, 5), paid_by)
        assert split_of(books.history) == SplitFigures(
            fee_minor=40_00,
            legal_fee_minor=60_00,
            submitter_fee_minor=by_submitter,
            client_fee_minor=by_client,
        )


def test_what_a_partner_passes_on_is_no_reversal() -> None:
    books = Books()
    books.adopt(COMMISSION)
    books.receive("P-1", "1000.00", HELD_BY_A)
    books.pass_on("850.00")
    found = split_of(books.history)
    assert (found.collected_minor, found.reversed_minor) == (1_000_00, 0)
    assert (found.client_minor, found.passed_on_minor) == (850_00, 850_00)


def test_an_overpayment_given_back_is_no_reversal() -> None:
    books = Books("950.00")
    books.adopt(REVENUE_SHARE)
    books.receive("P-1", "1000.00")
    books.refund("P-1", "50.00")
    found = split_of(books.history)
    assert (found.collected_minor, found.overpaid_minor) == (950_00, 0)
    assert (found.refunded_minor, found.reversed_minor) == (50_00, 0)


def test_foreign_money_counts_as_what_it_is_in_the_currency_of_the_case() -> None:
    books = Books()
    books.adopt(REVENUE_SHARE)
    books.receive("P-1", "100.00", original=Money(110_00, "USD"))
    assert split_of(books.history) == SplitFigures(
        collected_minor=100_00,
        applied_minor=100_00,
        submitter_minor=60_00,
        platform_minor=40_00,
    )


def test_what_lowers_the_claim_without_money() -> None:
    books = Books()
    books.adopt(REVENUE_SHARE)
    books.receive("P-1", "700.00")
    books.discount("P-1", "100.00")
    books.correct("-50.00")
    books.write_off("30.00")
    found = split_of(books.history)
    assert (found.discounted_minor, found.credited_minor) == (100_00, 50_00)
    assert (found.written_off_minor, found.collected_minor) == (30_00, 700_00)


def amounts(up_to_minor: int) -> st.SearchStrategy[str]:
    return st.integers(1, up_to_minor).map(lambda x: f"{x // 100}.{x % 100:02}")


MINOR: Final = amounts(700_00)
SMALL: Final = amounts(40_00)
PAYMENTS: Final = st.sampled_from(["P-1", "P-2", "P-3"])
DAYS: Final = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
Move = Callable[[Books], object]


def moves() -> st.SearchStrategy[Move]:
    """Give anything that can happen in a case's ledger."""
    holders = st.sampled_from(HOLDERS)
    terms = st.sampled_from([REVENUE_SHARE, COMMISSION])
    return st.one_of(
        st.builds(_call, st.just("receive"), PAYMENTS, MINOR, holders, DAYS),
        st.builds(_call, st.just("reverse"), PAYMENTS, SMALL | st.just("500.01")),
        st.builds(_call, st.just("refund"), PAYMENTS, SMALL),
        st.builds(_call, st.just("adopt"), terms),
        st.builds(
            _call, st.just("adjust"), st.sampled_from([REVENUE_SHARE, LEGAL]), DAYS
        ),
        st.builds(_call, st.sampled_from(["charge", "charge_for_court"]), MINOR),
        st.builds(_call, st.sampled_from(["advance", "award"]), st.just("K-1"), MINOR),
        st.builds(
            _call,
            st.just("advance"),
            st.just("K-2"),
            MINOR,
            st.sampled_from(HOLDERS[1:3]),
        ),
        st.builds(_call, st.just("give_up"), st.sampled_from(["K-1", "K-2"])),
        st.builds(_call, st.sampled_from(["correct", "write_off", "pass_on"]), SMALL),
        st.builds(_call, st.just("correct"), SMALL.map(lambda x: f"-{x}")),
        st.builds(_call, st.just("discount"), PAYMENTS, SMALL),
        st.builds(
            _call,
            st.just("engage"),
            st.just("AS-1"),
            DAYS,
            st.sampled_from(NetworkPaidBy),
        ),
        st.builds(_call, st.just("release"), st.just("AS-1"), DAYS),
        st.builds(_call, st.just("transfer"), holders, holders, SMALL),
    )


def _call(name: str, *given_: object) -> Move:
    def move(books: Books) -> None:
        try:
            getattr(books, name)(*given_)
        except RejectedError:
            event(f"{name} refused")
        else:
            event(name)

    return move


@given(
    started=st.sampled_from([None, REVENUE_SHARE, COMMISSION]),
    moved=st.lists(moves(), min_size=5, max_size=30),
    withdrawn=st.booleans(),
)
def test_the_sums_of_the_split_are_the_accounts_of_the_trial_balance(
    started: ResolvedTerms | None, moved: list[Move], *, withdrawn: bool
) -> None:
    books = Books("2000.00")
    for move in (
        *([_call("adopt", started)] if started else []),
        _call("receive", "P-1", "500.01"),
        *moved,
        *([_call("withdraw"), _call("reverse", "P-1", "0.01")] if withdrawn else []),
    ):
        move(books)
    found, accounts = split_of(books.history), balances_of(books.history)
    assert accounts["Recovered"] == found.applied_minor
    assert accounts["Discounted"] == found.discounted_minor
    assert accounts["WrittenOff"] == found.written_off_minor
    assert accounts["Credited"] == found.credited_minor
    assert -accounts["Due:Debtor"] == found.overpaid_minor
    assert -accounts["Due:Unsplit"] == found.unsplit_minor
    assert -accounts["Income:Share"] == found.platform_minor
    assert -accounts["Income:Fee"] - accounts["Deferred:Fee"] == found.fee_minor
    assert -accounts["Due:Partner:L"] == found.legal_minor + found.legal_fee_minor
    assert -accounts["Due:Partner:N"] == found.network_minor + found.collector_minor
    by_platform = found.network_minor - found.submitter_network_minor
    assert accounts["Expense:Network"] == by_platform
    assert -entitled(books, accounts, HELD_BY_A) == found.submitter_net_minor
    in_hand = sum_of(accounts, "Held:", "Conversion:") - accounts["Held:Platform:Own"]
    of_client = sum_of(accounts, "Receivable:", "Due:Partner:A:ForClient")
    clients = found.client_minor - found.client_fee_minor
    of_client += entitled(books, accounts, HELD_BY_CLIENT)
    assert in_hand + of_client == found.collected_minor - clients
    advanced = found.costs_advanced_minor - found.costs_given_up_minor
    assert accounts["CostAdvance"] == advanced - found.costs_recovered_minor


def entitled(books: Books, accounts: Counter[str], party: Holder) -> int:
    """Give what is due to a party, less the costs that it got back."""
    name = advanced_by(party)
    lent = sum(
        line.amount_minor
        for entry in books.entries
        if entry.rule in {"advance_cost", "give_up_cost", "refund_cost"}
        for line in entry.lines
        if line.account == name
    )
    return accounts[due(party)] + accounts[name] - lent


def sum_of(accounts: Counter[str], *starts: str) -> int:
    return sum(minor for name, minor in accounts.items() if name.startswith(starts))
