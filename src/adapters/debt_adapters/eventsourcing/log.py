"""Our port on a recorder of `eventsourcing`."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Final

from eventsourcing.persistence import (
    ApplicationRecorder,
    InfrastructureFactory,
    IntegrityError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    StoredEvent,
    TrackingRecorder,
)
from eventsourcing.utils import Environment
from typing_extensions import override

from debt_adapters.batch import expected_versions, require_versions
from debt_adapters.eventsourcing.errors import StoreCannotError
from debt_adapters.eventsourcing.mapper import (
    logged_event,
    notified_event,
    stored_event,
)
from debt_adapters.eventsourcing.positions import Positions
from debt_domain.kernel.errors import ConcurrencyError, StoreBusyError
from debt_domain.kernel.ports import (
    EventLog,
    Head,
    LoggedEvent,
    LogTransaction,
    ReadModels,
    Seal,
    SealedEvent,
    SubjectKeys,
    Tracking,
)

ID_TYPE: Final = "ORIGINATOR_ID_TYPE"


class RecorderTail:
    """The end of the log, for the one who holds the lock of the store beside."""

    def __init__(self, recorder: ApplicationRecorder, positions: Positions) -> None:
        self._recorder = recorder
        self._positions = positions

    def append(
        self,
        batch: Sequence[SealedEvent],
        seal: Seal,
        now: datetime,
        unmoved: Mapping[str, int],
    ) -> Sequence[LoggedEvent]:
        """Append a batch that was sealed for `now`, as `LogTransaction.append` says."""
        head = self._positions.catch_up()
        if head.recorded_at is not None and head.recorded_at > now:
            batch = seal(head.recorded_at)
        expected = {**unmoved, **expected_versions(batch)}
        self._require(expected)
        positions = self._insert(batch, expected) if batch else ()
        return [
            LoggedEvent(position, event)
            for position, event in zip(positions, batch, strict=True)
        ]

    def _require(self, expected: Mapping[str, int]) -> None:
        require_versions(expected, self._positions.versions(tuple(expected)))

    def _insert(
        self, batch: Sequence[SealedEvent], expected: Mapping[str, int]
    ) -> Sequence[int]:
        store = type(self._recorder).__qualname__
        try:
            positions = self._recorder.insert_events([stored_event(e) for e in batch])
        except IntegrityError as error:
            # Somebody has written without the lock: find out to which stream.
            self._positions.catch_up()
            self._require(expected)
            first = batch[0]
            raise ConcurrencyError(
                stream=first.stream, expected_version=first.version - 1
            ) from error
        except OperationalError as error:
            raise StoreBusyError(f"{store}: {error}") from error
        except (NotSupportedError, ProgrammingError) as error:
            reason = (
                f"it refused one append to {len({e.stream for e in batch})} streams"
                f" ({error}); a command is all or nothing over all its streams: use"
                " a store that appends to several at once"
            )
            raise StoreCannotError(store=store, reason=reason) from error
        if positions is None:
            raise StoreCannotError(store=store, reason="it gives no positions")
        return positions


class RecorderKeys(SubjectKeys):
    """The subjects' keys inside a transaction: made at once, destroyed at its end."""

    def __init__(self, transaction: "RecorderTransaction") -> None:
        self._transaction = transaction

    @override
    def get(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        return self._transaction.opened().keys.get(subjects)

    @override
    def obtain(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        return self._transaction.opened().keys.obtain(subjects) if subjects else {}

    @override
    def destroy(self, subjects: Sequence[str], /) -> None:
        self._transaction.destroy_at_the_end(subjects)


class RecorderTransaction(LogTransaction):
    """A write to a recorder and to the store beside it, each all or nothing.

    The store beside is committed twice: before an append, so that no event is
    encrypted with a key that a crash could take away, and at the end of the block.
    """

    def __init__(self, tail: RecorderTail, beside: EventLog, stack: ExitStack) -> None:
        self._tail = tail
        self._beside = beside
        self._stack = stack
        self._open: LogTransaction | None = None
        self._doomed: tuple[str, ...] = ()

    @override
    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        batch = seal(now)
        self._stack.close()
        self._open = None
        # An append of nothing takes the lock, held until the block ends.
        self.opened().append(lambda _: (), now=now, unmoved={})
        return self._tail.append(batch, seal, now, unmoved)

    @property
    @override
    def read_models(self) -> ReadModels:
        return self.opened().read_models

    @property
    @override
    def tracking(self) -> Tracking:
        return self.opened().tracking

    @property
    @override
    def keys(self) -> SubjectKeys:
        return RecorderKeys(self)

    def opened(self) -> LogTransaction:
        """Give the transaction of the store beside, opened when it is first needed."""
        if self._open is None:
            self._open = self._stack.enter_context(self._beside.transaction())
        return self._open

    def destroy_at_the_end(self, subjects: Sequence[str]) -> None:
        """Destroy keys when the block ends well, and so after every append."""
        self._doomed = (*self._doomed, *subjects)

    def finish(self) -> None:
        """Do what was left to the end of the block."""
        if self._doomed:
            self.opened().keys.destroy(self._doomed)


class RecorderEventLog(EventLog):
    """One tenant's log in a store of `eventsourcing`.

    `debt_adapters.stores` says what such a store gives up. Its own tables hold events
    alone; read models and keys are in a store of ours beside it, whose lock makes the
    writers of both wait for one another. All who write give the same store beside.

    Args:
        recorder: Appends to several streams at once, and keeps identifiers as text.
        beside: For read models and keys: a log of ours, whose own events are not used.
            In SQLite, another file than the recorder's.

    Raises:
        StoreCannotError: `beside` is inside a host's transaction.
    """

    def __init__(self, recorder: ApplicationRecorder, *, beside: EventLog) -> None:
        if beside.joined:
            raise StoreCannotError(
                store=type(recorder).__qualname__,
                reason="it joins no host's transaction, so its store beside must not",
            )
        self._recorder = recorder
        self._beside = beside
        self._positions = Positions(recorder)
        self._tail = RecorderTail(recorder, self._positions)

    @override
    def streams(
        self, names: Sequence[str], /, *, until: int | None = None
    ) -> Mapping[str, Sequence[LoggedEvent]]:
        self._positions.catch_up()
        return {
            name: [
                logged_event(stored, position)
                for stored, position in zip(
                    self._selected(name, len(positions)), positions, strict=True
                )
                if until is None or position <= until
            ]
            for name, positions in self._positions.of(names).items()
        }

    @override
    def read(
        self,
        after: int,
        /,
        *,
        topics: Sequence[str] = (),
        until: int | None = None,
        limit: int = 1000,
    ) -> Sequence[LoggedEvent]:
        selected = self._recorder.select_notifications(
            after, limit, until, tuple(topics), inclusive_of_start=False
        )
        return [notified_event(notification) for notification in selected]

    @override
    def head(self) -> Head:
        return self._positions.catch_up()

    @override
    def position_at(self, instant: datetime, /) -> int:
        low, high = 0, self.head().position
        while low < high:
            middle = (low + high + 1) // 2
            (found,) = self.read(middle - 1, limit=1)
            if found.event.recorded_at <= instant:
                low = found.position
            else:
                high = middle - 1
        return low

    @override
    @contextmanager
    def transaction(self) -> Generator[LogTransaction]:
        with ExitStack() as stack:
            transaction = RecorderTransaction(self._tail, self._beside, stack)
            yield transaction
            transaction.finish()

    @property
    @override
    def joined(self) -> bool:
        return False

    @property
    @override
    def read_models(self) -> ReadModels:
        return self._beside.read_models

    @property
    @override
    def tracking(self) -> Tracking:
        return self._beside.tracking

    @property
    @override
    def keys(self) -> SubjectKeys:
        return self._beside.keys

    def _selected(self, name: str, versions: int) -> Sequence[StoredEvent]:
        if not versions:
            return ()
        return self._recorder.select_events(name, lte=versions)


@contextmanager
def open_recorder_log(
    variables: Mapping[str, str], *, tenant: str, beside: EventLog
) -> Generator[RecorderEventLog]:
    """Open the persistence module that PERSISTENCE_MODULE names, and close it.

    Args:
        variables: The module's, such as SQLITE_DBNAME; the tenant's name and `_` may
            stand before each.
        tenant: Whose log: the name of an application to `eventsourcing`.
        beside: For read models and keys, as for `RecorderEventLog`.
    """
    environment = Environment(tenant, {**variables, ID_TYPE: "text"})
    factory = InfrastructureFactory[TrackingRecorder].construct(environment)
    try:
        yield RecorderEventLog(factory.application_recorder(), beside=beside)
    finally:
        factory.close()
