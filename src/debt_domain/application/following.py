"""Projections that are kept behind the log: no command waits for them.

A projection's position moves in the transaction that writes its rows: whatever happens
between two batches, each event is applied once. Nothing here waits or runs by itself;
`debt_adapters.runner` does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from debt_domain.application.applying import advance, obstacle_of
from debt_domain.application.batches import Obstacle, Step, read_batch
from debt_domain.application.errors import (
    ProjectionPausedError,
    UnknownProjectionError,
)
from debt_domain.application.receipt import Receipt
from debt_domain.kernel.errors import TrackingMovedError
from debt_domain.kernel.ports import EventLog, LogTransaction
from debt_domain.projections import ALL
from debt_domain.projections.engine import forget
from debt_domain.projections.projection import AnyProjection
from debt_domain.projections.rows import row_from_bytes
from debt_domain.wire import REGISTRY, Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """What one look at the log has brought.

    Attributes:
        events: How many events were read.
        is_complete: Whether the end of the log was reached by all that are not paused.
    """

    events: int
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a projection is.

    Attributes:
        name: The projection's name.
        stored_name: Name and version.
        position: The last event that its rows have seen, 0 if none.
        lag_events: How many events of the log come after it.
        lag: For how long the first of them has been waiting.
        paused_at: The event that it cannot apply, or None.
    """

    name: str
    stored_name: str
    position: int
    lag_events: int
    lag: timedelta
    paused_at: Obstacle | None


@dataclass(frozen=True, slots=True)
class Follower:
    """Brings projections up to the log's end, some events at a time.

    Several followers may work on the same projections: one of them gets on, the
    others see that it did. A projection that is kept inside of commands as well must
    not be among them.

    Attributes:
        log: The tenant's log.
        projections: Which ones; each has a position of its own.
        registry: The events that can be read.
    """

    log: EventLog
    projections: Sequence[AnyProjection]
    registry: Registry = REGISTRY

    def catch_up(self, limit: int = 1000) -> Caught:
        """Apply the next events, in a transaction for all that stand at one place.

        One that was not kept behind the log before starts from nothing. One that
        cannot apply an event is paused there, and the others go on.

        Args:
            limit: How many events to read at most, for each place.
        """
        events, is_complete = 0, True
        for position, group in self._going_on().items():
            logged = self.log.read(position, limit=limit)
            events += len(logged)
            if logged:
                steps = read_batch(logged, group, self.registry)
                applied = self._apply(group, position, steps)
                is_complete &= applied and len(logged) < limit
        return Caught(events=events, is_complete=is_complete)

    def status(self, now: datetime) -> tuple[Standing, ...]:
        """Tell how far each projection is.

        Args:
            now: The time, in UTC.
        """
        positions, obstacles = self._positions(), self._obstacles()
        head = self.log.head().position
        return tuple(
            Standing(
                name=projection.name,
                stored_name=projection.stored_name,
                position=position,
                lag_events=max(head - position, 0),
                lag=self._waiting_for(position, now),
                paused_at=obstacles.get(projection.stored_name),
            )
            for projection in self.projections
            for position in (positions.get(projection.stored_name, 0),)
        )

    def has_applied(self, receipt: Receipt, names: Sequence[str] = ()) -> bool:
        """Tell whether the rows have seen a command.

        Args:
            receipt: The command's.
            names: Which projections, such as `case_view`; all if none is named.

        Raises:
            ProjectionPausedError: One of them is paused before the command.
            UnknownProjectionError: One of them is not followed here.
        """
        positions, obstacles = self._positions(), self._obstacles()
        has_applied = True
        for projection in self._chosen(names):
            name = projection.stored_name
            if positions.get(name, 0) < receipt.position:
                has_applied = False
                _require_going_on(projection.name, obstacles.get(name))
        return has_applied

    def resume(self, name: str) -> None:
        """Let a paused projection try again the event that it could not apply.

        Raises:
            UnknownProjectionError: It is not followed here.
        """
        for projection in self._chosen((name,)):
            self.log.read_models.clear(obstacle_of(projection))

    def _going_on(self) -> Mapping[int, Sequence[AnyProjection]]:
        """Give the projections that are not paused, by position."""
        positions = self._positions()
        for projection in self.projections:
            if projection.stored_name not in positions:
                self._begin(projection)
                positions = self._positions()
        obstacles = self._obstacles()
        groups: dict[int, list[AnyProjection]] = {}
        # In one order everywhere: two followers never wait for each other's rows.
        for projection in sorted(self.projections, key=lambda x: x.stored_name):
            name = projection.stored_name
            if name in positions and name not in obstacles:
                groups.setdefault(positions[name], []).append(projection)
        return groups

    def _begin(self, projection: AnyProjection) -> None:
        """Throw away what commands have kept: it is not known how far it goes."""
        try:
            with self.log.transaction() as transaction:
                transaction.tracking.move(projection.stored_name, None, 0)
                forget(projection, transaction.read_models)
        except TrackingMovedError:
            return

    def _apply(
        self, group: Sequence[AnyProjection], after: int, steps: Sequence[Step]
    ) -> bool:
        try:
            with self.log.transaction() as transaction:
                for projection in group:
                    advance(projection, after, steps, transaction)
        except TrackingMovedError:
            return False
        return True

    def _positions(self) -> Mapping[str, int]:
        return self.log.tracking.get([x.stored_name for x in self.projections])

    def _obstacles(self) -> Mapping[str, Obstacle]:
        found = self.log.read_models.get_rows(
            [(obstacle_of(projection), "") for projection in self.projections]
        )
        by_row = {obstacle_of(x): x.stored_name for x in self.projections}
        return {
            by_row[name]: row_from_bytes(Obstacle, row)
            for (name, _), row in found.items()
        }

    def _waiting_for(self, position: int, now: datetime) -> timedelta:
        waiting = self.log.read(position, limit=1)
        since = waiting[0].event.recorded_at if waiting else now
        return max(now - since, timedelta(0))

    def _chosen(self, names: Sequence[str]) -> Sequence[AnyProjection]:
        by_name = {projection.name: projection for projection in self.projections}
        for name in names:
            if name not in by_name:
                raise UnknownProjectionError(name=name, known=tuple(by_name))
        return [by_name[name] for name in names or by_name]


def begin_rebuild(
    projections: Sequence[AnyProjection],
    log: EventLog,
    into: LogTransaction,
    *,
    behind: Sequence[AnyProjection],
    now: datetime,
) -> Mapping[str, int | None]:
    """Keep followers and commands from the rows that a transaction will rebuild.

    Args:
        projections: Those to be rebuilt.
        log: The tenant's log.
        into: The transaction.
        behind: Those that are kept behind the log from then on.
        now: The time, in UTC.

    Returns:
        Up to which position to rebuild each stored name; None: to the log's end.
    """
    inside = [x for x in projections if x not in behind]
    if inside:
        # Commands write these rows, under the lock that an append takes.
        into.append(lambda _: (), now=now, unmoved={})
    until: dict[str, int | None] = {x.stored_name: None for x in inside}
    for projection in sorted(projections, key=lambda x: x.stored_name):
        name = projection.stored_name
        into.read_models.clear(obstacle_of(projection))
        into.tracking.put(name, until.get(name, 0))
        if name not in until:
            # Looked at when its followers wait for the transaction's end.
            until[name] = log.head().position
            into.tracking.put(name, until[name])
    return until


def not_followed(log: EventLog) -> tuple[AnyProjection, ...]:
    """Give the read models that nobody has kept behind the log, for commands to keep.

    A process that writes asks when it starts: it is started again when another read
    model is to be followed.
    """
    followed = log.tracking.get([projection.stored_name for projection in ALL])
    return tuple(x for x in ALL if x.stored_name not in followed)


def _require_going_on(name: str, obstacle: Obstacle | None) -> None:
    if obstacle is not None:
        raise ProjectionPausedError(
            name=name, event=obstacle.event, reason=obstacle.reason
        )
