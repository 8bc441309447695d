"""What must hold after every command; the numbers are the specification's."""

from collections import Counter
from datetime import date, datetime
from fractions import Fraction
from typing import cast

from hypothesis.stateful import invariant, precondition, rule
from typing_extensions import override

from debt_domain.accounting import accounts
from debt_domain.accounting.accounts import Book, book_of
from debt_domain.accounting.events import Entry, EntryPosted
from debt_domain.accounting.positions import positions
from debt_domain.application.gathering import Account
from debt_domain.application.statements import issued_statements, statement_as_issued
from debt_domain.case.commands import CloseCase
from debt_domain.case.model import CloseCode
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.command_record.errors import CommandIdReusedError
from debt_domain.party_ledger.balances import position
from debt_domain.party_ledger.model import PayoutStatus
from debt_domain.projections.engine import as_of
from debt_domain.projections.trial_balance import TRIAL_BALANCE, trial_balance
from debt_domain.reports.shortfalls import shortfalls
from debt_domain.values.split import Split
from tests.machine.aftermath_rules import AftermathRules
from tests.machine.approval_rules import ApprovalRules
from tests.machine.door import Modelled


class DebtCollectionMachine(AftermathRules, ApprovalRules):
    """The ten properties, each named where it is held.

    Property 4 is in `Door.refusal`, half of property 8 in `AccountRules.pay_out`, and
    property 3 has a test of its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[tuple[datetime, tuple[object, ...]]] = []
        self.checked = 0
        self.given: dict[str, dict[str, list[int]]] = {}

    @precondition(lambda self: self.last is not None)
    @rule()
    def send_again(self) -> None:
        """Property 5: what was done already changes nothing; another body is refused."""
        assert self.last is not None
        command, command_id, on, by = self.last
        before = self.log.contents
        receipt = self.collection.execute(
            command, by=by, command_id=command_id, effective_on=on
        )
        assert receipt.repeated
        self.expect(
            CommandIdReusedError,
            CloseCase(case_id="another", code=CloseCode.WITHDRAWN),
        )
        assert self.log.contents == before

    @precondition(lambda self: len(self.answers) < 2)
    @rule()
    def remember_an_answer(self) -> None:
        head = self.log.head().recorded_at
        if head is not None:
            self.answers.append((head, self.answer(head)))

    def answer(self, instant: datetime) -> tuple[object, ...]:
        questions = self.collection.questions(as_known_at=instant)
        return (
            *questions.cases(),
            *questions.revenue_split(),
            *questions.trial_balance(),
            *questions.client_money(),
        )

    @invariant()
    def entries_and_ledgers_hold(self) -> None:
        self.check_new_entries()
        self.check_changed_ledgers()

    def check_new_entries(self) -> None:
        """Property 1: so do all that are effective, booked or recorded by a day."""
        for recorded in self.recorded[self.checked :]:
            if isinstance(recorded.event, Entry):
                assert not any(sums(recorded.event).values())
                self.note(recorded.id.stream, recorded.event)
            if isinstance(recorded.event, EntryPosted):
                self.note_what_comes_late(recorded.event, recorded.position)
        self.checked = len(self.recorded)
        rows = self.collection.questions().trial_balance()
        assert trial_balance(rows).balanced

    def check_changed_ledgers(self) -> None:
        """Properties 2, 8 and 10, of the ledgers that the last step has changed."""
        changed, self.changed = self.changed, set()
        if changed:
            assert list(self.comparison.differences()) == []
        for case in self.cases:
            if case.stream in changed:
                self.check_money(case)
                self.check_parts(case)
                self.check_days(case)

    def check_money(self, case: Modelled) -> None:
        """Property 2: what was applied and what is overpaid are the net total."""
        ledger = self.ledger(case)
        left = {key: it.left_minor for key, it in ledger.receipts.items()}
        assert left == case.left
        applied = sum(it.applied_minor for it in ledger.receipts.values())
        overpaid = -ledger.balance(accounts.DUE_DEBTOR)
        assert applied == ledger.balance(accounts.RECOVERED)
        assert applied + overpaid == case.net
        assert not overpaid or not ledger.outstanding_minor
        assert sum(positions(ledger.balances, ledger.client_id).values()) == 0
        recovered = Counter[str]()
        for receipt in ledger.receipts.values():
            recovered.update(receipt.costs)
        for cost_id, cost in ledger.costs.items():
            assert 0 <= recovered[cost_id] == cost.recovered_minor
            assert recovered[cost_id] <= cost.amount_minor
            assert cost.left_minor >= 0

    def check_parts(self, case: Modelled) -> None:
        """Property 2: each party within 1 - 1/(2n-2) of a unit of its exact share."""
        ledger = self.ledger(case)
        for pot, parts in self.given.get(case.stream, {}).items():
            if not pot.startswith("terms:"):
                continue
            split, total = split_of(ledger, pot), ledger.pots[pot]
            assert tuple(parts) == split.cumulative(total)
            shared = sum(weight > 0 for weight in split.weights)
            bound = 1 - Fraction(1, 2 * shared - 2) if shared > 1 else Fraction(0)
            for party, minor in zip(split.parties, parts, strict=True):
                assert abs(minor - total * split.share_of(party)) <= bound
            self.reached["odd units with three parties"] += (
                shared > 2 and total % sum(split.weights) > 0
            )

    def check_days(self, case: Modelled) -> None:
        """Property 8: no component of the claim is below zero on any day."""
        entries = self.entries[case.stream]
        for day in {entry.effective_on for entry in entries}:
            balances = balances_as_of(entries, day)
            assert min(balances[x] for x in accounts.DEBTOR_ACCOUNTS) >= 0
            assert balances[accounts.DUE_DEBTOR] <= 0

    def note(self, stream: str, entry: Entry) -> None:
        """Keep what was reached, and what the running totals have given."""
        self.reached[entry.rule] += 1
        self.reached["booked late"] += entry.booked_on > entry.effective_on
        for line in entry.lines:
            self.reached[line.derivation] += 1
            taken_back = line.amount_minor < 0
            self.reached["write-off taken back"] += (
                line.account == accounts.WRITTEN_OFF and taken_back
            )
            self.reached["discount undone"] += (
                line.account == accounts.DISCOUNTED and taken_back
            )
        for pot in entry.receipt.pots if entry.receipt is not None else ():
            assert pot.amount_minor < 0 or min(pot.parts_minor, default=0) >= 0
            pots = self.given.setdefault(stream, {})
            so_far = pots.setdefault(pot.pot, [0] * len(pot.parts_minor))
            for place, part in enumerate(pot.parts_minor):
                so_far[place] += part

    def note_what_comes_late(self, entry: EntryPosted, at: int) -> None:
        """Say whether a party was paid, or told, before it had to give back."""
        for account in self.known_accounts():
            state, named = self.account(account), accounts.due(account.party)
            lowered = any(
                x.account == named and x.amount_minor > 0 for x in entry.lines
            )
            if not lowered or account.currency != entry.currency:
                continue
            paid = any(
                x.status is PayoutStatus.CONFIRMED for x in state.payouts.values()
            )
            self.reached["reversal after payout"] += entry.rule == "reverse" and paid
            self.reached["backdated adjustment across a statement"] += (
                entry.rule == "adjust_split"
                and entry.receipt is not None
                and state.through_on is not None
                and entry.receipt.effective_on <= state.through_on
                and state.through_position < at
            )

    @override
    def teardown(self) -> None:
        if not self.cases:
            return
        self.check_every_time()
        self.check_statements()
        self.check_shortages()
        self.check_rebuild()

    def check_every_time(self) -> None:
        """Properties 1 and 6: at every effective, booked and recorded time."""
        for instant, answered in self.answers:
            assert self.answer(instant) == answered
        entries = [x.event for x in self.recorded if isinstance(x.event, EntryPosted)]
        for kind in ("effective_on", "booked_on"):
            for day in {getattr(entry, kind) for entry in entries}:
                running = Counter[tuple[Book, str]]()
                for entry in entries:
                    if getattr(entry, kind) <= day:
                        running.update(sums(entry))
                    assert not any(running.values())
        for day in {entry.effective_on for entry in entries}:
            seen = TRIAL_BALANCE.fold(as_of(self.recorded, day)).values()
            assert trial_balance(seen).balanced

    def check_statements(self) -> None:
        """Properties 6 and 9: ranges are consecutive, and their sum is the ledgers'."""
        for account, issued, shown in self.issued:
            assert statement_as_issued(self.log, account, issued) == shown
        for account in self.known_accounts():
            through, closing = 0, 0
            for issued in issued_statements(self.log, account):
                after, opening = issued.after_position, issued.opening_minor
                assert (after, opening) == (through, closing)
                moved = self.moved(account, after, issued.through_position)
                assert sum(x.amount_minor for x in issued.sums) == moved
                assert issued.closing_minor == closing + moved
                through, closing = issued.through_position, issued.closing_minor
            rest = self.moved(account, through, len(self.recorded))
            assert closing + rest == self.position(account)

    def moved(self, account: Account, after: int, through: int) -> int:
        """Give what a range of the log changes of a party's position."""
        balances = Counter[str]()
        for recorded in self.recorded[after:through]:
            entry = recorded.event
            if isinstance(entry, EntryPosted) and entry.currency == account.currency:
                for line in entry.lines:
                    if line.currency is None:
                        balances[line.account] += line.amount_minor
        return position(account.party, balances)

    def position(self, account: Account) -> int:
        """Give a party's position by the stored trial balance."""
        rows = self.collection.questions().trial_balance()
        return sum(
            position(account.party, row.by_account)
            for row in rows
            if row.currency == account.currency
        )

    def check_shortages(self) -> None:
        """Property 8: what the client account lacks is on the report with its cause."""
        questions = self.collection.questions()
        for money in questions.client_money():
            assert money.holds_minor + money.shortage_minor >= money.should_hold_minor
            causes = shortfalls(money, questions.entries())
            assert sum(x.amount_minor for x in causes) >= money.shortage_minor
            assert all(x.cause and x.amount_minor > 0 for x in causes)
            self.reached["client account below zero"] += money.holds_minor < 0

    def check_rebuild(self) -> None:
        """Property 7: what is rebuilt from the log is what was live, to the byte."""
        for case in self.cases:
            events = [x.event for x in self.recorded if x.id.stream == case.stream]
            folded = CASE_LEDGER.fold(cast("list[CaseLedgerEvent]", events))
            assert folded == self.ledger(case)
        live = self.rows()
        self.collection.rebuild()
        assert self.rows() == live
        verification = self.collection.verify()
        assert verification.sound, verification.faults

    def rows(self) -> dict[str, dict[str, bytes]]:
        models = self.log.contents.models
        return {name: dict(rows) for name, rows in models.items() if rows}


def split_of(ledger: CaseLedgerState, pot: str) -> Split:
    """Give the split that a running total such as `terms:2:INTEREST` goes by."""
    number, _, component = pot.removeprefix("terms:").partition(":")
    terms = ledger.terms[int(number)].terms
    own = {str(x.component): x.split for x in terms.component_splits}
    return own.get(component, terms.split)


def sums(entry: Entry) -> Counter[tuple[Book, str]]:
    """Sum an entry's lines; each leg of an exchange balances in its own currency."""
    found = Counter[tuple[Book, str]]()
    for line in entry.lines:
        found[book_of(line.account), line.currency or entry.currency] += (
            line.amount_minor
        )
    return found


def balances_as_of(entries: list[Entry], day: date) -> Counter[str]:
    balances = Counter[str]()
    for entry in entries:
        if entry.effective_on <= day:
            for line in entry.lines:
                if line.currency is None:
                    balances[line.account] += line.amount_minor
    return balances
