import json
from dataclasses import replace
from datetime import date, timedelta, timezone
from hashlib import sha256

import pytest

from debt_domain.case.events import CaseReopened, PaymentRecorded
from debt_domain.kernel.ports import Cipher
from debt_domain.values.event_id import EventId
from debt_domain.wire import Registry, envelope_hash, hash_of, prepare, topic_of, verify
from debt_domain.wire.errors import UnknownEventError
from tests.unit.wire.golden_events import (
    ACTIVITY_LOGGED,
    CASE_SUBMITTED,
    GOLDEN,
    PAYMENT_RECORDED,
)
from tests.unit.wire.golden_ledger import ENTRY_POSTED
from tests.unit.wire.writing import (
    CIPHER,
    CIRCUMSTANCES,
    KEYS,
    RECORDED_AT,
    TENANT,
    drafts,
    written,
)


class CountingCipher:
    def __init__(self, cipher: Cipher) -> None:
        self.cipher, self.texts = cipher, 0

    def encrypt(self, key: bytes, text: bytes, context: bytes, /) -> bytes:
        self.texts += 1
        return self.cipher.encrypt(key, text, context)

    def decrypt(self, key: bytes, sealed: bytes, context: bytes, /) -> bytes:
        return self.cipher.decrypt(key, sealed, context)


def test_the_envelope_holds_these_fields() -> None:
    state = json.loads(written(PAYMENT_RECORDED)[0].state)
    assert state["envelope"] == {
        "actor": {"actor_id": "user-1", "party_id": None, "role": "PLATFORM"},
        "cause": None,
        "command_id": "command-1",
        "correlation_id": "correlation-1",
        "data": {
            "amount": {"amount_minor": 10001, "currency": "EUR"},
            "conversion": {
                "converted_at": "2026-02-27T15:00:00.000000Z",
                "original": {"amount_minor": 10870, "currency": "USD"},
                "rate": "23/25",
                "source": "ECB reference rate",
            },
            "holder": {"kind": "PARTNER", "party_id": "partner-1"},
            "method": "BANK_TRANSFER",
            "payment_id": "P-1",
            "received_on": "2026-02-27",
            "reference": None,
        },
        "effective_at": None,
        "effective_on": "2026-02-27",
        "name": "case.payment_recorded",
        "policy": None,
        "previous_hash": "",
        "recorded_at": "2026-03-04T10:30:00.000000Z",
        "schema_version": 1,
        "stream": "case:C-1",
        "tenant": "tenant-1",
        "terms_version": None,
        "version": 1,
    }


def test_the_hash_covers_the_format_and_the_envelope_with_their_lengths() -> None:
    state = written(CASE_SUBMITTED)[0].state
    envelope = state[len(b'{"envelope":') : -len(b',"hash":""}') - 64]
    tag = b"debt-domain/envelope/1"
    lengths = [len(part).to_bytes(8, "big") for part in (tag, envelope)]
    expected = sha256(lengths[0] + tag + lengths[1] + envelope).hexdigest()
    assert hash_of(state) == expected == envelope_hash(envelope)
    assert json.loads(state)["hash"] == expected


def test_hashes_chain_within_a_batch_and_on_to_the_stream() -> None:
    other = drafts(ENTRY_POSTED, stream="ledger:case:C-1")
    batch = (*drafts(CASE_SUBMITTED, PAYMENT_RECORDED), *other)
    seal = prepare(
        batch,
        tenant=TENANT,
        previous={"case:C-1": "ab" * 32},
        keys=KEYS,
        cipher=CIPHER,
    )
    first, second, entry = seal(RECORDED_AT)
    assert verify(first, tenant=TENANT, previous="ab" * 32) == ()
    assert verify(second, tenant=TENANT, previous=hash_of(first.state)) == ()
    assert verify(entry, tenant=TENANT, previous="") == ()


def test_sealing_again_changes_the_time_alone_and_encrypts_nothing_again() -> None:
    cipher = CountingCipher(CIPHER)
    seal = prepare(
        drafts(ACTIVITY_LOGGED), tenant=TENANT, previous={}, keys=KEYS, cipher=cipher
    )
    later = RECORDED_AT + timedelta(microseconds=1)
    (first,), (again,), (moved,) = seal(RECORDED_AT), seal(RECORDED_AT), seal(later)
    assert first == again
    assert moved.recorded_at == later
    assert verify(moved, tenant=TENANT, previous="") == ()
    assert cipher.texts == 1


def test_a_recorded_time_in_another_zone_is_stored_in_utc() -> None:
    abroad = RECORDED_AT.astimezone(timezone(timedelta(hours=-7)))
    seal = prepare(
        drafts(PAYMENT_RECORDED), tenant=TENANT, previous={}, keys=KEYS, cipher=CIPHER
    )
    assert seal(abroad) == seal(RECORDED_AT)
    assert seal(abroad)[0].recorded_at.utcoffset() == timedelta(0)


def test_the_policy_and_the_terms_version_of_an_event_are_in_its_envelope() -> None:
    accepted, entry = written(GOLDEN["case.case_accepted.v1"], ENTRY_POSTED)
    assert (
        json.loads(accepted.state)["envelope"]["policy"]
        == "acceptance:1, required_documents:2"
    )
    assert json.loads(entry.state)["envelope"]["terms_version"] == 2


def test_an_event_without_a_day_of_its_own_takes_effect_on_that_of_the_command() -> (
    None
):
    day = date(2026, 1, 1)
    cause = EventId("case:C-1", 9)
    given = replace(CIRCUMSTANCES, effective_on=day, cause=cause)
    seal = prepare(
        drafts(ACTIVITY_LOGGED, PAYMENT_RECORDED, circumstances=given),
        tenant=TENANT,
        previous={},
        keys=KEYS,
        cipher=CIPHER,
    )
    activity, payment = (json.loads(e.state)["envelope"] for e in seal(RECORDED_AT))
    assert activity["effective_on"] == "2026-01-01"
    assert payment["effective_on"] == "2026-02-27"
    assert activity["cause"] == "case:C-1@9"


def test_an_event_that_could_not_be_read_back_is_not_written() -> None:
    with pytest.raises(UnknownEventError) as refused:
        written(PAYMENT_RECORDED, registry=Registry.of(CaseReopened))
    assert refused.value.topic == topic_of(PaymentRecorded) == "case.payment_recorded:1"
