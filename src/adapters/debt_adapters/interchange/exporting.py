"""The log's events as JSONL; one batch in memory at a time."""

import json
from collections.abc import Iterator
from itertools import chain

from debt_domain.application import DebtCollection
from debt_domain.application.reading import logged_batches, read_event
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent
from debt_domain.wire import canonical_bytes, reveal, subjects_of


def events_as_jsonl(collection: DebtCollection, *, personal: bool) -> Iterator[str]:
    """Give each event as a line: its position and what is stored of it.

    Args:
        collection: Whose log.
        personal: Whether personal texts are given in the clear, in `revealed`, as
            far as their keys exist; the stored envelope stays as it was hashed.
    """
    for logged in _logged(collection):
        stored: dict[str, object] = json.loads(logged.event.state)
        line: dict[str, object] = {"position": logged.position, **stored}
        if personal:
            revealed = _revealed(read_event(logged).event, collection)
            if revealed is not None:
                line["revealed"] = json.loads(canonical_bytes(revealed))
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def _logged(collection: DebtCollection) -> Iterator[LoggedEvent]:
    return chain.from_iterable(logged_batches(collection.log))


def _revealed(event: Event, collection: DebtCollection) -> Event | None:
    subjects = sorted(subjects_of(event))
    if not subjects:
        return None
    return reveal(event, collection.log.keys.get(subjects), collection.cipher)
