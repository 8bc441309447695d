"""What no history may break: consecutive ranges, and no payout beyond what is there."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from debt_domain.application.gathering import Account
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.kernel.errors import RejectedError
from debt_domain.party_ledger.commands import (
    ConfirmPayout,
    FailPayout,
    InstructPayout,
    IssueStatement,
    OrderInvoice,
    RecordInvoicePayment,
    RecordRemittance,
    ReturnPayout,
)
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.party_ledger.errors import RemittanceExceedsError
from debt_domain.party_ledger.model import PayoutStatus, RemittanceKind
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from tests.party_accounts import hand_made_ledgers

A, N = Holder.partner("A"), Holder.partner("N")
ACCOUNT, NETWORK = Account(A, "EUR"), Account(N, "EUR")
START = date(2026, 3, 1)
CASES = st.sampled_from(["C1", "C2", "C3"])
AMOUNTS = st.integers(1, 500)


def parts(holder: str, amount: int) -> dict[str, int]:
    """Split a receipt 60/40; a collector earns 15 % of what it receives."""
    share, pay = amount * 3 // 5, amount * 15 // 100 if holder == "Partner:N" else 0
    return {
        f"Held:{holder}": amount,
        "Due:Partner:A": -share,
        "Income:Share": share - amount,
        "Expense:Network": pay,
        "Due:Partner:N": -pay,
    }


class AccountMachine(RuleBasedStateMachine):
    """Cases of A, whose money comes to the platform, to A or to a collector N."""

    @initialize()
    def begin(self) -> None:
        self.books = hand_made_ledgers("A", "N")
        self.day, self.count = START, 0
        self.received: list[tuple[str, str, int]] = []
        self.ever: list[tuple[str, str, int]] = []
        self.remitted = Counter[str]()
        self.came_in, self.went_out = 0, 0

    def tomorrow(self) -> date:
        self.day += timedelta(days=1)
        self.books.at(self.day)
        return self.day

    def number(self) -> str:
        self.count += 1
        return f"X-{self.count}"

    def state(self) -> PartyLedgerState:
        return UnitOfWork(log=self.books.log).state(PARTY_LEDGER, ACCOUNT.stream)

    @rule(
        case=CASES,
        holder=st.sampled_from(["Platform", "Partner:A", "Partner:N"]),
        amount=AMOUNTS,
    )
    def receive(self, case: str, holder: str, amount: int) -> None:
        self.books.post(case, "receive", self.tomorrow(), **parts(holder, amount))
        self.received.append((case, holder, amount))
        self.ever.append((case, holder, amount))
        self.came_in += amount if holder == "Platform" else 0

    @precondition(lambda self: self.received)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        receipt = data.draw(st.sampled_from(self.received))
        self.received.remove(receipt)
        case, holder, amount = receipt
        undone = {account: -x for account, x in parts(holder, amount).items()}
        self.books.post(case, "reverse", self.tomorrow(), **undone)
        self.came_in -= amount if holder == "Platform" else 0

    @rule(
        party=st.sampled_from([A, N]),
        amount=AMOUNTS,
        kind=st.sampled_from(RemittanceKind),
    )
    def remit(self, party: Holder, amount: int, kind: RemittanceKind) -> None:
        before = self.came_in
        remittance = RecordRemittance(
            party=party,
            currency="EUR",
            remittance_id=self.number(),
            amount=Money(amount, "EUR"),
            received_on=self.tomorrow(),
            kind=kind,
        )
        try:
            self.books.do(remittance)
        except RemittanceExceedsError as refusal:
            if not refusal.most.amount_minor:
                return
            self.books.do(remittance.model_copy(update={"amount": refusal.most}))
            self.came_in += refusal.most.amount_minor
        else:
            self.came_in += amount
        self.remitted[party.party_id or ""] += self.came_in - before
        # Nobody has paid in more than has ever gone through its hands.
        assert self.remitted[party.party_id or ""] <= self.got(party)

    def got(self, party: Holder) -> int:
        """Give the most that a party can ever have received of others' money."""
        return sum(
            x for _, holder, x in self.ever if holder == f"Partner:{party.party_id}"
        )

    @rule(party=st.sampled_from([A, N]))
    def state_account(self, party: Holder) -> None:
        yesterday = self.tomorrow() - timedelta(days=1)
        self.books.do(
            IssueStatement(
                party=party,
                currency="EUR",
                statement_id=self.number(),
                through_on=yesterday,
            )
        )

    @rule(amount=AMOUNTS)
    def pay_out(self, amount: int) -> None:
        today, payable = self.tomorrow(), self.state().payable_minor
        before = self.books.position(A)
        payout = InstructPayout(
            party=A,
            currency="EUR",
            payout_id=self.number(),
            amount=Money(amount, "EUR"),
            instructed_on=today,
        )
        try:
            self.books.do(payout)
        except RejectedError:
            assert self.books.position(A) == before
        else:
            assert amount <= min(payable, before)
            self.went_out += amount
            # No more than there is: the money of other holders is not paid out.
            assert self.went_out <= self.came_in + self.paid()

    def paid(self) -> int:
        """What was paid on invoices into the platform's own account."""
        accounts = (ACCOUNT, NETWORK)
        states = [
            UnitOfWork(log=self.books.log).state(PARTY_LEDGER, x.stream)
            for x in accounts
        ]
        return sum(i.paid_minor for state in states for i in state.invoices.values())

    @rule(comes_back=st.booleans(), arrives=st.booleans())
    def end_payout(self, *, comes_back: bool, arrives: bool) -> None:
        payouts = self.state().payouts
        open_ = [k for k, x in payouts.items() if x.status is PayoutStatus.INSTRUCTED]
        gone = [k for k, x in payouts.items() if x.status is PayoutStatus.CONFIRMED]
        self.tomorrow()
        if gone and comes_back:
            payout_id = gone[0]
            self.books.do(
                ReturnPayout(party=A, currency="EUR", payout_id=payout_id, reason="-")
            )
            self.went_out -= payouts[payout_id].amount_minor
        elif open_ and arrives:
            self.books.do(ConfirmPayout(party=A, currency="EUR", payout_id=open_[0]))
        elif open_:
            self.books.do(
                FailPayout(party=A, currency="EUR", payout_id=open_[0], reason="-")
            )
            self.went_out -= payouts[open_[0]].amount_minor

    @rule(amount=AMOUNTS)
    def invoice(self, amount: int) -> None:
        today, order_id = self.tomorrow(), self.number()
        state = self.state()
        for invoice_id, invoice in state.invoices.items():
            if invoice.open_minor:
                self.books.do(
                    RecordInvoicePayment(
                        party=A,
                        currency="EUR",
                        invoice_id=invoice_id,
                        payment_id=order_id,
                        amount=Money(min(amount, invoice.open_minor), "EUR"),
                        received_on=today,
                    )
                )
                return
        if self.books.position(A) < 0:
            self.books.do(OrderInvoice(party=A, currency="EUR", order_id=order_id))

    @invariant()
    def ranges_are_consecutive_and_their_sum_is_the_ledgers(self) -> None:
        through, closing = 0, 0
        for issued in self.books.statements(ACCOUNT):
            assert (issued.after_position, issued.opening_minor) == (through, closing)
            moved = sum(x.amount_minor for x in issued.sums)
            assert issued.closing_minor == closing + moved
            through, closing = issued.through_position, issued.closing_minor
        since = self.books.moves(ACCOUNT, after=through)
        assert closing + sum(since) == self.books.position(A)


AccountMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None
)
TestAccount = AccountMachine.TestCase
