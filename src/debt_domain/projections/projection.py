"""What a projection is: a pure fold of recorded events into rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from debt_domain.kernel.message import Event, Message
from debt_domain.kernel.ports import RowKey
from debt_domain.projections.listing import Listing
from debt_domain.projections.rows import row_bytes, row_from_bytes
from debt_domain.wire.recorded import Recorded

R = TypeVar("R", bound=Message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection(Generic[R]):
    """A read model, the same live, in a rebuild and back in time.

    Attributes:
        name: What it is stored under.
        version: Raised with every change of what it computes or how it is kept.
        takes: The classes of event that it reads; all others are skipped, and their
            subclasses too.
        row: The class of its rows.
        keys: Which rows an event touches; may be none.
        initial: A row before its first event.
        apply: `(row, event) -> row`, a pure function.
        live: Kept up to date inside each command's transaction; otherwise computed
            when it is asked for.
        listing: Lists the rows in another order than their keys'; None: nothing does.
    """

    name: str
    version: int
    takes: tuple[type[Event], ...]
    row: type[R]
    keys: Callable[[Recorded[Event]], tuple[str, ...]]
    initial: Callable[[str], R]
    apply: Callable[[R, Recorded[Event]], R]
    live: bool = True
    listing: Listing[R] | None = None

    @property
    def stored_name(self) -> str:
        """Name and version: a new version's rows stand beside the old one's."""
        return f"{self.name}:{self.version}"

    @property
    def listing_name(self) -> str:
        """What the entries of the listing are stored under."""
        return f"{self.stored_name}/listing"

    @property
    def stored_names(self) -> tuple[str, ...]:
        """All that is stored of it: its rows, and their listing if there is one."""
        rows = (self.stored_name,)
        return rows if self.listing is None else (*rows, self.listing_name)

    def fold(
        self, events: Iterable[Recorded[Event]], rows: Mapping[str, R] | None = None
    ) -> dict[str, R]:
        """Apply events in the order of the log.

        Args:
            events: Of any kind; those that it does not take are skipped.
            rows: What earlier events have led to, by key.

        Returns:
            `rows` with the changes.
        """
        folded = dict(rows or {})
        for recorded in events:
            if type(recorded.event) in self.takes:
                for key in self.keys(recorded):
                    row = folded.get(key) or self.initial(key)
                    folded[key] = self.apply(row, recorded)
        return folded

    def touched(self, events: Iterable[Recorded[Event]]) -> tuple[str, ...]:
        """Give the keys of the rows that these events change, sorted."""
        taken = (x for x in events if type(x.event) in self.takes)
        return tuple(sorted({key for x in taken for key in self.keys(x)}))

    def fold_stored(
        self, events: Iterable[Recorded[Event]], stored: Mapping[str, bytes]
    ) -> dict[RowKey, bytes]:
        """Do as `fold`, from stored rows to rows and entries of the listing to store.

        Both are sorted by key; an entry that stays as it is, is left out.
        """
        rows = {key: row_from_bytes(self.row, row) for key, row in stored.items()}
        folded = self.fold(events, rows)
        name, listing = self.stored_name, self.listing
        changes = {(name, key): row_bytes(folded[key]) for key in sorted(folded)}
        entries = sorted(dict(listing.changes(rows, folded)).items()) if listing else ()
        return changes | {(self.listing_name, k): row_bytes(x) for k, x in entries}


class AnyProjection(Protocol):
    """A projection, whatever its rows are."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def stored_name(self) -> str:
        """What its rows are stored under."""
        ...

    @property
    def stored_names(self) -> tuple[str, ...]:
        """All that is stored of it: its rows, and their listing if there is one."""
        ...

    @property
    def row(self) -> type[Message]:
        """The class of its rows."""
        ...

    @property
    def takes(self) -> tuple[type[Event], ...]:
        """The classes of event that it reads."""
        ...

    @property
    def live(self) -> bool:
        """Whether each command's transaction keeps it up to date."""
        ...

    def touched(self, events: Sequence[Recorded[Event]], /) -> tuple[str, ...]:
        """Give the keys of the rows that these events change, sorted."""
        ...

    def fold_stored(
        self, events: Iterable[Recorded[Event]], stored: Mapping[str, bytes], /
    ) -> dict[RowKey, bytes]:
        """Apply events to stored rows; give what to store."""
        ...
