"""A log of real events, and the read models that it leads to."""

from collections.abc import Mapping, Sequence
from functools import cache

from debt_domain.kernel.ports import EventLog, SealedEvent
from debt_domain.projections import ALL
from debt_domain.projections.projection import AnyProjection
from tests.application_support import rows_of
from tests.contracts.sealing import NOON, NOTHING
from tests.replay import replayed

Rows = Mapping[str, Mapping[str, bytes]]


@cache
def collected() -> tuple[Sequence[SealedEvent], Rows]:
    """Give the events of a few cases, and the rows as commands have kept them."""
    log = replayed().log
    return [logged.event for logged in log.read(0, limit=10_000)], rows_of(
        log.read_models
    )


def fill(log: EventLog) -> int:
    """Write these events to a log; give the position of the last."""
    events, _ = collected()
    with log.transaction() as transaction:
        transaction.append(lambda _: events, now=NOON, unmoved=NOTHING)
    return len(events)


def stored(log: EventLog, projection: AnyProjection) -> Mapping[str, bytes]:
    """Give the rows of one projection."""
    return dict(log.read_models.scan(projection.stored_name))


def positions(log: EventLog) -> set[int | None]:
    """Give where the projections are, None for one that is kept inside."""
    found = log.tracking.get([projection.stored_name for projection in ALL])
    return {found.get(projection.stored_name) for projection in ALL}
