import gc
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import pytest

from debt_domain.case.events import CaseRejected
from debt_domain.case.model import RejectionReason
from debt_domain.claim_reservation.events import ClaimReleased, ClaimReserved
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent
from debt_domain.values.event_id import EventId
from debt_domain.wire import Recorded, Registry, collector_paused, hash_of, read
from debt_domain.wire.errors import (
    ColumnMismatchError,
    UnknownEventError,
    UnreadableEventError,
)
from tests.unit.wire.golden_events import ACTIVITY_LOGGED, PAYMENT_RECORDED
from tests.unit.wire.golden_ledger import ENTRY_POSTED
from tests.unit.wire.writing import CIRCUMSTANCES, RECORDED_AT, written


def test_an_event_comes_back_with_its_circumstances() -> None:
    first, second = written(PAYMENT_RECORDED, ENTRY_POSTED)
    assert read(LoggedEvent(17, second)) == Recorded(
        id=EventId("case:C-1", 2),
        event=ENTRY_POSTED,
        circumstances=replace(CIRCUMSTANCES, effective_on=ENTRY_POSTED.effective_on),
        recorded_at=RECORDED_AT,
        position=17,
        hash=hash_of(second.state),
        previous_hash=hash_of(first.state),
    )


def test_an_event_read_by_its_stream_has_no_position() -> None:
    assert read(written(PAYMENT_RECORDED)[0]).position == 0


def test_an_unknown_event_is_never_skipped() -> None:
    stored = replace(written(PAYMENT_RECORDED)[0], topic="case.payment_recorded:2")
    with pytest.raises(UnknownEventError, match=r"case:C-1@1.*up to version 1"):
        read(stored)


@pytest.mark.parametrize(
    ("event", "found", "put"),
    [
        (PAYMENT_RECORDED, b'"actor"', b'"actress"'),
        (PAYMENT_RECORDED, b'"data":{', b'"data":{"more":1,'),
        (PAYMENT_RECORDED, b'"amount_minor":10001', b'"amount_minor":100.01'),
        (PAYMENT_RECORDED, b'"currency":"EUR"', b'"currency":"XXX"'),
        (ACTIVITY_LOGGED, b'"private":true', b'"private":1'),
        (ACTIVITY_LOGGED, b'{"envelope":', b"["),
        (ACTIVITY_LOGGED, b'{"envelope":', b'{"envelop":'),
        (ACTIVITY_LOGGED, b'{"envelope":', b'{"envelopE":'),
        (ACTIVITY_LOGGED, b',"hash":"', b',"hasH":"'),
        (ACTIVITY_LOGGED, b',"data":', b', "data":'),
        (ACTIVITY_LOGGED, b'"tenant":"tenant-1"', b'"tenant":1'),
        (ACTIVITY_LOGGED, b'"cause":null', b'"cause":"case:C-1"'),
    ],
)
def test_bytes_that_are_no_such_event_are_refused(
    event: Event, found: bytes, put: bytes
) -> None:
    (stored,) = written(event)
    changed = replace(stored, state=stored.state.replace(found, put))
    with pytest.raises(UnreadableEventError, match="event case:C-1@1") as refused:
        read(changed)
    assert refused.value.topic == stored.topic


def test_data_that_is_no_object_is_refused() -> None:
    (stored,) = written(ACTIVITY_LOGGED)
    opened = stored.state.replace(b'"data":{', b'"data":[{')
    state = opened.replace(b'},"effective_at"', b'}],"effective_at"')
    with pytest.raises(UnreadableEventError, match="should be an object"):
        read(replace(stored, state=state))


def test_bytes_of_another_stream_or_version_are_refused() -> None:
    (stored,) = written(PAYMENT_RECORDED)
    for moved in (replace(stored, stream="case:C-2"), replace(stored, version=2)):
        with pytest.raises(ColumnMismatchError) as refused:
            read(moved)
        assert refused.value.column == "stream, version"
        assert refused.value.envelope == "case:C-1@1"


def test_bytes_of_another_topic_are_refused() -> None:
    reserved, released = written(
        ClaimReserved(case_id="C-1"), ClaimReleased(case_id="C-1")
    )
    with pytest.raises(ColumnMismatchError) as refused:
        read(replace(reserved, topic=released.topic))
    assert refused.value.column == "topic"


class LookAlike(Event, frozen=True):
    """An event with keys that the envelope has as well."""

    stored_name: ClassVar[str] = "test.look_alike"
    stored_version: ClassVar[int] = 1
    actor: int = 1
    data: int = 2
    effective_at: int = 3
    name: int = 4


def test_data_may_have_keys_of_the_envelope() -> None:
    registry = Registry.of(LookAlike)
    (stored,) = written(LookAlike(), registry=registry)
    assert read(stored, registry).event == LookAlike()


def test_text_that_looks_like_the_envelope_is_text() -> None:
    text = '"data":{},"effective_at":null,"name":"x","hash":"","sealed":'
    event = CaseRejected(reason=RejectionReason.ETHICAL, explanation=f"{{,{text}}}")
    assert read(written(event)[0]).event == event


def test_an_event_caused_by_another_names_it() -> None:
    cause = EventId("case:C-1", 3)
    caused = replace(CIRCUMSTANCES, cause=cause)
    assert read(written(PAYMENT_RECORDED)[0]).circumstances.cause is None
    (event,) = written(PAYMENT_RECORDED, circumstances=caused)
    assert read(event).circumstances.cause == cause


@pytest.fixture(params=[True, False])
def collector(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Have the collector of cycles on, or off."""
    before, wanted = gc.isenabled(), bool(request.param)
    (gc.enable if wanted else gc.disable)()
    yield wanted
    (gc.enable if before else gc.disable)()


def test_the_collector_rests_while_events_are_read(*, collector: bool) -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled() is collector


def test_the_collector_goes_on_after_an_error(*, collector: bool) -> None:
    stored = replace(written(PAYMENT_RECORDED)[0], topic="case.unheard_of:1")
    with pytest.raises(UnknownEventError), collector_paused():
        read(stored)
    assert gc.isenabled() is collector
