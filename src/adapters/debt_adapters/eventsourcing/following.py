"""Our log as an application of `eventsourcing`, for its projections to follow."""

from dataclasses import dataclass
from typing import ClassVar

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, Notification, StoredEvent
from typing_extensions import override

from debt_adapters.eventsourcing.errors import StoreCannotError
from debt_adapters.eventsourcing.mapper import logged_event
from debt_domain.kernel.message import Event
from debt_domain.wire import Recorded, read


@dataclass(frozen=True, slots=True)
class FollowedEvent:
    """An event of our log as a projection of `eventsourcing` is given it.

    Attributes:
        topic: Stored name and schema version, such as `case.case_submitted:1`.
        recorded: The event with its circumstances; personal fields are still sealed.
    """

    topic: str
    recorded: Recorded[Event]

    @property
    def originator_id(self) -> str:
        """The stream's name."""
        return self.recorded.id.stream

    @property
    def originator_version(self) -> int:
        """The place in the stream, from 1."""
        return self.recorded.id.version


class FollowingMapper(Mapper[str]):
    """Reads our events; to write them is left to `DebtCollection`."""

    @override
    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        raise StoreCannotError(
            store=type(self).__qualname__,
            reason="events are written by commands, through DebtCollection",
        )

    @override
    def to_domain_event(self, stored_event: StoredEvent) -> FollowedEvent:
        match stored_event:
            case Notification(id=position):
                recorded = read(logged_event(stored_event, position))
            case _:
                recorded = read(logged_event(stored_event, 0).event)
        return FollowedEvent(stored_event.topic, recorded)


class DebtLog(Application[str]):
    """One tenant's log, to be followed; a subclass has the tenant's name as `name`.

    Its recorder is that of PERSISTENCE_MODULE: `debt_adapters.sqlalchemy` for a
    `SqlEventLog`, and the module that a `RecorderEventLog` is on.
    """

    env: ClassVar[dict[str, str]] = {
        "MAPPER_TOPIC": f"{FollowingMapper.__module__}:{FollowingMapper.__qualname__}",
        "ORIGINATOR_ID_TYPE": "text",
    }
