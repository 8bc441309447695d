"""What each store promises, and what it gives up: the table of the docs.

Importing this imports no store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final


class Promise(Enum):
    """What a log may be relied on for."""

    TOGETHER = "A command's events are stored in all its streams or in none"
    WITH_ROWS = "Read models and keys are committed with the events"
    JOINS_HOST = "It joins a host's transaction"
    UNMOVED = "Streams that a decision only read have not moved: checked under a lock"
    TIMES = "Recorded times never run backwards"
    ORDER = "No reader passes a position that a slower writer then fills"
    NO_GAPS = "Positions have no gaps"
    ANY_BYTES = "Any bytes may be a state"
    NO_START = "Opening it reads nothing of the log"
    LASTS = "It outlives the process, and several processes may write"
    TENANTS = "Many tenants share it"
    FOLLOWED = "Runners of `eventsourcing` follow it"


@dataclass(frozen=True, slots=True)
class Store:
    """A store by what it gives up; it keeps every other promise.

    Attributes:
        name: What people call it.
        module: What opens it.
        gives_up: Why, by promise.
    """

    name: str
    module: str
    gives_up: Mapping[Promise, str] = field(default_factory=dict[Promise, str])

    @property
    def refused(self) -> bool:
        """Whether a command cannot be stored there at all."""
        return Promise.TOGETHER in self.gives_up


_GONE: Final = "It is gone with the process."
_PAST_LOCK: Final = (
    "Writers wait for one another at the lock of the store beside; one with another"
    " store beside, or none, is not seen between the check and the insert."
)
_BESIDE: Final[Mapping[Promise, str]] = MappingProxyType(
    {
        Promise.WITH_ROWS: (
            "Keys are committed before the events, rows after them: a crash in between"
            " leaves rows behind the log, which `rebuild` mends, or a key that an"
            " erasure meant to destroy, which erasing again does."
        ),
        Promise.JOINS_HOST: "The module has connections of its own.",
        Promise.UNMOVED: _PAST_LOCK,
        Promise.TIMES: _PAST_LOCK,
        Promise.ANY_BYTES: (
            "There is no column for the recorded time: it is read from the sealed"
            " envelope."
        ),
        Promise.NO_START: (
            "A stream is read without positions there: they are kept in memory, from"
            " the whole log, which is read once."
        ),
    }
)

MEMORY: Final = Store(
    "Memory",
    "debt_adapters.memory",
    {
        Promise.JOINS_HOST: "A host has no transaction in it.",
        Promise.LASTS: _GONE,
        Promise.TENANTS: "Each has a log of its own.",
        Promise.FOLLOWED: "It has no recorder.",
    },
)
SQLITE: Final = Store("SQLite", "debt_adapters.sqlalchemy")
POSTGRESQL: Final = Store("PostgreSQL", "debt_adapters.sqlalchemy")
EVENTSOURCING_MEMORY: Final = Store(
    "Memory of `eventsourcing`",
    "eventsourcing.popo",
    {
        **_BESIDE,
        Promise.LASTS: _GONE,
        Promise.TENANTS: "Each has a recorder of its own.",
        Promise.FOLLOWED: "Every application makes a recorder of its own.",
    },
)
EVENTSOURCING_SQLITE: Final = Store(
    "SQLite of `eventsourcing`",
    "eventsourcing.sqlite",
    {
        **_BESIDE,
        Promise.TENANTS: "Each has a file of its own.",
        Promise.FOLLOWED: "Its recorder has no subscriptions.",
    },
)
EVENTSOURCING_POSTGRESQL: Final = Store(
    "PostgreSQL of `eventsourcing`",
    "eventsourcing.postgres",
    {
        **_BESIDE,
        Promise.NO_GAPS: (
            "Positions come from a sequence: an insert that fails uses some up, and"
            " `verify` reports the gap."
        ),
        Promise.TENANTS: "Each has a table of its own.",
    },
)
KURRENTDB: Final = Store(
    "KurrentDB",
    "eventsourcing_kurrentdb",
    {
        Promise.TOGETHER: (
            "Its recorder refuses an append to two streams, and a command of ours"
            " always writes at least two: the first one is a `StoreCannotError`."
        )
    },
)
STORES: Final = (
    MEMORY,
    SQLITE,
    POSTGRESQL,
    EVENTSOURCING_MEMORY,
    EVENTSOURCING_SQLITE,
    EVENTSOURCING_POSTGRESQL,
    KURRENTDB,
)


def markdown(stores: Sequence[Store] = STORES) -> str:
    """Give the table of the docs, with the reasons as numbered notes below it."""
    notes: list[str] = []
    lines = [
        _row("", *(store.name for store in stores)),
        _row("---", *("---" for _ in stores)),
        *(
            _row(promise.value, *(_cell(store, promise, notes) for store in stores))
            for promise in Promise
        ),
        "",
        *(f"{number}. {note}" for number, note in enumerate(notes, 1)),
    ]
    return "\n".join(lines) + "\n"


def _cell(store: Store, promise: Promise, notes: list[str]) -> str:
    reason = store.gives_up.get(promise)
    if reason is None:
        return "refused" if store.refused else "yes"
    if reason not in notes:
        notes.append(reason)
    return f"no ({notes.index(reason) + 1})"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
