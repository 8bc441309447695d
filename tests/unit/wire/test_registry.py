from typing import ClassVar

import pytest

from debt_domain.case.events import CaseEvent, CaseSubmitted
from debt_domain.command_record.events import CommandRecordEvent
from debt_domain.kernel.message import Event
from debt_domain.values.event_id import EventId
from debt_domain.values.personal import Personal, PersonalText
from debt_domain.wire import REGISTRY, Registry, read, reveal
from debt_domain.wire.canonical import Plain
from debt_domain.wire.errors import (
    DuplicateEventError,
    MissingUpcastError,
    NotCanonicalError,
    UnknownEventError,
)
from tests.unit.wire.writing import CIPHER, KEYS, written

EVENT_ID = EventId("test:1", 1)


class LetterSentOnce(Event, frozen=True):
    stored_name: ClassVar[str] = "test.letter_sent"
    stored_version: ClassVar[int] = 1
    text: PersonalText
    pages: str


class LetterSent(Event, frozen=True):
    stored_name: ClassVar[str] = "test.letter_sent"
    stored_version: ClassVar[int] = 3
    body: PersonalText
    page_count: int
    copies: int


class WeightTaken(Event, frozen=True):
    stored_name: ClassVar[str] = "test.weight_taken"
    stored_version: ClassVar[int] = 1
    grams: float


def counted(stored: Plain) -> Plain:
    pages = str(stored.pop("pages"))
    return {**stored, "page_count": int(pages)}


def named_body(stored: Plain) -> Plain:
    body = stored.pop("text")
    return {**stored, "body": body, "copies": 1}


UPCASTS = {("test.letter_sent", 1): counted, ("test.letter_sent", 2): named_body}
OLD = Registry.of(LetterSentOnce)
NEW = Registry.of(LetterSent, upcasts=UPCASTS)
FIRST = LetterSentOnce(text=Personal(subject_id="debtor-1", text="Dear"), pages="2")


def test_an_old_version_is_lifted_step_by_step_and_its_seal_still_opens() -> None:
    (stored,) = written(FIRST, registry=OLD)
    event = reveal(read(stored, NEW).event, KEYS, CIPHER)
    assert event == LetterSent(
        body=Personal(subject_id="debtor-1", text="Dear"), page_count=2, copies=1
    )


def test_every_event_of_every_aggregate_is_registered_once() -> None:
    assert REGISTRY.newest["case.case_submitted"] is CaseSubmitted
    assert ("command_record.command_recorded", 1) in REGISTRY.versions
    assert len(REGISTRY.versions) == 134
    assert NEW.versions == {("test.letter_sent", n) for n in (1, 2, 3)}


def test_two_classes_with_one_stored_name_are_refused() -> None:
    with pytest.raises(DuplicateEventError, match="LetterSentOnce and LetterSent:"):
        Registry.of(LetterSentOnce, LetterSent, upcasts=UPCASTS)


def test_one_class_in_two_unions_is_no_duplicate() -> None:
    both = Registry.of(CaseEvent, CaseSubmitted, CommandRecordEvent)
    assert both.newest["case.case_submitted"] is CaseSubmitted


@pytest.mark.parametrize("missing", UPCASTS)
def test_a_gap_in_the_upcasts_is_refused(missing: tuple[str, int]) -> None:
    steps = {key: step for key, step in UPCASTS.items() if key != missing}
    with pytest.raises(MissingUpcastError, match=r"needs one from each of \(1, 2\)"):
        Registry.of(LetterSent, upcasts=steps)


def test_an_upcast_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(MissingUpcastError):
        Registry.of(LetterSentOnce, upcasts={("test.letter_sent", 1): counted})
    with pytest.raises(MissingUpcastError):
        Registry.of(upcasts={("test.unheard_of", 1): counted})


def test_an_event_with_a_float_is_refused() -> None:
    with pytest.raises(NotCanonicalError, match="grams is a float"):
        Registry.of(WeightTaken)


@pytest.mark.parametrize(
    ("topic", "newest"),
    [
        ("test.unheard_of:1", None),
        ("test.letter_sent:4", 3),
        ("test.letter_sent:0", 3),
        ("test.letter_sent:03", 3),
        ("test.letter_sent:01", 3),
        ("test.letter_sent:x", 3),
        ("test.letter_sent", None),
    ],
)
def test_what_is_unknown_stops_the_reader(topic: str, newest: int | None) -> None:
    with pytest.raises(UnknownEventError, match="install the release") as refused:
        NEW.kind_of(topic, event_id=EVENT_ID)
    assert refused.value.event_id == EVENT_ID
    assert refused.value.topic == topic
    assert refused.value.newest == newest
