"""Whatever is changed in a store, `verify` finds it and names the event."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from debt_adapters.memory import MemoryEventLog
from debt_domain.accounting.events import EntryPosted
from debt_domain.application import Verification
from debt_domain.application.verification import verify
from debt_domain.case.commands import ReversePayment
from debt_domain.case.events import ReturnReviewOpened
from debt_domain.case.model import ReversalKind
from debt_domain.command_record.events import CommandRecorded
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent, SealedEvent
from debt_domain.projections import ALL
from debt_domain.projections.case_view import CASE_VIEW
from debt_domain.projections.projection import AnyProjection
from debt_domain.testing import TODAY
from debt_domain.values.event_id import EventId
from debt_domain.wire import (
    Circumstances,
    Draft,
    envelope_hash,
    hash_of,
    prepare,
    read,
)
from tests.application_support import (
    PLATFORM,
    TENANT,
    Platform,
    a_platform,
    name_of,
    payment,
)


def a_history() -> MemoryEventLog:
    """Give a log with a case that was paid, and a payment that was undone."""
    platform = a_platform("P-3")
    platform.accept()
    platform.do(payment())
    platform.do(
        ReversePayment(
            case_id="C-1",
            payment_id="PAY-1",
            kind=ReversalKind.BOUNCED,
            reversed_on=TODAY,
        )
    )
    return platform.log


LOG = a_history()
EVENTS = LOG.contents.events
EVERY_EVENT = pytest.mark.parametrize("logged", EVENTS, ids=name_of)


class TamperedLog(MemoryEventLog):
    """The log with other events, as a table gives them: sorted by position."""

    def __init__(self, events: Sequence[LoggedEvent]) -> None:
        super().__init__()
        self.contents = LOG.contents
        self._events = sorted(events, key=lambda logged: logged.position)

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
        return [x for x in self._events if x.position > after][:limit]


def verified(events: Sequence[LoggedEvent]) -> Verification:
    return verify(TamperedLog(events), TENANT)


def changed(logged: LoggedEvent, event: SealedEvent) -> list[LoggedEvent]:
    """Give the log with another event in the place of one."""
    return moved(logged, LoggedEvent(logged.position, event))


def moved(logged: LoggedEvent, other: LoggedEvent) -> list[LoggedEvent]:
    """Give the log with another one, at any place, instead of one."""
    return [*(x for x in EVENTS if x != logged), other]


def named(events: Sequence[LoggedEvent]) -> set[str]:
    """Give what the faults name; there is at least one."""
    found = verified(events)
    assert not found.sound
    return {fault.event for fault in found.faults}


def test_a_log_as_it_was_written_is_sound() -> None:
    found = verified(EVENTS)
    entries = [x for x in EVENTS if isinstance(read(x).event, EntryPosted)]
    assert found == Verification(
        events=len(EVENTS), entries=len(entries), projections=len(ALL), faults=()
    )
    assert found.sound


def test_an_empty_log_is_sound() -> None:
    assert verify(MemoryEventLog(), TENANT).sound


@EVERY_EVENT
def test_another_stream_is_found(logged: LoggedEvent) -> None:
    assert name_of(logged) in named(
        changed(logged, replace(logged.event, stream="case:C-9"))
    )


@EVERY_EVENT
@pytest.mark.parametrize("by", [-1, 1, 7])
def test_another_version_is_found(logged: LoggedEvent, by: int) -> None:
    version = logged.event.version + by
    moved = str(EventId(logged.event.stream, version))
    assert moved in named(changed(logged, replace(logged.event, version=version)))


@EVERY_EVENT
@pytest.mark.parametrize(
    "topic", ["case.case_accepted:1", "case.case_submitted:2", "x", "x:y", "", "a:1:1"]
)
def test_another_topic_is_found(logged: LoggedEvent, topic: str) -> None:
    if topic != logged.event.topic:
        assert name_of(logged) in named(
            changed(logged, replace(logged.event, topic=topic))
        )


@EVERY_EVENT
def test_another_recorded_time_is_found(logged: LoggedEvent) -> None:
    for by in (timedelta(microseconds=1), timedelta(microseconds=-1)):
        recorded_at = logged.event.recorded_at + by
        assert name_of(logged) in named(
            changed(logged, replace(logged.event, recorded_at=recorded_at))
        )


@EVERY_EVENT
def test_another_position_is_found(logged: LoggedEvent) -> None:
    for position in (0, len(EVENTS) + 1, logged.position + 10**9):
        assert name_of(logged) in named(
            moved(logged, LoggedEvent(position, logged.event))
        )


@EVERY_EVENT
def test_a_missing_event_is_named(logged: LoggedEvent) -> None:
    """So it is with an event that was given to another tenant."""
    assert name_of(logged) in named([x for x in EVENTS if x != logged])


@EVERY_EVENT
def test_an_event_that_stands_there_twice_is_found(logged: LoggedEvent) -> None:
    again = LoggedEvent(len(EVENTS) + 1, logged.event)
    assert name_of(logged) in named([*EVENTS, again])


@given(data=st.data())
@settings(max_examples=300)
def test_one_flipped_bit_is_found(data: st.DataObject) -> None:
    logged = data.draw(st.sampled_from(EVENTS))
    state = bytearray(logged.event.state)
    state[data.draw(st.integers(0, len(state) - 1))] ^= 1 << data.draw(
        st.integers(0, 7)
    )
    assert name_of(logged) in named(
        changed(logged, replace(logged.event, state=bytes(state)))
    )


def test_a_cause_that_names_no_event_any_more_is_found() -> None:
    logged = LOG.contents.streams["partner_case:C-1"][0]
    state = logged.event.state.replace(b'"case:C-1@1"', b'"case:C-1A1"')
    assert state != logged.event.state
    assert name_of(logged) in named(changed(logged, replace(logged.event, state=state)))


@pytest.mark.parametrize("state", [b"", b"{}", b"null", b"\xff" * 500, b"[" * 200])
def test_a_state_that_is_none_is_found(state: bytes) -> None:
    for logged in EVENTS:
        assert name_of(logged) in named(
            changed(logged, replace(logged.event, state=state))
        )


def test_an_event_that_was_hashed_again_does_not_fit_its_follower() -> None:
    first, second = LOG.contents.streams["case:C-1"][:2]
    envelope = first.event.state[len(b'{"envelope":') : -len(b',"hash":""}') - 64]
    forged = envelope.replace(b'"platform-1"', b'"platform-2"')
    assert forged != envelope
    state = b'{"envelope":%b,"hash":"%b"}' % (forged, envelope_hash(forged).encode())
    found = verified(changed(first, replace(first.event, state=state)))
    assert [(x.code, x.event) for x in found.faults] == [
        ("wire.previous_hash_mismatch", name_of(second))
    ]


def test_another_tenant_s_log_is_found() -> None:
    found = verify(LOG, "another")
    assert {fault.event for fault in found.faults} == {name_of(x) for x in EVENTS}


@pytest.mark.parametrize("left", [0, 1, len(EVENTS) - 1])
def test_a_tail_that_was_cut_off_is_found(left: int) -> None:
    assert f"position {len(EVENTS)}" in named(EVENTS[:left])


def test_a_whole_command_that_was_cut_off_is_found_by_the_head_alone() -> None:
    last = read(EVENTS[-1]).circumstances.command_id
    kept = [x for x in EVENTS if read(x).circumstances.command_id != last]
    assert len(kept) < len(EVENTS)
    assert named(kept) == {f"position {len(EVENTS)}"}


@pytest.mark.parametrize("first", range(len(EVENTS) - 1))
def test_two_events_that_changed_places_are_found(first: int) -> None:
    one, other = EVENTS[first : first + 2]
    swapped = [x for x in EVENTS if x not in (one, other)]
    swapped += [
        LoggedEvent(other.position, one.event),
        LoggedEvent(one.position, other.event),
    ]
    assert named(swapped) & {name_of(one), name_of(other)}


def test_read_models_are_not_compared_with_a_log_that_is_unsound() -> None:
    assert verified(EVENTS[:-1]).projections == 0


@pytest.mark.parametrize("projection", ALL, ids=lambda projection: projection.name)
def test_a_changed_row_is_named(platform: Platform, projection: AnyProjection) -> None:
    platform.accept()
    platform.do(payment())
    name, read_models = projection.stored_name, platform.log.read_models
    key, row = next(iter(read_models.scan(name)))
    read_models.put(name, {key: row.replace(b"C-1", b"C-2"), "X": row})
    faults = platform.door.verify().faults
    assert {x.code for x in faults} == {"read_model.differs"}
    assert {x.event for x in faults} == {f"{name}/{key}", f"{name}/X"}


def test_a_missing_row_is_named(platform: Platform) -> None:
    platform.submit()
    platform.log.read_models.clear(CASE_VIEW.stored_name)
    (fault,) = platform.door.verify().faults
    assert fault.event == f"{CASE_VIEW.stored_name}/C-1"


def test_it_tells_how_far_it_is(platform: Platform) -> None:
    told = list[tuple[str, int]]()
    platform.door.verify(lambda what, events: told.append((what, events)))
    events = platform.log.head().position
    models = (p.stored_name for p in ALL)
    assert told == [(x, events) for x in ("events", "positions", *models)]


def unbalanced(entry: EntryPosted) -> EntryPosted:
    first, *others = entry.lines
    more = first.model_copy(update={"amount_minor": first.amount_minor + 1})
    return entry.model_copy(update={"lines": (more, *others)})


def append(platform: Platform, stream: str, event: Event, command_id: str) -> str:
    """Append an event past the rules, sealed as it should be."""
    log, history = platform.log, platform.log.contents.streams.get(stream, ())
    draft = Draft(
        id=EventId(stream, len(history) + 1),
        event=event,
        circumstances=Circumstances(
            actor=PLATFORM,
            command_id=command_id,
            correlation_id=command_id,
            cause=None,
            effective_on=TODAY,
            effective_at=None,
        ),
    )
    previous = {stream: hash_of(history[-1].event.state)} if history else {}
    seal = prepare(
        [draft], tenant=TENANT, previous=previous, keys={}, cipher=platform.door.cipher
    )
    with log.transaction() as transaction:
        transaction.append(seal, now=platform.clock(), unmoved={})
    return str(draft.id)


def test_an_entry_that_does_not_balance_is_found(platform: Platform) -> None:
    platform.accept()
    entry = next(x for x in platform.events() if isinstance(x, EntryPosted))
    name = append(platform, "ledger:case:C-1", unbalanced(entry), "by-hand")
    codes = {x.code for x in platform.door.verify().faults if x.event == name}
    assert codes == {"ledger.unbalanced"}


def test_an_event_without_a_recorded_command_is_found(platform: Platform) -> None:
    platform.accept()
    append(platform, "case:C-1", ReturnReviewOpened(), "by-hand")
    (fault,) = platform.door.verify().faults
    assert (fault.code, fault.event) == ("log.command_record", "command:by-hand@1")
    assert "case:C-1@4" in fault.text


def test_an_event_added_to_a_recorded_command_is_found(platform: Platform) -> None:
    record = CommandRecorded(
        command_id="by-hand", name="case.accept_case", digest="0a" * 32, events=()
    )
    platform.accept()
    name = append(platform, "case:C-1", ReturnReviewOpened(), "by-hand")
    append(platform, "command:by-hand", record, "by-hand")
    (fault,) = platform.door.verify().faults
    assert (fault.code, fault.event) == ("log.command_record", name)
