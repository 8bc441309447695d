"""A case ledger under any facts in any order, and what must hold of it."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar, Final

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
from debt_domain.case_ledger.receipts import Receipt
from debt_domain.case_ledger.replay import Lowering
from debt_domain.case_ledger.standing import standing
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.testing import TODAY
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import LegalFeePayer, NetworkPaidBy
from debt_domain.values.resolved_terms import ComponentSplit, ResolvedTerms
from debt_domain.values.split import Split
from debt_domain.values.waterfall import Component, Waterfall
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    COMMISSION_BY_PLATFORM,
    HELD_BY_A,
    HELD_BY_CLIENT,
    HELD_BY_N,
    LEGAL,
    PLATFORM,
    REVENUE_SHARE,
    SERVICE_FEE,
    Books,
)

EVEN: Final = Split.of(("CLIENT", 1), ("SUBMITTER", 1), ("PLATFORM", 2))
THIRDS: Final = Split.of(("SUBMITTER", 1), ("PLATFORM", 1), ("LEGAL", 1))
BY_COMPONENT: Final = REVENUE_SHARE.model_copy(
    update={
        "component_splits": (
            ComponentSplit(component=Component.INTEREST, split=REVENUE_SHARE.split),
            ComponentSplit(component=Component.COSTS, split=SERVICE_FEE.split),
        )
    }
)
COSTS_FIRST: Final = REVENUE_SHARE.model_copy(update={"costs_first": True})
FIRST: Final = st.sampled_from(
    [
        COSTS_FIRST,
        COSTS_FIRST.model_copy(update={"split": SERVICE_FEE.split}),
        BY_COMPONENT,
        COMMISSION,
        COMMISSION.model_copy(update={"split": EVEN}),
        COMMISSION_BY_PLATFORM.model_copy(update={"split": EVEN}),
    ]
)
LATER: Final = st.sampled_from(
    [LEGAL, LEGAL.model_copy(update={"split": THIRDS}), BY_COMPONENT]
)
HOLDERS: Final = st.sampled_from([PLATFORM, HELD_BY_CLIENT, HELD_BY_A, HELD_BY_N])
DAYS: Final = st.integers(-2, 6).map(lambda days: TODAY + timedelta(days=days))
COMPONENTS: Final = st.tuples(
    st.integers(0, 6), st.integers(1, 6), st.integers(0, 3), st.integers(0, 2)
)
AMOUNTS: Final = st.integers(1, 6)


def is_open(machine: "LedgerMachine") -> bool:
    return not machine.state.withdrawn


def is_settled(machine: "LedgerMachine") -> bool:
    return machine.state.terms_number is not None


class LedgerMachine(RuleBasedStateMachine):
    reached: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Books()
        self.claim = (0, 1, 0, 0)
        self.waterfall = Waterfall.BGB_367
        self.left: Counter[str] = Counter()
        self.seen = 0

    @initialize(
        claim=COMPONENTS,
        waterfall=st.sampled_from(Waterfall),
        currency=st.sampled_from(["EUR", "JPY", "BHD"]),
    )
    def open(
        self, claim: tuple[int, int, int, int], waterfall: Waterfall, currency: str
    ) -> None:
        self.reached[currency] += 1
        self.claim, self.waterfall = claim, waterfall
        self.ledger = self.opened(currency)

    @rule(amount=AMOUNTS, holder=HOLDERS, day=DAYS, foreign=st.sampled_from([0, 0, 7]))
    def receive(self, amount: int, holder: Holder, day: date, foreign: int) -> None:
        self.reached["received late"] += day < self.state.latest_on
        payment_id = f"P{len(self.left)}"
        original = Money(foreign, "USD") if foreign else None
        self.ledger.receive(payment_id, self.text(amount), holder, day, original)
        self.left[payment_id] = amount

    @precondition(lambda self: any(self.left.values()))
    @rule(data=st.data(), day=DAYS)
    def reverse(self, data: st.DataObject, day: date) -> None:
        payment_id = data.draw(st.sampled_from([x for x in self.left if self.left[x]]))
        left = self.left[payment_id]
        amount = data.draw(st.just(left) | st.integers(1, left))
        overpaid = self.state.receipts[payment_id].overpaid_minor
        whole = "reversed whole" if amount == left else "reversed in part"
        self.reached[whole] += 1
        self.reached["partial reversal of an overpayment"] += 0 < amount < overpaid
        self.ledger.reverse(payment_id, self.text(amount), day)
        self.left[payment_id] -= amount

    @precondition(lambda self: self.overpaid())
    @rule(data=st.data(), day=DAYS)
    def refund(self, data: st.DataObject, day: date) -> None:
        payment_id = data.draw(st.sampled_from(sorted(self.overpaid())))
        amount = data.draw(st.integers(1, self.overpaid()[payment_id].overpaid_minor))
        self.ledger.refund(payment_id, self.text(amount), day)
        self.left[payment_id] -= amount

    @precondition(lambda self: is_open(self) and not is_settled(self))
    @rule(resolved=FIRST, day=DAYS)
    def adopt(self, resolved: ResolvedTerms, day: date) -> None:
        self.ledger.adopt(self.in_currency(resolved), day)

    @precondition(is_settled)
    @rule(resolved=LATER, from_on=DAYS, day=DAYS)
    def adjust(self, resolved: ResolvedTerms, from_on: date, day: date) -> None:
        self.ledger.adjust(self.in_currency(resolved), from_on, day)

    @precondition(lambda self: is_open(self) and not is_settled(self))
    @rule(day=DAYS, really=st.sampled_from([False, False, True]))
    def withdraw(self, day: date, *, really: bool) -> None:
        if really:
            self.ledger.withdraw(day)

    @precondition(is_open)
    @rule(component=st.sampled_from(Component), share=st.integers(-3, 3), day=DAYS)
    def correct(self, component: Component, share: int, day: date) -> None:
        claimed = standing(self.state).claimed[component]
        amount = max(share, -claimed)
        if amount:
            self.ledger.correct(self.text(amount), component, day)

    @precondition(lambda self: is_open(self) and self.state.outstanding_minor)
    @rule(data=st.data(), day=DAYS)
    def write_off(self, data: st.DataObject, day: date) -> None:
        amount = data.draw(st.integers(1, self.state.outstanding_minor))
        self.ledger.write_off(self.text(amount), day)

    @precondition(
        lambda self: is_open(self) and self.state.outstanding_minor and self.whole()
    )
    @rule(data=st.data(), day=DAYS)
    def discount(self, data: st.DataObject, day: date) -> None:
        payment_id = data.draw(st.sampled_from(self.whole()))
        amount = data.draw(st.integers(1, self.state.outstanding_minor))
        self.ledger.discount(payment_id, self.text(amount), day)

    @precondition(is_open)
    @rule(up_to=DAYS, rate_bps=st.sampled_from([365_00, 5 * 365_00]))
    def accrue(self, up_to: date, rate_bps: int) -> None:
        self.ledger.accrue(up_to, 10 * rate_bps)

    @precondition(is_open)
    @rule(amount=AMOUNTS, by=st.sampled_from([PLATFORM, HELD_BY_A]), day=DAYS)
    def advance(self, amount: int, by: Holder, day: date) -> None:
        cost_id = f"K{len(self.state.costs)}"
        self.ledger.advance(cost_id, self.text(amount), by, day)

    @precondition(lambda self: is_open(self) and self.state.costs)
    @rule(data=st.data(), awarded=st.integers(0, 6), day=DAYS)
    def award(self, data: st.DataObject, awarded: int, day: date) -> None:
        cost_id = data.draw(st.sampled_from(sorted(self.state.costs)))
        change = awarded - self.state.costs[cost_id].claimed_minor
        if standing(self.state).claimed[Component.COSTS] + change >= 0:
            self.ledger.award(cost_id, self.text(awarded), day)

    @precondition(lambda self: self.advanced())
    @rule(data=st.data(), day=DAYS)
    def give_up(self, data: st.DataObject, day: date) -> None:
        self.ledger.give_up(data.draw(st.sampled_from(self.advanced())), day)

    @precondition(lambda self: self.advanced())
    @rule(data=st.data(), day=DAYS)
    def refund_cost(self, data: st.DataObject, day: date) -> None:
        cost_id = data.draw(st.sampled_from(self.advanced()))
        minor = data.draw(st.integers(1, self.state.costs[cost_id].left_minor))
        self.ledger.refund_cost(cost_id, self.text(minor), day)

    @precondition(is_settled)
    @rule(paid_by=st.sampled_from(NetworkPaidBy), day=DAYS)
    def engage(self, paid_by: NetworkPaidBy, day: date) -> None:
        number = len(self.state.collectors)
        self.ledger.engage(f"AS-{number}", day, paid_by, Fraction(1, 3))

    @precondition(lambda self: len(self.state.collectors) > len(self.state.released))
    @rule(day=DAYS)
    def release(self, day: date) -> None:
        engaged = [x for x in self.state.collectors if x not in self.state.released]
        self.ledger.release(engaged[0], day)

    @precondition(lambda self: is_settled(self) and not self.state.legal_fee_charged)
    @rule(paid_by=st.sampled_from(LegalFeePayer))
    def charge_for_court(self, paid_by: LegalFeePayer) -> None:
        self.ledger.charge_for_court(self.text(5), paid_by=paid_by)

    @precondition(lambda self: self.state.held_minor(HELD_BY_A) > 0)
    @rule(taker=st.sampled_from([PLATFORM, HELD_BY_N, HELD_BY_CLIENT]), day=DAYS)
    def transfer(self, taker: Holder, day: date) -> None:
        self.ledger.transfer(HELD_BY_A, taker, self.text(1), day)

    @precondition(lambda self: self.state.balance("Due:Partner:A:ForClient") < 0)
    @rule()
    def pass_on(self) -> None:
        self.ledger.pass_on(self.text(1))

    @rule(day=DAYS)
    def close_period(self, day: date) -> None:
        self.ledger.first_open_on = max(self.ledger.first_open_on, day)

    @invariant()
    def state_is_not_changed_in_place(self) -> None:
        """Every replay agrees, event by event and at once."""
        state = CASE_LEDGER.initial
        for event in self.ledger.history:
            state = CASE_LEDGER.evolve(state, event)
        assert state == self.state == CASE_LEDGER.fold(self.ledger.history)

    @invariant()
    def books_balance_on_every_day(self) -> None:
        entries = self.ledger.entries
        for kind in ("effective_on", "booked_on"):
            for day in {getattr(x, kind) for x in entries}:
                sums = Counter[tuple[Book, str | None]]()
                for entry in entries:
                    if getattr(entry, kind) <= day:
                        for line in entry.lines:
                            sums[book_of(line.account), line.currency] += (
                                line.amount_minor
                            )
                # Each leg of an exchange stands against its own Conversion account.
                assert not any(sums.values())
        balances, client_id = self.state.balances, self.state.client_id
        assert sum(positions(balances, client_id).values()) == 0

    @invariant()
    def no_component_of_the_claim_is_ever_below_zero(self) -> None:
        """The books of each day are the replay of what counted by then."""
        for day in {x.effective_on for x in self.ledger.entries}:
            books, stands = self.ledger.as_of(day), standing(self.state, day)
            lowered = stands.lowered.values()
            for component, account in accounts.DEBTOR.items():
                covered = sum(x.get(component, 0) for x in stands.covered.values())
                without_money = sum(x.get(component, 0) for x in lowered)
                credited = stands.lowered[Lowering.CREDITED].get(component, 0)
                owed = stands.claimed[component] + credited - without_money - covered
                assert books.get(account, 0) == owed >= 0
            covered = sum(sum(x.values()) for x in stands.covered.values())
            assert books.get(accounts.RECOVERED, 0) == covered
            assert books.get(accounts.DUE_DEBTOR, 0) <= 0

    @invariant()
    def receipts_add_up(self) -> None:
        receipts, covered = self.state.receipts, standing(self.state).covered
        assert {key: it.left_minor for key, it in receipts.items()} == self.left
        for key, it in receipts.items():
            assert min(it.applied_minor, it.overpaid_minor) >= 0
            assert it.applied_minor == sum(covered[key].values())
            assert 0 <= sum(it.costs.values()) <= it.applied_minor
            own = [x for pot, x in it.pots.items() if not pot.startswith("collector")]
            shared = sum(x.amount_minor for x in own)
            assert shared == it.applied_minor - sum(it.costs.values())
        applied = sum(it.applied_minor for it in receipts.values())
        assert applied == self.state.balance(accounts.RECOVERED)
        overpaid = sum(self.left.values()) - applied
        assert -self.state.balance(accounts.DUE_DEBTOR) == overpaid
        assert not overpaid or not self.state.outstanding_minor

    @invariant()
    def parts_are_what_the_running_totals_say(self) -> None:
        """Property 2, from the entries alone."""
        given: dict[str, list[int]] = {}
        for entry in self.ledger.entries:
            for pot in entry.receipt.pots if entry.receipt is not None else ():
                assert pot.amount_minor < 0 or min(pot.parts_minor, default=0) >= 0
                so_far = given.setdefault(pot.pot, [0] * len(pot.parts_minor))
                for place, part in enumerate(pot.parts_minor):
                    so_far[place] += part
        for name, parts in given.items():
            total = self.state.pots[name]
            held = (x.pots.get(name) for x in self.state.receipts.values())
            assert total == sum(x.amount_minor for x in held if x is not None)
            if name.startswith("terms"):
                number, _, component = name.removeprefix("terms:").partition(":")
                self.check_fairness(int(number), component, parts, total)

    def check_fairness(
        self, number: int, component: str, parts: list[int], total: int
    ) -> None:
        terms = self.state.terms[number].terms
        own = {str(x.component): x.split for x in terms.component_splits}
        split = own.get(component, terms.split)
        assert tuple(parts) == split.cumulative(total)
        bound = 1 - Fraction(1, 2 * len(parts) - 2)
        for party, minor in zip(split.parties, parts, strict=True):
            assert abs(minor - total * split.share_of(party)) <= bound

    @invariant()
    def costs_are_recovered_once(self) -> None:
        recovered = Counter[str]()
        for receipt in self.state.receipts.values():
            recovered.update(receipt.costs)
        for cost_id, cost in self.state.costs.items():
            assert cost.recovered_minor == recovered[cost_id]
            assert cost.left_minor >= 0 or cost.given_up_minor or cost.refunded_minor
        advanced = sum(x.left_minor for x in self.state.costs.values())
        assert self.state.balance(accounts.COST_ADVANCE) == advanced

    @invariant()
    def a_settled_client_holds_nothing_of_others(self) -> None:
        if is_settled(self) or self.state.withdrawn:
            assert self.state.balance("Held:Client:K") == 0
            assert self.state.balance("Receivable:Client:K") >= 0

    @invariant()
    def nothing_is_booked_in_a_closed_period(self) -> None:
        new = self.ledger.entries[self.seen :]
        self.seen = len(self.ledger.entries)
        for entry in new:
            assert entry.booked_on >= max(
                entry.effective_on, self.ledger.first_open_on
            ) or (entry.booked_on == entry.effective_on)
            self.note(entry)

    def note(self, entry: EntryPosted) -> None:
        """Keep what was reached."""
        self.reached[entry.rule] += 1
        self.reached["booked late"] += entry.booked_on > entry.effective_on
        for line in entry.lines:
            minor, account = line.amount_minor, line.account
            self.reached["foreign"] += line.currency is not None
            credited = minor < 0
            self.reached["discount undone"] += account == "Discounted" and credited
            self.reached["write-off taken back"] += account == "WrittenOff" and credited
            self.reached["interest fell"] += line.derivation == "INTEREST" and (
                account == "Debtor:Interest" and credited
            )
            of_cost = account == accounts.COST_ADVANCE and line.derivation == "COSTS"
            self.reached["cost recovered"] += of_cost and credited
            self.reached["cost no longer recovered"] += of_cost and not credited
            pots = () if entry.receipt is None else entry.receipt.pots
            of_three = any(len(pot.parts_minor) == 3 for pot in pots)
            self.reached["odd units of three parties moved"] += (
                line.derivation == "ROUNDING" and of_three
            )

    @property
    def state(self) -> CaseLedgerState:
        return self.ledger.state

    def overpaid(self) -> dict[str, Receipt]:
        receipts = self.state.receipts.items()
        return {key: it for key, it in receipts if it.overpaid_minor}

    def whole(self) -> list[str]:
        receipts = self.state.receipts.items()
        return sorted(key for key, it in receipts if it.reversed_on is None)

    def advanced(self) -> list[str]:
        return sorted(key for key, it in self.state.costs.items() if it.left_minor)

    def opened(self, currency: str) -> Books:
        late, principal, interest, fees = self.claim
        ledger = Books(Money(1, currency).text(), currency)
        invoices = [(principal, TODAY - timedelta(days=30))]
        if late:
            invoices.append((late, TODAY + timedelta(days=2)))
        ledger.open(
            "0",
            Money(interest, currency).text(),
            Money(fees, currency).text(),
            self.waterfall,
            invoices=tuple((Money(x, currency).text(), due) for x, due in invoices),
        )
        return ledger

    def in_currency(self, resolved: ResolvedTerms) -> ResolvedTerms:
        claim = Money(1, self.ledger.currency)
        figures = resolved.figures.model_copy(update={"claim": claim})
        return resolved.model_copy(update={"figures": figures})

    def text(self, minor: int) -> str:
        return Money(minor, self.ledger.currency).text()
