"""Which keys an erasure destroys: in its own command, or later."""

from collections.abc import Iterable, Iterator
from typing import Final

from debt_domain.application.reading import BATCH, read_event
from debt_domain.kernel.ports import EventLog
from debt_domain.subject.events import SubjectErased
from debt_domain.wire import REGISTRY
from debt_domain.wire.recorded import Draft

_TOPICS: Final = tuple(
    f"{name}:{version}"
    for name, version in sorted(REGISTRY.versions)
    if name == SubjectErased.stored_name
)


def erased_in(drafts: Iterable[Draft]) -> tuple[str, ...]:
    """Give the people that a command erases."""
    events = (draft.event for draft in drafts)
    return tuple(x.subject_id for x in events if isinstance(x, SubjectErased))


def finish(log: EventLog) -> tuple[str, ...]:
    """Destroy the keys of all people that the log says were erased.

    Returns:
        The people whose key still existed, sorted.
    """
    found: set[str] = set()
    for subjects in _erased(log):
        found.update(log.keys.get(subjects))
        log.keys.destroy(subjects)
    return tuple(sorted(found))


def _erased(log: EventLog) -> Iterator[tuple[str, ...]]:
    after = 0
    while batch := log.read(after, topics=_TOPICS, limit=BATCH):
        events = (read_event(logged).event for logged in batch)
        yield tuple(x.subject_id for x in events if isinstance(x, SubjectErased))
        after = batch[-1].position
