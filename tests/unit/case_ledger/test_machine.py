"""Any receipts, reversals and terms: what must hold of a ledger, held by a machine."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from operator import attrgetter
from unittest import TestCase

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from debt_domain.accounting import accounts
from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import EntryPosted
from debt_domain.accounting.positions import positions
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Waterfall
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    COMMISSION_BY_PLATFORM,
    HELD_BY_A,
    HELD_BY_CLIENT,
    HELD_BY_N,
    PLATFORM,
    REVENUE_SHARE,
    SERVICE_FEE,
    Books,
)

EVEN = Split.of(("CLIENT", 1), ("SUBMITTER", 1), ("PLATFORM", 2))
TERMS = st.sampled_from(
    [
        REVENUE_SHARE,
        SERVICE_FEE,
        COMMISSION,
        COMMISSION.model_copy(update={"split": EVEN}),
        COMMISSION_BY_PLATFORM.model_copy(update={"split": EVEN}),
    ]
)
HOLDERS = st.sampled_from([PLATFORM, HELD_BY_CLIENT, HELD_BY_A, HELD_BY_N])
DAYS = st.integers(-1, 4).map(lambda days: TODAY + timedelta(days=days))
COMPONENTS = st.tuples(st.integers(1, 6), st.integers(0, 3), st.integers(0, 2))


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.ledger = Books()
        self.opening: tuple[tuple[int, int, int], Waterfall] | None = None
        self.adopted: ResolvedTerms | None = None
        self.left: dict[str, int] = {}
        self.holders: dict[str, Holder] = {}
        self.days: dict[str, date] = {}
        self.in_order = True

    @initialize(claim=COMPONENTS, waterfall=st.sampled_from(Waterfall))
    def open(self, claim: tuple[int, int, int], waterfall: Waterfall) -> None:
        self.opening = claim, waterfall
        self.ledger = self.opened()

    @rule(amount=st.integers(1, 5), holder=HOLDERS, day=DAYS)
    def receive(self, amount: int, holder: Holder, day: date) -> None:
        payment_id = f"P{len(self.left)}"
        seen = self.ledger.state
        copied = repr(seen)
        self.in_order &= day >= self.state.posted_on
        self.ledger.receive(payment_id, text(amount), holder, day)
        assert repr(seen) == copied
        self.left[payment_id], self.holders[payment_id] = amount, holder
        self.days[payment_id] = day

    @precondition(lambda self: any(self.left.values()))
    @rule(data=st.data(), day=DAYS)
    def reverse(self, data: st.DataObject, day: date) -> None:
        reversible = sorted(key for key, minor in self.left.items() if minor)
        payment_id = data.draw(st.sampled_from(reversible))
        left = self.left[payment_id]
        amount = data.draw(st.just(left) | st.integers(1, left))
        seen = self.ledger.state
        copied = repr(seen)
        self.ledger.reverse(payment_id, text(amount), max(day, self.days[payment_id]))
        assert repr(seen) == copied
        self.left[payment_id] -= amount

    @precondition(lambda self: self.adopted is None and not self.state.withdrawn)
    @rule(resolved=TERMS, day=DAYS)
    def adopt(self, resolved: ResolvedTerms, day: date) -> None:
        self.ledger.adopt(resolved, day)
        self.adopted = resolved

    @precondition(lambda self: self.adopted is None and not self.state.withdrawn)
    @rule(day=DAYS)
    def withdraw(self, day: date) -> None:
        self.ledger.withdraw(day)

    @invariant()
    def books_balance(self) -> None:
        sums = Counter[Book]()
        for account, balance in self.state.balances.items():
            sums[book_of(account)] += balance
        assert not any(sums.values())
        assert sum(positions(self.state.balances, self.state.client_id).values()) == 0

    @invariant()
    def parts_are_fair(self) -> None:
        """The figures of property 2, from the entries alone."""
        if self.adopted is None:
            return
        split = self.adopted.split
        given = [0] * len(split.parties)
        for event in self.ledger.history:
            if isinstance(event, EntryPosted) and event.receipt is not None:
                parts = event.receipt.parts_minor
                if event.receipt.applied_minor > 0:
                    assert min(parts, default=0) >= 0
                for place, part in enumerate(parts):
                    given[place] += part
        total = self.state.applied.get(1, 0)
        assert sum(given) == total == self.state.balance(accounts.RECOVERED)
        bound = 1 - Fraction(1, 2 * len(given) - 2)
        for party, minor in zip(split.parties, given, strict=True):
            assert abs(minor - total * split.share_of(party)) <= bound
        by_party = dict(zip(split.parties, given, strict=True))
        assert by_party["SUBMITTER"] == -self.state.balance("Due:Partner:A")
        assert by_party["PLATFORM"] == -self.state.balance(accounts.INCOME_SHARE)

    @invariant()
    def claim_is_covered_by_what_was_received(self) -> None:
        claim = [self.state.balance(name) for name in accounts.DEBTOR.values()]
        assert min(claim) >= 0
        applied = self.state.balance(accounts.RECOVERED)
        net = sum(self.left.values())
        assert -self.state.balance(accounts.DUE_DEBTOR) == net - applied
        assert net == applied or self.state.outstanding_minor == 0
        if not self.state.withdrawn and self.opening is not None:
            assert applied == min(net, sum(self.opening[0]))

    @invariant()
    def no_day_shows_money_that_was_not_there(self) -> None:
        """On no day more is owed to the debtor, or recovered, than had come by then.

        A receipt that is dated before what was posted already is taken up as of
        today's claim: the days between are restated by no rule yet.
        """
        for day in {x.effective_on for x in self.entries()}:
            balances = self.ledger.as_of(day)
            assert balances[accounts.DUE_DEBTOR] <= 0
            if self.in_order:
                assert balances[accounts.DUE_UNSPLIT] <= 0
                assert min(balances[x] for x in accounts.DEBTOR_ACCOUNTS) >= 0

    def entries(self) -> list[EntryPosted]:
        return [x for x in self.ledger.history if isinstance(x, EntryPosted)]

    @invariant()
    def receipts_add_up(self) -> None:
        receipts = self.state.receipts
        assert {key: it.left_minor for key, it in receipts.items()} == self.left
        applied = sum(it.applied_minor for it in receipts.values())
        assert applied == sum(self.state.applied.values())
        for it in receipts.values():
            assert min(it.applied_minor, it.overpaid_minor) >= 0

    @invariant()
    def a_settled_client_holds_nothing_of_others(self) -> None:
        if self.adopted is not None or self.state.withdrawn:
            assert self.state.balance("Held:Client:K") == 0
            assert self.state.balance("Receivable:Client:K") >= 0

    @invariant()
    def only_what_is_left_counts(self) -> None:
        """Neither the order nor what came and went makes a difference."""
        if self.opening is None or self.state.withdrawn:
            return
        anew = self.opened()
        if self.adopted is not None:
            anew.adopt(self.adopted)
        for payment_id, minor in reversed(self.left.items()):
            if minor:
                anew.receive(payment_id, text(minor), self.holders[payment_id])
        assert anew.balances() == self.ledger.balances()

    @invariant()
    def every_replay_agrees(self) -> None:
        state = CASE_LEDGER.initial
        for event in self.ledger.history:
            state = CASE_LEDGER.evolve(state, event)
        assert state == self.state == CASE_LEDGER.fold(self.ledger.history)

    @property
    def state(self) -> CaseLedgerState:
        return self.ledger.state

    def opened(self) -> Books:
        assert self.opening is not None
        (principal, interest, fees), waterfall = self.opening
        ledger = Books()
        ledger.open(text(principal), text(interest), text(fees), waterfall)
        return ledger


def text(minor: int) -> str:
    return Money(minor, "EUR").text()


# Hypothesis leaves this attribute untyped, so it is taken by name.
TestLedger: type[TestCase] = attrgetter("TestCase")(LedgerMachine)
