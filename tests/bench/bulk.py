"""Many events at once: import, loading, following, rebuilding."""

import resource
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from debt_adapters.clock import system_clock
from debt_domain.application import Asked, DebtCollection
from debt_domain.application.following import Follower
from debt_domain.application.reading import logged_batches, recorded_batches
from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseEvent, PaymentRecorded, PaymentVerified
from debt_domain.case.model import PaymentMethod
from debt_domain.kernel.message import Event, Message
from debt_domain.kernel.ports import EventLog, StoredFact
from debt_domain.projections.engine import rebuild
from debt_domain.projections.projection import Projection
from debt_domain.projections.rows import changed
from debt_domain.testing import submit_case
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.wire import collector_paused, prepare, read_facts, require_chain
from debt_domain.wire.recorded import Circumstances, Draft, Recorded
from tests.bench.cases import CIPHER, PAID_ON, PLATFORM, TENANT, a_door
from tests.bench.measuring import Contender
from tests.bench.rival import RivalCase
from tests.bench.stores import BareRow, Place

BATCH: Final = 10_000
OF_A_STREAM: Final = 10
FAR_APART: Final = 10_000_000
"""Between the positions of one round and those of the next."""
_numbers = count(1)

CIRCUMSTANCES: Final = Circumstances(
    actor=PLATFORM,
    command_id="import",
    correlation_id="import",
    cause=None,
    effective_on=PAID_ON,
    effective_at=None,
)


def importing(place: Place, events: int) -> Sequence[Contender]:
    """Give who stores new events, from objects to the disk, 10,000 a transaction.

    Ours encodes, hashes and appends under the log's lock; the rival encodes with its
    mapper and inserts with its recorder. The bare driver is given bytes. By commands,
    ours is given submissions, decides on each and keeps no read models live.
    """
    door = replace(a_door(place.log), projections=())
    submissions: list[Asked] = []
    each = _events_of_one(door)
    drafts: list[Draft] = []
    aggregates: list[RivalCase] = []
    rows = [("case", n, "topic", bytes(600)) for n in range(events)]

    def bare() -> None:
        start = next(_numbers) * events
        place.bare.insert_many(
            [(start + n, "case", start + n, *row[2:]) for n, row in enumerate(rows)]
        )

    def new_aggregates() -> None:
        aggregates[:] = [
            place.rival.with_payments(f"I-{next(_numbers)}", OF_A_STREAM)
            for _ in range(events // OF_A_STREAM)
        ]

    def new_drafts() -> None:
        drafts[:] = _drafts(events)

    def new_submissions() -> None:
        submissions[:] = [_submission() for _ in range(events // each)]

    return (
        Contender(
            name="ours",
            units=events,
            before=new_drafts,
            run=lambda: _append(place.log, drafts),
        ),
        Contender(
            name="ours, by commands",
            units=events // each * each,
            before=new_submissions,
            run=lambda: door.execute_many(submissions, by=PLATFORM),
        ),
        Contender(
            name="rival",
            units=events,
            before=new_aggregates,
            run=lambda: place.rival.save_all(aggregates),
        ),
        Contender(name="bare", units=events, run=bare),
    )


def submitting(place: Place, submissions: int) -> Sequence[Contender]:
    """Give who stores submissions, each a case with its ledger and reservation.

    Ours is given commands, decides on each, encrypts and hashes; once without and once
    with all read models in the same transactions. The bare driver is given the bytes of
    the same events.
    """
    live = a_door(place.log)
    door = replace(live, projections=())
    asked: list[Asked] = []
    rows = _rows_of(door, submissions)

    def new() -> None:
        asked[:] = [_submission() for _ in range(submissions)]

    def bare() -> None:
        start = next(_numbers) * FAR_APART
        place.bare.insert_many(
            [(start + row[0], row[1], start + row[2], *row[3:]) for row in rows]
        )

    return (
        Contender(
            name="ours",
            units=submissions,
            before=new,
            run=lambda: door.execute_many(asked, by=PLATFORM),
        ),
        Contender(
            name="ours, read models live",
            units=submissions,
            before=new,
            run=lambda: live.execute_many(asked, by=PLATFORM),
        ),
        Contender(name="bare", units=submissions, run=bare),
    )


def loading(place: Place, events: int) -> Sequence[Contender]:
    """Give who turns one long stream into a state."""
    stream = f"case:long-{next(_numbers)}"
    _append(place.log, [*_of_one_stream(stream, events)])
    aggregate_id = place.rival.save_payments(stream, events)
    _fill(place, events)
    log = place.log

    def stored() -> Sequence[StoredFact]:
        return log.facts({stream: 0})[stream]

    def fold(facts: Sequence[StoredFact]) -> None:
        with collector_paused():  # as a command's unit of work does
            CASE.fold(_narrowed(read_facts(stream, facts)))

    def verified() -> None:
        facts = stored()
        require_chain(stream, facts)
        fold(facts)

    return (
        Contender(name="ours", units=events, run=lambda: fold(stored())),
        Contender(name="ours, hashes verified", units=events, run=verified),
        Contender(
            name="rival",
            units=events,
            run=lambda: place.rival.repository.get(aggregate_id),
        ),
        Contender(name="bare", units=events, run=place.bare.read),
    )


def following(place: Place, events: int) -> Sequence[Contender]:
    """Give who counts events by kind, with its tracking in the same transaction.

    Ours takes batches of 1,000, the rival one event a transaction, which is the only
    way that it has.
    """
    _append(place.log, _drafts(events))
    few = max(events // 10, 1)
    place.rival.save_payments(f"F-{next(_numbers)}", few)
    _fill(place, events)
    follower = Follower(place.log, (COUNTED,))

    def again() -> None:
        with place.log.transaction() as transaction:
            transaction.read_models.clear(COUNTED.stored_name)
            transaction.tracking.put(COUNTED.stored_name, None)

    def catch_up() -> None:
        while not follower.catch_up(1000).is_complete:
            pass

    return (
        Contender(name="ours", units=events, before=again, run=catch_up),
        Contender(name="rival", units=few, run=lambda: place.rival.follow(few)),
        Contender(name="bare", units=events, run=place.bare.read),
    )


def rebuild_growth_kib(place: Place, events: int) -> tuple[int, int]:
    """Rebuild a read model of a row a case; give the memory it takes.

    Returns:
        The process's peak after a tenth of the events, and what was added to it
        until the end, in KiB.
    """
    for _ in range(0, events, BATCH):
        _append(place.log, _drafts(min(BATCH, events)))
    peaks: list[int] = []

    def note(events_read: int) -> None:
        if events_read * 10 >= events:
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    with place.log.transaction() as transaction:
        batches = recorded_batches(place.log)
        rebuild(PAID, batches, transaction.read_models, note)
    return peaks[0], peaks[-1] - peaks[0]


class Figure(Message, frozen=True):
    """A row that holds one number."""

    number: int = 0


def _add(row: Figure, recorded: Recorded[Event]) -> Figure:
    return changed(row, number=row.number + recorded.id.version)


COUNTED: Final = Projection(
    name="counted",
    version=1,
    takes=(PaymentRecorded, PaymentVerified),
    row=Figure,
    keys=lambda recorded: (recorded.event.stored_name,),
    initial=lambda _key: Figure(),
    apply=_add,
)
PAID: Final = Projection(
    name="paid",
    version=1,
    takes=(PaymentRecorded, PaymentVerified),
    row=Figure,
    keys=lambda recorded: (recorded.id.stream,),
    initial=lambda _key: Figure(),
    apply=_add,
)


def _submission() -> Asked:
    number = next(_numbers)
    command = submit_case(
        f"B-{number}", client_id=f"CL-{number}", debtor_id=f"D-{number}"
    )
    return Asked(command=command, command_id=f"bulk-{number}")


def _rows_of(door: DebtCollection, submissions: int) -> Sequence[BareRow]:
    """Submit cases; give the events that they are, as they are stored."""
    before = door.log.head().position
    door.execute_many([_submission() for _ in range(submissions)], by=PLATFORM)
    return [
        (
            logged.position,
            logged.event.stream,
            logged.event.version,
            logged.event.topic,
            logged.event.state,
        )
        for batch in logged_batches(door.log)
        for logged in batch
        if logged.position > before
    ]


def _events_of_one(door: DebtCollection) -> int:
    """Give how many events a submission is, its record included."""
    before = door.log.head().position
    door.execute_many((_submission(),), by=PLATFORM)
    return door.log.head().position - before


def _narrowed(events: Iterable[Event]) -> Iterator[CaseEvent]:
    return (e for e in events if isinstance(e, PaymentRecorded | PaymentVerified))


def _drafts(events: int) -> list[Draft]:
    """Give events of new streams of ten."""
    return [
        draft
        for _ in range(events // OF_A_STREAM)
        for draft in _of_one_stream(f"case:I-{next(_numbers)}", OF_A_STREAM)
    ]


def _of_one_stream(stream: str, events: int) -> Iterator[Draft]:
    """Give payments that are recorded and verified in turn."""
    for version in range(1, events + 1):
        event_id, event = EventId(stream, version), _event(version)
        yield Draft(id=event_id, event=event, circumstances=CIRCUMSTANCES)


def _event(version: int) -> Event:
    payment_id = f"P-{(version + 1) // 2}"
    amount, holder = Money(10_00, "EUR"), Holder.platform()
    if version % 2:
        return PaymentRecorded(
            payment_id=payment_id,
            amount=amount,
            received_on=PAID_ON,
            holder=holder,
            method=PaymentMethod.BANK_TRANSFER,
            reference=None,
        )
    return PaymentVerified(
        payment_id=payment_id, amount=amount, received_on=PAID_ON, holder=holder
    )


def _append(log: EventLog, drafts: Sequence[Draft]) -> None:
    """Append drafts of streams that are new, 10,000 a transaction."""
    for start in range(0, len(drafts), BATCH):
        some = drafts[start : start + BATCH]
        seal = prepare(some, tenant=TENANT, previous={}, keys={}, cipher=CIPHER)
        with log.transaction() as transaction:
            transaction.append(seal, now=system_clock(), unmoved={})


def _fill(place: Place, events: int) -> None:
    rows = [
        (n, "case", n, "case.payment_recorded:1", bytes(600)) for n in range(events)
    ]
    place.bare.insert_many(rows)
