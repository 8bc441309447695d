"""The fast way to read for a decision gives what the reader gives."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from debt_domain.kernel.ports import LoggedEvent, StoredFact
from debt_domain.values.personal import Sealed
from debt_domain.wire import read, read_facts, require_chain
from debt_domain.wire.errors import (
    ColumnMismatchError,
    HashMismatchError,
    PreviousHashMismatchError,
    UnknownEventError,
    UnreadableEventError,
)
from tests.application_support import a_platform, payment


@pytest.fixture(scope="module")
def case() -> Sequence[LoggedEvent]:
    platform = a_platform("P-3")
    platform.accept()
    platform.do(payment())
    return platform.log.contents.streams["case:C-1"]


def _facts(events: Sequence[LoggedEvent]) -> list[StoredFact]:
    return [(x.event.version, x.event.topic, x.event.state) for x in events]


def test_facts_are_the_events(case: Sequence[LoggedEvent]) -> None:
    assert list(read_facts("case:C-1", _facts(case[1:]))) == [
        read(logged).event for logged in case[1:]
    ]


def test_personal_texts_stay_sealed(case: Sequence[LoggedEvent]) -> None:
    (submitted,) = read_facts("case:C-1", _facts(case[:1]))
    assert "origin=''" in repr(submitted)
    assert Sealed.__name__ in repr(submitted)


@pytest.mark.parametrize(
    ("version", "topic", "error"),
    [
        (3, "case.case_accepted:1", ColumnMismatchError),
        (2, "case.hold_lifted:1", UnreadableEventError),
        (2, "case.unheard_of:1", UnknownEventError),
    ],
)
def test_what_is_wrong_is_named_by_the_reader(
    case: Sequence[LoggedEvent], version: int, topic: str, error: type[Exception]
) -> None:
    state = case[1].event.state
    with pytest.raises(error):
        list(read_facts("case:C-1", [(version, topic, state)]))


def test_another_stream_is_refused(case: Sequence[LoggedEvent]) -> None:
    with pytest.raises(ColumnMismatchError):
        list(read_facts("case:C-2", _facts(case)))


def test_a_sound_chain_is_let_through(case: Sequence[LoggedEvent]) -> None:
    require_chain("case:C-1", _facts(case))


def test_a_changed_event_breaks_the_chain(case: Sequence[LoggedEvent]) -> None:
    state = case[1].event.state.replace(b"acme", b"acne")
    changed = replace(case[1], event=replace(case[1].event, state=state))
    with pytest.raises(HashMismatchError):
        require_chain("case:C-1", _facts([case[0], changed, *case[2:]]))


def test_a_missing_event_breaks_the_chain(case: Sequence[LoggedEvent]) -> None:
    with pytest.raises(PreviousHashMismatchError):
        require_chain("case:C-1", _facts([case[0], *case[2:]]))
