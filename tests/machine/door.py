"""The door that the machine knocks at, and what the machine itself knows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar, cast

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.digest import HmacDigest
from debt_adapters.memory import MemoryEventLog
from debt_domain.accounting.events import Entry
from debt_domain.application import DebtCollection, DomainCommand
from debt_domain.application.gathering import Account
from debt_domain.application.policies import Policies
from debt_domain.application.reading import read_event
from debt_domain.case.commands import SubmitCase
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.case_ledger.events import CaseLedgerEvent
from debt_domain.case_ledger.state import CaseLedgerState
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Event
from debt_domain.party_ledger.decisions import PARTY_LEDGER
from debt_domain.party_ledger.events import PartyLedgerEvent
from debt_domain.party_ledger.state import PartyLedgerState
from debt_domain.projections.revenue_split import SplitBy, revenue_split
from debt_domain.reports.client_money import ClientMoney
from debt_domain.reports.recalculation.comparison import Comparison
from debt_domain.testing import actor
from debt_domain.values.actor import Actor, Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.wire.recorded import Recorded
from tests.machine.agreements import PRICING

PLATFORM = actor(Role.PLATFORM)
START = datetime(2026, 6, 1, 9, tzinfo=UTC)
CLIENT = "CL-1"
AMOUNTS = st.integers(1, 4)
DAYS_AGO = st.integers(0, 3)


@dataclass
class Modelled:
    """What the model knows of a case, in minor units.

    Attributes:
        is_test: It must count in no figure.
        left: What is left of each verified payment.
    """

    case_id: str
    submitter_id: str | None
    currency: str
    is_test: bool = False
    left: dict[str, int] = field(default_factory=dict[str, int])
    unverified: dict[str, int] = field(default_factory=dict[str, int])
    received: dict[str, date] = field(default_factory=dict[str, date])

    @property
    def stream(self) -> str:
        return f"ledger:case:{self.case_id}"

    @property
    def net(self) -> int:
        return sum(self.left.values())


class Door(RuleBasedStateMachine):
    """Carries commands out, and reads what they led to event by event."""

    reached: ClassVar[Counter[str]] = Counter()
    policies: ClassVar[Policies] = Policies(pricing=PRICING)

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = START
        self.commands = 0
        self.log = MemoryEventLog()
        self.collection = DebtCollection(
            log=self.log,
            tenant="machine",
            clock=self.tick,
            pause=lambda _attempt: None,
            cipher=AesGcmCipher(),
            digest=HmacDigest(b"0" * 32),
            policies=self.policies,
        )
        self.cases: list[Modelled] = []
        self.signed: set[str] = set()
        self.recorded: list[Recorded[Event]] = []
        self.ledgers: dict[str, CaseLedgerState] = {}
        self.accounts: dict[str, PartyLedgerState] = {}
        self.entries: dict[str, list[Entry]] = {}
        self.comparison = Comparison()
        self.changed: set[str] = set()
        self.last: tuple[DomainCommand, str, date | None, Actor] | None = None

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    @property
    def today(self) -> date:
        return self.now.date()

    def let_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    def a_number(self, kind: str) -> str:
        return f"{kind}-{self.commands}"

    def do(self, command: DomainCommand, on: date | None = None) -> bool:
        """Carry a command out, and say whether it was not refused."""
        return self.refusal(command, on) is None

    def refusal(
        self, command: DomainCommand, on: date | None = None, by: Actor = PLATFORM
    ) -> RejectedError | None:
        """Carry a command out. Property 4: refused, it leaves every byte as it was."""
        before = self.log.contents
        figures = self.figures() if self.is_in_test(command) else None
        self.commands += 1
        command_id = f"command-{self.commands}"
        try:
            self.collection.execute(
                command, by=by, command_id=command_id, effective_on=on
            )
        except RejectedError as refusal:
            assert self.log.contents == before
            self.reached[type(refusal).__name__] += 1
            return refusal
        self.reached[type(command).__name__] += 1
        self.last = (command, command_id, on, by)
        self.take_in()
        assert figures is None or figures == self.figures()
        return None

    def is_in_test(self, command: DomainCommand) -> bool:
        """Tell whether a command is about a case that is a test."""
        if isinstance(command, SubmitCase):
            return command.is_test
        case_id = dict(command).get("case_id")
        return any(x.is_test and x.case_id == case_id for x in self.cases)

    def figures(self) -> tuple[object, ...]:
        """Give all that is reported of money, and what each account goes by."""
        questions = self.collection.questions()
        return (
            *revenue_split(questions.revenue_split(), SplitBy.CASE),
            *questions.trial_balance(),
            *questions.client_money(),
            {**self.accounts},
        )

    def expect(self, error: type[RejectedError], command: DomainCommand) -> None:
        assert self.last is not None
        _, command_id, _, by = self.last
        with pytest.raises(error):
            self.collection.execute(command, by=by, command_id=command_id)

    def take_in(self) -> None:
        """Read what is new in the log."""
        for logged in self.log.read(len(self.recorded)):
            recorded = read_event(logged)
            self.recorded.append(recorded)
            self.comparison.take(recorded)
            self.reached[type(recorded.event).__name__] += 1
            self.evolve(recorded.id.stream, recorded.event)

    def evolve(self, stream: str, event: Event) -> None:
        if not stream.startswith("ledger:"):
            return
        self.changed.add(stream)
        if stream.startswith("ledger:case:"):
            of_case = self.ledgers.get(stream, CASE_LEDGER.initial)
            known = cast("CaseLedgerEvent", event)
            self.ledgers[stream] = CASE_LEDGER.evolve(of_case, known)
        elif not stream.startswith("ledger:platform:"):
            account = self.accounts.get(stream, PARTY_LEDGER.initial)
            fact = cast("PartyLedgerEvent", event)
            self.accounts[stream] = PARTY_LEDGER.evolve(account, fact)
        if isinstance(event, Entry):
            self.entries.setdefault(stream, []).append(event)

    def ledger(self, case: Modelled) -> CaseLedgerState:
        return self.ledgers[case.stream]

    def account(self, account: Account) -> PartyLedgerState:
        return self.accounts.get(account.stream, PARTY_LEDGER.initial)

    def money_of(self, currency: str) -> ClientMoney | None:
        """Give the report on the client account of a currency."""
        found = self.collection.questions().client_money()
        return next((x for x in found if x.currency == currency), None)

    def shortage(self, currency: str) -> int:
        money = self.money_of(currency)
        return 0 if money is None else money.shortage_minor

    def some_case(self, data: st.DataObject) -> Modelled:
        return data.draw(st.sampled_from(self.cases))

    def parties(self, case: Modelled) -> Sequence[Holder]:
        """Give who may have an account because of a case."""
        names = ["N-1", "N-2", "L-1", "L-2"]
        if case.submitter_id is not None:
            names = [case.submitter_id, *names]
        return [*map(Holder.partner, names), Holder.client(CLIENT)]


def money(minor: int, case: Modelled) -> Money:
    return Money(minor, case.currency)
