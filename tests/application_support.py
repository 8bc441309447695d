"""A platform in memory, with three partners under contract: one per revenue model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import TypeVar

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.digest import HmacDigest
from debt_adapters.memory import MemoryEventLog
from debt_domain.accounting.positions import positions
from debt_domain.agreement.commands import (
    AmendRates,
    CompleteOnboarding,
    ConfirmThreshold,
    SignAgreement,
)
from debt_domain.agreement.model import Clause
from debt_domain.application import DebtCollection, DomainCommand, Receipt
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.case.commands import AcceptCase, RecordPayment
from debt_domain.case_ledger.decisions import CASE_LEDGER
from debt_domain.kernel.decider import Decider
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import Cipher, EventLog, LoggedEvent, ReadModels
from debt_domain.projections import ALL
from debt_domain.testing import NOW, TODAY, actor, submit_case
from debt_domain.testing.partner_cases import rate_terms
from debt_domain.values.actor import Actor, Role
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import RateTerms, RevenueModel
from debt_domain.wire import read

C = TypeVar("C")
E = TypeVar("E", bound=Event)
S = TypeVar("S")
X = TypeVar("X")

TENANT = "acme"
PLATFORM = actor(Role.PLATFORM)
PARTNERS = {
    "P-1": RevenueModel.SERVICE_FEE,
    "P-2": RevenueModel.REVENUE_SHARE,
    "P-3": RevenueModel.HYBRID,
}


@dataclass
class TickingClock:
    """A clock that is a second later each time it is read, from `NOW` on."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def a_door(
    log: EventLog, clock: TickingClock, cipher: Cipher | None = None
) -> DebtCollection:
    """Give the door to a log; attempts follow one another at once."""
    return DebtCollection(
        log=log,
        tenant=TENANT,
        clock=clock,
        pause=lambda _attempt: None,
        cipher=cipher or AesGcmCipher(),
        digest=HmacDigest(b"0123456789abcdef" * 2),
    )


@dataclass
class Platform:
    """The door with its log and clock, and commands numbered as they come."""

    log: MemoryEventLog
    clock: TickingClock
    door: DebtCollection
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def do(
        self,
        command: DomainCommand,
        by: Actor = PLATFORM,
        effective_on: date | None = None,
    ) -> Receipt:
        command_id = f"cmd-{next(self.numbers)}"
        return self.door.execute(
            command, by=by, command_id=command_id, effective_on=effective_on
        )

    def sign(self, partner_id: str, terms: RateTerms) -> None:
        """Take a partner under contract since the first day of the year."""
        since = date(2026, 1, 1)
        clauses = (Clause.SHADOW_CLIENT, Clause.WHITE_LABEL)
        self.do(SignAgreement(partner_id=partner_id, clauses=clauses, starts_on=since))
        self.do(AmendRates(partner_id=partner_id, terms=terms, effective_from=since))
        self.do(CompleteOnboarding(partner_id=partner_id))
        self.do(
            ConfirmThreshold(
                partner_id=partner_id, measure="cases", figure=9, threshold=5
            )
        )

    def submit(self, case_id: str = "C-1", submitter_id: str | None = "P-3") -> None:
        """Submit a case of 1,000.00 EUR for a client of its own."""
        client_id = f"CL-{case_id}"
        self.do(submit_case(case_id, client_id=client_id, submitter_id=submitter_id))

    def accept(self, case_id: str = "C-1", submitter_id: str | None = "P-3") -> None:
        """Submit a case of 1,000.00 EUR and take it on."""
        self.submit(case_id, submitter_id)
        self.do(AcceptCase(case_id=case_id))

    def events(self) -> Sequence[Event]:
        """Give every event of the log."""
        return [read(logged).event for logged in self.log.contents.events]

    def state(self, decider: Decider[C, E, S, X], stream: str) -> S:
        """Give the state of an aggregate."""
        return UnitOfWork(log=self.log).state(decider, stream)

    def of(self, receipt: Receipt) -> Sequence[str]:
        """Give the stored names of a command's events."""
        by_id = {(e.event.stream, e.event.version): e for e in self.log.contents.events}
        found = [by_id[event.stream, event.version] for event in receipt.events]
        return [logged.event.topic.partition(":")[0] for logged in found]


def a_platform(*partners: str, cipher: Cipher | None = None) -> Platform:
    """Give a platform with these partners under contract; all if none is named."""
    log, clock = MemoryEventLog(), TickingClock()
    platform = Platform(log, clock, a_door(log, clock, cipher))
    for partner_id in partners or PARTNERS:
        platform.sign(partner_id, rate_terms(PARTNERS[partner_id]))
    return platform


def payment(
    case_id: str = "C-1",
    amount_minor: int = 400_00,
    *,
    payment_id: str = "PAY-1",
    holder: Holder | None = None,
    received_on: date = TODAY,
    verified: bool = True,
) -> RecordPayment:
    """Give a payment to the platform, verified at once."""
    return RecordPayment(
        case_id=case_id,
        payment_id=payment_id,
        amount=Money(amount_minor, "EUR"),
        received_on=received_on,
        holder=holder or Holder.platform(),
        verified=verified,
    )


def owed(platform: Platform) -> dict[str, int]:
    """Give what each party is owed by the ledger of case C-1."""
    state = platform.state(CASE_LEDGER, "ledger:case:C-1")
    found = positions(state.balances, state.client_id)
    return {party: minor for party, minor in found.items() if minor}


def rows_of(read_models: ReadModels) -> Mapping[str, Mapping[str, bytes]]:
    """Give every stored row."""
    names = (name for projection in ALL for name in projection.stored_names)
    return {name: dict(read_models.scan(name)) for name in names}


def name_of(logged: LoggedEvent) -> str:
    """Give the event's name, `stream@version`."""
    return f"{logged.event.stream}@{logged.event.version}"
