"""Events become rows, as far as a projection can apply them."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from debt_domain.application.batches import (
    Obstacle,
    Step,
    events_for,
    obstacle_at,
)
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LogTransaction, ReadModels
from debt_domain.projections.projection import AnyProjection
from debt_domain.projections.rows import row_bytes
from debt_domain.wire.recorded import Recorded


def obstacle_of(projection: AnyProjection) -> str:
    """Give what a projection's obstacle is stored under, among the read models."""
    return f"obstacle/{projection.stored_name}"


class _CannotApplyError(Exception):
    """A projection has raised an error, which is the cause of this one."""


@contextmanager
def _applying() -> Generator[None]:
    """Tell a projection's errors from the store's."""
    try:
        yield
    except Exception as error:
        raise _CannotApplyError from error


def advance(
    projection: AnyProjection,
    after: int,
    steps: Sequence[Step],
    transaction: LogTransaction,
) -> None:
    """Apply a batch, or as much of it as can be applied.

    Args:
        projection: Which one.
        after: Where it was when the batch was read.
        steps: The batch, at least one event.
        transaction: Where its rows and its position are written.

    Raises:
        TrackingMovedError: Somebody else has applied events since.
    """
    name = projection.stored_name
    # First of all: from here on the rows are this transaction's.
    transaction.tracking.move(name, after, steps[-1].logged.position)
    events, obstacle = events_for(projection, steps)
    try:
        _project(projection, events, transaction.read_models)
    except _CannotApplyError:
        obstacle = _project_each(projection, events, transaction.read_models)
    if obstacle is not None:
        transaction.tracking.put(name, obstacle.position - 1)
        transaction.read_models.put(obstacle_of(projection), {"": row_bytes(obstacle)})


def _project(
    projection: AnyProjection,
    events: Sequence[Recorded[Event]],
    read_models: ReadModels,
) -> None:
    with _applying():
        keys = projection.touched(events)
    if keys:
        stored = read_models.get(projection.stored_name, keys)
        with _applying():
            rows = projection.fold_stored(events, stored)
        read_models.put_rows(rows)


def _project_each(
    projection: AnyProjection,
    events: Sequence[Recorded[Event]],
    read_models: ReadModels,
) -> Obstacle | None:
    """Find the event that cannot be applied, applying those before it."""
    for recorded in events:
        try:
            _project(projection, (recorded,), read_models)
        except _CannotApplyError as error:
            cause = error.__cause__
            return obstacle_at(
                recorded, cause if isinstance(cause, Exception) else error
            )
    return None
