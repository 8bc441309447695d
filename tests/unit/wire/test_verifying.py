from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debt_domain.kernel.ports import LoggedEvent, SealedEvent
from debt_domain.wire import envelope_hash, hash_of, verify
from debt_domain.wire.envelope import framed
from debt_domain.wire.errors import (
    ColumnMismatchError,
    EnvelopeNotCanonicalError,
    EventFaultError,
    HashMismatchError,
    PreviousHashMismatchError,
)
from tests.unit.wire.golden_events import CASE_SUBMITTED, PAYMENT_RECORDED
from tests.unit.wire.writing import TENANT, written

FIRST, SECOND = written(CASE_SUBMITTED, PAYMENT_RECORDED)
PREVIOUS: Final = hash_of(FIRST.state)


def faults(
    stored: SealedEvent, *, tenant: str = TENANT, previous: str = PREVIOUS
) -> tuple[EventFaultError, ...]:
    return verify(stored, tenant=tenant, previous=previous)


def resealed(find: bytes, put: bytes) -> SealedEvent:
    """Give the event as somebody would forge it who can compute hashes."""
    envelope = SECOND.state[len(b'{"envelope":') : -len(b',"hash":""}') - 64]
    forged = envelope.replace(find, put)
    return replace(SECOND, state=framed(forged, envelope_hash(forged)))


def test_sound_events_have_no_faults() -> None:
    assert verify(FIRST, tenant=TENANT, previous="") == ()
    assert verify(LoggedEvent(2, SECOND), tenant=TENANT, previous=PREVIOUS) == ()


@given(st.data())
def test_one_changed_byte_is_detected(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(SECOND.state) - 1))
    mask = data.draw(st.integers(1, 255))
    state = bytearray(SECOND.state)
    state[place] ^= mask
    found = faults(replace(SECOND, state=bytes(state)))
    assert found
    assert all("case:C-1@2" in str(fault) for fault in found)


def test_every_bit_counts() -> None:
    for place in range(len(SECOND.state)):
        for bit in range(8):
            state = bytearray(SECOND.state)
            state[place] ^= 1 << bit
            assert faults(replace(SECOND, state=bytes(state))), (place, bit)


@pytest.mark.parametrize("state", [b"", b"{}", SECOND.state[:-1], SECOND.state + b" "])
def test_a_cut_or_longer_state_is_detected(state: bytes) -> None:
    assert [type(f) for f in faults(replace(SECOND, state=state))] == [
        EnvelopeNotCanonicalError
    ]


def test_a_changed_amount_breaks_the_hash() -> None:
    state = SECOND.state.replace(b"10001", b"10002")
    (fault,) = faults(replace(SECOND, state=state))
    assert isinstance(fault, HashMismatchError)
    assert fault.stored == hash_of(SECOND.state)
    assert fault.event_id.version == 2


def test_an_event_that_was_taken_out_is_missed_by_the_next_one() -> None:
    (fault,) = faults(SECOND, previous="")
    assert isinstance(fault, PreviousHashMismatchError)
    assert (fault.stored, fault.previous) == (PREVIOUS, "")


@pytest.mark.parametrize(
    ("stored", "columns"),
    [
        (replace(SECOND, stream="case:C-2"), ["stream"]),
        (replace(SECOND, version=3), ["version"]),
        (replace(SECOND, topic="case.payment_verified:1"), ["topic"]),
        (replace(SECOND, topic="case.payment_recorded:2"), ["topic"]),
        (
            replace(SECOND, recorded_at=SECOND.recorded_at + timedelta(microseconds=1)),
            ["recorded_at"],
        ),
    ],
)
def test_a_changed_column_is_named(stored: SealedEvent, columns: list[str]) -> None:
    found = faults(stored)
    assert [f.column for f in found if isinstance(f, ColumnMismatchError)] == columns
    assert len(found) == 1


def test_an_event_of_another_tenant_is_detected() -> None:
    (fault,) = faults(SECOND, tenant="tenant-2")
    assert isinstance(fault, ColumnMismatchError)
    assert (fault.column, fault.stored, fault.envelope) == (
        "tenant",
        "tenant-2",
        "tenant-1",
    )


@pytest.mark.parametrize(
    ("find", "put"),
    [
        (b'"cause":null', b'"cause": null'),
        (b"10001", b"10001.0"),
        (b'"tenant":"tenant-1"', b'"tenant":"tenant-1","tenant":"tenant-1"'),
        (b'"tenant":"tenant-1"', b'"tenant":"\\u0074enant-1"'),
        (b'"reference":null', b'"reference":NaN'),
        (b'"reference":null', b'"reference":"u\xcc\x88"'),
        (b'"reference":null', b'"reference":"\\ud800"'),
        (b'"reference":null', b'"reference":"\xff"'),
    ],
)
def test_another_form_of_the_same_envelope_is_detected(find: bytes, put: bytes) -> None:
    found = faults(resealed(find, put))
    assert [type(fault) for fault in found] == [EnvelopeNotCanonicalError]
