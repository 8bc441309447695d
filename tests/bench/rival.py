"""The same work in plain `eventsourcing`: its Aggregate, its modules, the same fields.

It keeps no hashes, encrypts nothing, has no read models and checks no rules. What is
compared is the way from a command to its events on the disk.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final, TypedDict
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import Tracking, Transcoding
from typing_extensions import override

from tests.bench.cases import PAID_ON, PAYMENTS, REVERSALS

DAY: Final = PAID_ON
_COUNTS: Final = (
    "CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, number INTEGER)"
)
_COUNT_UP: Final = (
    "INSERT INTO counts VALUES ({}, 1)"
    " ON CONFLICT (name) DO UPDATE SET number = counts.number + 1"
)


class DateAsText(Transcoding):
    """A day in JSON, which the library leaves to its user."""

    type: Any = date
    name = "date"

    @override
    def encode(self, obj: date) -> str:
        return obj.isoformat()

    @override
    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


class Who(TypedDict):
    """The circumstances that an event of ours has in its envelope."""

    actor_id: str
    role: str
    command_id: str
    correlation_id: str
    effective_on: date


class Line(TypedDict):
    account: str
    amount_minor: int
    derivation: str
    step: str | None


def who(command_id: str) -> Who:
    return Who(
        actor_id="platform-1",
        role="PLATFORM",
        command_id=command_id,
        correlation_id=command_id,
        effective_on=DAY,
    )


def lines(amount_minor: int) -> list[Line]:
    """Give the four lines that a payment is posted in."""
    accounts = {
        "Recovered": amount_minor,
        "Debtor:Principal": -amount_minor,
        "Held:Platform": amount_minor,
        "Due:Unsplit": -amount_minor,
    }
    return [
        Line(account=name, amount_minor=amount, derivation="AMOUNT", step=None)
        for name, amount in accounts.items()
    ]


class RivalCase(Aggregate):
    """A case as far as its payments go."""

    @event("Submitted")
    def __init__(self, case_id: str, circumstances: Who) -> None:
        self.case_id = case_id
        self.payments: dict[str, int] = {}
        self.verified: set[str] = set()

    @staticmethod
    @override
    def create_id(case_id: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"case:{case_id}")

    @event("PaymentRecorded")
    def record(
        self,
        payment_id: str,
        amount_minor: int,
        currency: str,
        received_on: date,
        holder: str,
        method: str,
        reference: str | None,
        circumstances: Who,
    ) -> None:
        self.payments[payment_id] = amount_minor

    @event("PaymentVerified")
    def verify(
        self,
        payment_id: str,
        amount_minor: int,
        currency: str,
        received_on: date,
        holder: str,
        circumstances: Who,
    ) -> None:
        self.verified.add(payment_id)


class RivalLedger(Aggregate):
    """A ledger: balances by account."""

    @event("Opened")
    def __init__(self, case_id: str, circumstances: Who) -> None:
        self.case_id = case_id
        self.balances: dict[str, int] = {}

    @staticmethod
    @override
    def create_id(case_id: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"ledger:{case_id}")

    @event("EntryPosted")
    def post(
        self,
        rule: str,
        rule_version: int,
        cause: str,
        currency: str,
        booked_on: date,
        lines: list[Line],
        receipt: dict[str, object],
        terms_version: int | None,
        circumstances: Who,
    ) -> None:
        for line in lines:
            account = line["account"]
            self.balances[account] = self.balances.get(account, 0)
            self.balances[account] += line["amount_minor"]


class RivalCommand(Aggregate):
    """What a command did, under its id."""

    @event("Recorded")
    def __init__(
        self,
        command_id: str,
        name: str,
        digest: str,
        events: list[str],
        circumstances: Who,
    ) -> None:
        self.command_id = command_id

    @staticmethod
    @override
    def create_id(command_id: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"command:{command_id}")


class Counter(Aggregate):
    """The shortest aggregate that is of any use."""

    @event("Started")
    def __init__(self, number: int) -> None:
        self.number = number

    @event("Counted")
    def count(self, by: int) -> None:
        self.number += by


class Rival(Application[UUID]):
    """An application on the store that its environment names."""

    is_snapshotting_enabled = False

    def __init__(self, env: Mapping[str, str]) -> None:
        super().__init__(dict(env))
        is_sqlite = "SQLITE_DBNAME" in env
        self._placeholder = "?" if is_sqlite else "%s"
        # In one save of more, psycopg's pipeline waits for the server for ever.
        self._events_at_once = 10_000 if is_sqlite else 500

    @contextmanager
    def _transaction(self) -> Generator[Any]:
        factory: Any = self.factory
        with factory.datastore.transaction(commit=True) as cursor:
            yield cursor

    @override
    def register_transcodings(self, transcoder: Any) -> None:
        super().register_transcodings(transcoder)
        transcoder.register(DateAsText())

    def set_up(self, cases: int) -> list[str]:
        """Give the ids of cases with as many events as ours have."""
        names = [f"C-{n}" for n in range(cases)]
        for name in names:
            case = RivalCase(name, who("set-up"))
            ledger = RivalLedger(name, who("set-up"))
            for number in range(PAYMENTS + (REVERSALS + 2) // 2):
                _pay(case, f"H-{number}", "set-up")
            for number in range(PAYMENTS + REVERSALS + 1):
                _post(ledger, f"H-{number}", "set-up")
            self.save(case, ledger)
        return names

    def with_payments(self, case_id: str, events: int) -> RivalCase:
        """Give a case with so many events, none of them saved."""
        case = RivalCase(case_id, who("import"))
        for number in range((events - 1) // 2):
            _pay(case, f"P-{number}", "import")
        return case

    def save_all(self, cases: Sequence[RivalCase]) -> None:
        """Save cases of equally many events, as many at once as goes."""
        step = max(self._events_at_once // len(cases[0].pending_events), 1)
        for start in range(0, len(cases), step):
            self.save(*cases[start : start + step])

    def save_payments(self, case_id: str, events: int) -> UUID:
        """Save one case with so many events, and give its id."""
        case = RivalCase(case_id, who("import"))
        for number in range((events - 1) // 2):
            _pay(case, f"P-{number}", "import")
            if len(case.pending_events) >= self._events_at_once:
                self.save(case)
        self.save(case)
        return case.id

    def follow(self, events: int) -> None:
        """Count events by class, each in a transaction with its tracking."""
        recorder: Any = self.factory.tracking_recorder()
        statement = _COUNT_UP.format(self._placeholder)
        name, done = f"follower-{uuid4()}", 0
        with self._transaction() as cursor:
            cursor.execute(_COUNTS)
        while found := self.recorder.select_notifications(
            done, 1000, stop=events, inclusive_of_start=False
        ):
            for notification in found:
                counted = self.mapper.to_domain_event(notification)
                done = notification.id
                with self._transaction() as cursor:
                    cursor.execute(statement, (type(counted).__qualname__,))
                    recorder._insert_tracking(cursor, Tracking(name, done))

    def four(self, case_id: str, payment_id: str, command_id: str) -> None:
        """Record and verify a payment, post it, and record the command."""
        case: RivalCase = self.repository.get(RivalCase.create_id(case_id))
        ledger: RivalLedger = self.repository.get(RivalLedger.create_id(case_id))
        _pay(case, payment_id, command_id)
        _post(ledger, payment_id, command_id)
        events = [f"case:{case_id}", f"case:{case_id}", f"ledger:{case_id}"]
        record = RivalCommand(
            command_id, "record_payment", "0" * 64, events, who(command_id)
        )
        self.save(case, ledger, record)

    def short(self, counter_id: UUID) -> None:
        """Get a short aggregate, act, save one event."""
        counter: Counter = self.repository.get(counter_id)
        counter.count(1)
        self.save(counter)


def _pay(case: RivalCase, payment_id: str, command_id: str) -> None:
    holder, circumstances = "PLATFORM", who(command_id)
    case.record(
        payment_id,
        10_00,
        "EUR",
        DAY,
        holder,
        "BANK_TRANSFER",
        None,
        circumstances,
    )
    case.verify(payment_id, 10_00, "EUR", DAY, holder, circumstances)


def _post(ledger: RivalLedger, payment_id: str, command_id: str) -> None:
    receipt: dict[str, object] = {
        "payment_id": payment_id,
        "applied_minor": 10_00,
        "overpaid_minor": 0,
        "effective_on": DAY,
        "holder": "PLATFORM",
        "parts_minor": [],
        "terms_version": None,
    }
    ledger.post(
        "receive",
        1,
        f"case:{ledger.case_id}@4",
        "EUR",
        DAY,
        lines(10_00),
        receipt,
        None,
        who(command_id),
    )
