from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from debt_domain.kernel.message import Event
from debt_domain.kernel.ports import SealedEvent
from debt_domain.values.actor import Actor, Role
from debt_domain.values.event_id import EventId
from debt_domain.wire import (
    REGISTRY,
    Circumstances,
    Draft,
    prepare,
    read,
    reveal,
    verify,
)
from tests.unit.wire.golden_events import GOLDEN
from tests.unit.wire.writing import CIPHER, KEYS, RECORDED_AT, TENANT

FOLDER: Final = Path(__file__).parents[2] / "golden"
PREVIOUS: Final = "5e" * 32
VERSION: Final = 7
CIRCUMSTANCES: Final = Circumstances(
    actor=Actor(actor_id="user-1", role=Role.SUBMITTER, party_id="partner-1"),
    command_id="command-1",
    correlation_id="correlation-1",
    cause=EventId("case:C-1", 3),
    effective_on=date(2026, 3, 4),
    effective_at=datetime(2026, 3, 4, 8, 0, 0, 1, tzinfo=UTC),
)
STREAMS: Final = {
    "agreement": "agreement:partner-1",
    "approval": "approval:A-1",
    "authority": "authority:client-1",
    "books": "books:main",
    "case": "case:C-1",
    "claim_reservation": "claim:" + "c1" * 32,
    "client_exclusivity": "exclusivity:client-1",
    "command_record": "command:command-1",
    "invoice_series": "series:invoices",
    "ledger": "ledger:case:C-1",
    "partner_case": "partner_case:C-1",
    "party_ledger": "ledger:partner:P-1:EUR",
    "platform_ledger": "ledger:platform:EUR",
    "subject": "subject:debtor-1",
}


def stream_of(file: str) -> str:
    return STREAMS[file.partition(".")[0]]


def stored(file: str) -> SealedEvent:
    name, _, version = file.rpartition(".v")
    state = (FOLDER / f"{file}.json").read_bytes()
    topic = f"{name}:{version}"
    return SealedEvent(stream_of(file), VERSION, topic, state, RECORDED_AT)


def encoded(file: str, event: Event) -> SealedEvent:
    stream = stream_of(file)
    draft = Draft(id=EventId(stream, VERSION), event=event, circumstances=CIRCUMSTANCES)
    previous = {stream: PREVIOUS}
    seal = prepare((draft,), tenant=TENANT, previous=previous, keys=KEYS, cipher=CIPHER)
    return seal(RECORDED_AT)[0]


def test_every_version_that_can_be_read_has_a_golden_file_and_an_event() -> None:
    readable = {f"{name}.v{version}" for name, version in REGISTRY.versions}
    assert {file.stem for file in FOLDER.iterdir()} == readable
    assert GOLDEN.keys() == readable


@pytest.mark.parametrize("file", GOLDEN)
def test_a_golden_file_reads_as_its_event(file: str) -> None:
    recorded = read(stored(file))
    assert reveal(recorded.event, KEYS, CIPHER) == GOLDEN[file]
    assert type(recorded.event) is type(GOLDEN[file])
    assert recorded.circumstances.actor == CIRCUMSTANCES.actor
    assert recorded.circumstances.cause == CIRCUMSTANCES.cause
    assert recorded.circumstances.effective_at == CIRCUMSTANCES.effective_at
    assert recorded.recorded_at == RECORDED_AT
    assert recorded.previous_hash == PREVIOUS


@pytest.mark.parametrize("file", GOLDEN)
def test_a_golden_file_is_sound(file: str) -> None:
    assert verify(stored(file), tenant=TENANT, previous=PREVIOUS) == ()


@pytest.mark.parametrize(
    "file", [f"{n}.v{kind.stored_version}" for n, kind in REGISTRY.newest.items()]
)
def test_the_newest_version_is_written_as_its_golden_file(file: str) -> None:
    assert encoded(file, GOLDEN[file]) == stored(file)
