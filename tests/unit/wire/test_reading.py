from dataclasses import replace

import pytest

from debt_domain.claim_reservation.events import ClaimReleased, ClaimReserved
from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import LoggedEvent
from debt_domain.values.event_id import EventId
from debt_domain.wire import Recorded, hash_of, read
from debt_domain.wire.errors import (
    ColumnMismatchError,
    UnknownEventError,
    UnreadableEventError,
)
from tests.unit.wire.golden_events import (
    ACTIVITY_LOGGED,
    ENTRY_POSTED,
    PAYMENT_RECORDED,
)
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
