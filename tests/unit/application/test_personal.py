"""Personal texts are sealed in the log and the rows, and open with the keys only."""

from dataclasses import replace

import pytest

from debt_adapters.memory import MemoryEventLog
from debt_domain.case.commands import LogActivity, StartWork, SubmitCase
from debt_domain.case.model import ActivityKind, Direction
from debt_domain.kernel.errors import SealBrokenError
from debt_domain.testing import NOW, actor, personal, submit_case
from debt_domain.values.actor import Role
from debt_domain.values.personal import Erased, Personal, Sealed
from debt_domain.wire import read, reveal, subjects_of
from tests.application_support import Platform, rows_of

SUBMISSION = submit_case(submitter_id="P-3")
IN_THE_CLEAR = (
    "Mette Holm",
    "mette.holm@nordlys.example",
    "Kaufhaus Brandt GmbH",
    "Lindenallee 4",
    "50668",
    "Köln",
)


def contents(log: MemoryEventLog) -> bytes:
    """Give every byte that is stored."""
    rows = rows_of(log.read_models).values()
    return b"\n".join(
        (
            *(logged.event.state for logged in log.contents.events),
            *(row for found in rows for row in found.values()),
        )
    )


def without_keys(platform: Platform, *subjects: str) -> None:
    kept = {
        s: key for s, key in platform.log.contents.keys.items() if s not in subjects
    }
    platform.log.contents = replace(platform.log.contents, keys=kept)


def test_nothing_personal_is_stored_in_the_clear(platform: Platform) -> None:
    platform.do(SUBMISSION)
    stored = contents(platform.log)
    assert b"Nordlys Engros ApS" in stored
    for text in IN_THE_CLEAR:
        assert text.encode() not in stored


def test_a_row_opens_with_its_subject_s_key(platform: Platform) -> None:
    platform.do(SUBMISSION)
    asked = platform.door.questions()
    row = asked.case("C-1")
    assert row is not None
    assert isinstance(row.debtor_name, Sealed)
    assert asked.revealed(row).debtor_name == SUBMISSION.debtor.name


def test_a_row_folded_back_in_time_opens_too(platform: Platform) -> None:
    platform.do(SUBMISSION)
    asked = platform.door.questions(as_known_at=platform.clock.now)
    row = asked.case("C-1")
    assert row is not None
    assert asked.revealed(row).debtor_name == SUBMISSION.debtor.name


def test_without_the_key_it_is_erased(platform: Platform) -> None:
    platform.do(SUBMISSION)
    without_keys(platform, "D-1")
    asked = platform.door.questions()
    row = asked.case("C-1")
    assert row is not None
    assert asked.revealed(row).debtor_name == Erased(subject_id="D-1")


def test_erasing_a_person_changes_no_hash_and_no_row(platform: Platform) -> None:
    platform.do(SUBMISSION)
    without_keys(platform, "D-1", "CL-1-contact")
    assert platform.door.verify().sound


def test_every_text_of_an_event_opens_as_it_was_given(platform: Platform) -> None:
    platform.do(SUBMISSION)
    log = platform.log
    event = read(log.contents.streams["case:C-1"][0]).event
    opened = reveal(
        event, log.keys.get(sorted(subjects_of(event))), platform.door.cipher
    )
    shared = SubmitCase.model_fields.keys() & type(event).model_fields.keys()
    assert {name: getattr(opened, name) for name in shared} == {
        name: getattr(SUBMISSION, name) for name in shared
    }


def test_a_text_under_another_person_s_key_does_not_open(platform: Platform) -> None:
    platform.do(SUBMISSION)
    keys = platform.log.contents.keys
    swapped = {**keys, "D-1": keys["CL-1-contact"]}
    platform.log.contents = replace(platform.log.contents, keys=swapped)
    asked = platform.door.questions()
    row = asked.case("C-1")
    assert row is not None
    with pytest.raises(SealBrokenError):
        asked.revealed(row)


def test_a_note_about_the_debtor_is_sealed_with_the_debtor_s_key(
    platform: Platform,
) -> None:
    platform.accept()
    submitter = actor(Role.SUBMITTER, "P-3")
    platform.do(StartWork(case_id="C-1"), by=submitter)
    note = LogActivity(
        case_id="C-1",
        kind=ActivityKind.NOTE,
        direction=Direction.INTERNAL,
        occurred_at=NOW,
        note=personal("D-1", "Lives with his sister."),
    )
    platform.do(note, by=submitter)
    assert b"sister" not in contents(platform.log)
    assert subjects_of(platform.events()[-2]) == {"D-1"}


def test_the_keys_are_the_subjects_own(platform: Platform) -> None:
    platform.do(SUBMISSION)
    keys = platform.log.contents.keys
    assert keys.keys() == {"D-1", "CL-1-contact"}
    assert len(set(keys.values())) == 2


def test_a_refused_command_makes_no_keys(platform: Platform) -> None:
    refused = submit_case(debtor_id="D-404", submitter_id="P-404")
    assert platform.door.preview(refused, by=actor(Role.PLATFORM)).refusal is not None
    assert "D-404" not in platform.log.contents.keys
    assert isinstance(SUBMISSION.debtor.name, Personal)
