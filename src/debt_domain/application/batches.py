"""A part of the log, read as far as the projections that follow it need."""

from collections.abc import Sequence
from traceback import extract_tb
from typing import NamedTuple, assert_never

from debt_domain.kernel.errors import StoreError
from debt_domain.kernel.message import Event, Message
from debt_domain.kernel.ports import LoggedEvent
from debt_domain.projections.projection import AnyProjection
from debt_domain.values.event_id import EventId
from debt_domain.wire import Registry, collector_paused, read
from debt_domain.wire.recorded import Recorded


class Obstacle(Message, frozen=True):
    """An event that a projection cannot apply.

    Attributes:
        event: The event, `stream@version`.
        position: Its place in the log.
        reason: Why: the error's text if the log made it, else its class and place.
            No text of anybody else's is kept: it could name a person.
    """

    event: str
    position: int
    reason: str


class Step(NamedTuple):
    """One event of a batch.

    Attributes:
        logged: The event as stored.
        kind: Its class; None: this release does not know its name.
        found: The event as read, or why it cannot be read; None: nobody takes it.
    """

    logged: LoggedEvent
    kind: type[Event] | None
    found: Recorded[Event] | StoreError | None


def read_batch(
    logged: Sequence[LoggedEvent],
    projections: Sequence[AnyProjection],
    registry: Registry,
) -> Sequence[Step]:
    """Read the events that one of the projections takes, and all of unknown names."""
    taken = frozenset(kind for projection in projections for kind in projection.takes)
    with collector_paused():
        return [_step(entry, taken, registry) for entry in logged]


def _step(
    logged: LoggedEvent, taken: frozenset[type[Event]], registry: Registry
) -> Step:
    topic = logged.event.topic
    kind = registry.by_topic.get(topic) or registry.newest.get(topic.rpartition(":")[0])
    if kind is not None and kind not in taken:
        return Step(logged, kind, None)
    try:
        return Step(logged, kind, read(logged, registry))
    except StoreError as error:
        return Step(logged, kind, error)


def events_for(
    projection: AnyProjection, steps: Sequence[Step]
) -> tuple[Sequence[Recorded[Event]], Obstacle | None]:
    """Give what a projection takes of a batch, up to what cannot be read.

    An event of a name that this release does not know stops every projection: nobody
    can say which of them would have taken it.
    """
    events: list[Recorded[Event]] = []
    for step in steps:
        if step.kind is None or step.kind in projection.takes:
            match step.found:
                case Recorded() as recorded:
                    events.append(recorded)
                case StoreError() as error:
                    return events, obstacle_at(step.logged, error)
                case None:
                    pass
    return events, None


def obstacle_at(event: LoggedEvent | Recorded[Event], error: Exception) -> Obstacle:
    """Say where a projection stands, and why."""
    match event:
        case LoggedEvent(event=sealed):
            event_id = EventId(sealed.stream, sealed.version)
        case Recorded():
            event_id = event.id
        case _:
            assert_never(event)
    return Obstacle(event=str(event_id), position=event.position, reason=_reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, StoreError):
        return str(error)
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno}"
