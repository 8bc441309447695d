"""A host with a table of its own, and the door that it opens in its transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    func,
    insert,
    select,
)

from debt_adapters.assembly import debt_collection
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import DebtCollection, DomainCommand, Receipt
from debt_domain.case.commands import PlaceHold
from debt_domain.case.model import HoldKind
from debt_domain.case.parts import CaseInReview
from debt_domain.policies.acceptance import StandardAcceptance
from debt_domain.testing import actor
from debt_domain.values.actor import Role
from debt_domain.values.policy import PolicyDecision

NOTE = Table("host_note", MetaData(), Column("id", Integer, primary_key=True))
PAUSE = PlaceHold(case_id="C-1", kind=HoldKind.PAUSE, reason="asked for time")


def send(
    collection: DebtCollection, command: DomainCommand, command_id: str
) -> Receipt:
    """Execute a command for the platform."""
    return collection.execute(command, by=actor(Role.PLATFORM), command_id=command_id)


@dataclass(frozen=True)
class Host:
    """A host's engine, and the log that lies in the same database."""

    engine: Engine
    log: SqlEventLog
    collection: DebtCollection

    @classmethod
    def beside(cls, log: SqlEventLog, engine: Engine) -> "Host":
        """Give a host whose table is made."""
        NOTE.metadata.create_all(engine)
        return cls(engine, log, debt_collection(log))

    def inside(
        self, connection: Connection, collection: DebtCollection | None = None
    ) -> DebtCollection:
        """Open the door in the host's transaction."""
        return (collection or self.collection).inside(self.log.joining(connection))

    def committed(self) -> tuple[int, int]:
        """Count the log's events and the host's rows, as others see them."""
        with self.engine.connect() as connection:
            rows = connection.scalar(select(func.count()).select_from(NOTE)) or 0
        return self.log.head().position, rows


def write_note(connection: Connection, number: int = 1) -> None:
    """Write a row of the host's."""
    connection.execute(insert(NOTE), {"id": number})


@dataclass
class Interrupted:
    """An acceptance policy: something happens while it is asked for the first time."""

    happens: Callable[[], object]
    asked: int = field(default=0, init=False)

    def __call__(self, case: CaseInReview, /) -> PolicyDecision:
        self.asked += 1
        if self.asked == 1:
            self.happens()
        return StandardAcceptance()(case)
